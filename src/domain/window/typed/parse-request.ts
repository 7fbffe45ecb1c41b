import type { Instant, Milliseconds } from '../../time.ts';
import { parseWindowId, type WindowId } from '../id.ts';
import { parseDuration } from './duration.ts';
import { type LineParts, linePartsOf } from './line-parts.ts';
import { lineProblems, mentionedUser, startOf } from './line-problems.ts';
import { wordsOf } from './words.ts';

/** A request in one line, as far as the line says it; nothing of it has been looked up. */
export interface RequestLine {
  /** An account or a scope, as it was typed. */
  readonly accounts: string;
  readonly duration: Milliseconds;
  readonly task: string;
  readonly reason: string;
  readonly ticket?: string;
  /** Absent: now. */
  readonly start?: Instant;
  /** Slack user id. Absent: the requester. */
  readonly operator?: string;
  readonly continues?: WindowId;
  /** Why root, though the task no longer needs it. */
  readonly insistence?: string;
  readonly breakGlass: boolean;
}

export type ParsedRequest =
  | { readonly kind: 'request'; readonly line: RequestLine }
  /** Each a sentence that says what is accepted. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** A line that can be copied. */
export const REQUEST_EXAMPLE =
  'payments-prod for 1h task "S3 MFA delete" because "auditor finding 7" ticket SEC-123';

/**
 * Reads `ACCOUNTS for DURATION task "…" because "…"`, and in any order with these `ticket T`, `at START`,
 * `operator @person`, `more RW-…` (more time for that window), `insist "…"`, `break-glass`. A value that holds a
 * keyword as a word is put in quotes. `now` decides which day a bare `at 16:00` means.
 */
export function parseRequestLine(text: string, now: Instant): ParsedRequest {
  const words = wordsOf(text);
  if (words.kind === 'unclosed') {
    return wrong([`The quote before ${words.from} is not closed: put one after it, and none within it.`]);
  }
  const parts = linePartsOf(words.words);
  const problems = lineProblems(parts, now);
  return problems.length > 0 ? wrong(problems) : { kind: 'request', line: lineOf(parts, now) };
}

function lineOf({ accounts, values }: LineParts, now: Instant): RequestLine {
  const start = startOf(values.at ?? 'now', now);
  const operator = mentionedUser(values.operator ?? '');
  const continues = parseWindowId(values.more ?? '');
  return {
    accounts,
    duration: parseDuration(values.for ?? '') ?? 0,
    task: values.task ?? '',
    reason: values.because ?? '',
    ...(values.ticket !== undefined && { ticket: values.ticket }),
    ...(typeof start === 'number' && { start }),
    ...(operator !== undefined && { operator }),
    ...(continues !== undefined && { continues }),
    ...(values.insist !== undefined && { insistence: values.insist }),
    breakGlass: values['break-glass'] !== undefined,
  };
}

function wrong(problems: readonly string[]): ParsedRequest {
  return { kind: 'wrong', problems: [...problems, `For example: /root-request ${REQUEST_EXAMPLE}`] };
}
