import { harmless } from '../text/harmless.ts';

const PATTERN_LENGTH = 200;

/** What a ticket looks like that matches all of the patterns: `like SEC-123`; where none is found, the patterns. */
export function ticketsLike(patterns: readonly string[]): string {
  const example = patterns.map(exampleOf).find((text) => patterns.every((pattern) => matches(pattern, text)));
  if (example !== undefined) return `like ${harmless(example, PATTERN_LENGTH)}`;
  const shown = patterns.map((pattern) => harmless(pattern, PATTERN_LENGTH));
  return `in the form ${shown.join(' and ')}, as a regular expression`;
}

/** A stored policy that was damaged may hold what is no pattern. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return false;
  }
}

/** Of the patterns that people write for tickets; whether it fits is for the caller to try. */
function exampleOf(pattern: string): string {
  return pattern
    .replaceAll(/\\d[+*]|\[0-9\][+*]/g, '123')
    .replaceAll(/(?:\\d|\[0-9\])\{(\d{1,2})(?:,\d*)?\}/g, (_, length) =>
      '1234567890'.repeat(10).slice(0, Number(length)),
    )
    .replaceAll(/\[A-Z\][+*]|\[A-Z0-9\][+*]/g, 'ABC')
    .replaceAll(/\\([-./#])/g, '$1');
}
