import type { RichTextElement } from '@slack/types';
import { bold, plain } from '../blocks/rich-text.ts';

/** One line of a message, or two; the strings in it are ready to show. */
export type Line = readonly RichTextElement[];

/** `Why: “Auditor finding 7”`. */
export function fact(label: string, ...values: readonly (string | RichTextElement)[]): Line {
  return [bold(`${label}: `), ...values.map((value) => (typeof value === 'string' ? plain(value) : value))];
}

/** Lines one below the other. */
export function joined(lines: readonly Line[]): RichTextElement[] {
  return lines.flatMap((line, n) => (n === 0 ? line : [plain('\n'), ...line]));
}

/** Runs one after the other with `separator` between them. */
export function separated(runs: readonly Line[], separator: string): RichTextElement[] {
  return runs.flatMap((run, n) => (n === 0 ? run : [plain(separator), ...run]));
}
