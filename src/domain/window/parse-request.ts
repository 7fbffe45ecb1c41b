import type { Instant, Milliseconds } from '../time.ts';
import { DURATIONS, parseDuration } from './duration.ts';
import { parseWindowId, type WindowId } from './id.ts';
import { parseStart, STARTS } from './start-time.ts';
import { type Word, wordsOf } from './words.ts';

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

const KEYWORDS = [
  'for',
  'task',
  'because',
  'ticket',
  'at',
  'operator',
  'more',
  'insist',
  'break-glass',
] as const;
type Keyword = (typeof KEYWORDS)[number];

interface Parts {
  readonly accounts: string;
  readonly values: ReadonlyMap<Keyword, string>;
  readonly twice: readonly Keyword[];
}

/**
 * Reads `ACCOUNTS for DURATION task "…" because "…"`, then in any order `ticket T`, `at START`, `operator @person`,
 * `more RW-…` (more time for that window), `insist "…"`, `break-glass`. A value that holds a keyword as a word is
 * put in quotes.
 */
export function parseRequestLine(text: string, now: Instant): ParsedRequest {
  const words = wordsOf(text);
  if (words.kind === 'unclosed') {
    return wrong([`The quote before “${words.from}” is never closed: put a quote after it.`]);
  }
  const parts = partsOf(words.words);
  const problems = [...missing(parts), ...unreadable(parts, now)];
  return problems.length > 0 ? wrong(problems) : { kind: 'request', line: lineOf(parts, now) };
}

function partsOf(words: readonly Word[]): Parts {
  const texts = new Map<Keyword | 'accounts', string[]>();
  const twice: Keyword[] = [];
  let current: Keyword | 'accounts' = 'accounts';
  for (const word of words) {
    const keyword = keywordOf(word);
    if (keyword === undefined) {
      texts.set(current, [...(texts.get(current) ?? []), word.text]);
      continue;
    }
    if (texts.has(keyword)) twice.push(keyword);
    texts.set(keyword, texts.get(keyword) ?? []);
    current = keyword;
  }
  const { accounts = [], ...rest } = Object.fromEntries(texts);
  const values = KEYWORDS.flatMap((keyword) => {
    const value = rest[keyword];
    return value === undefined ? [] : [[keyword, value.join(' ')] as const];
  });
  return { accounts: accounts.join(' '), values: new Map(values), twice };
}

function keywordOf({ text, quoted }: Word): Keyword | undefined {
  return quoted ? undefined : KEYWORDS.find((keyword) => keyword === text.toLowerCase());
}

function missing({ accounts, values, twice }: Parts): string[] {
  const has = (keyword: Keyword) => (values.get(keyword) ?? '').trim() !== '';
  return [
    ...(accounts === '' ? ['Begin with the account or scope: an id, a name, or a scope such as prod.'] : []),
    ...(has('for') ? [] : [`Say for how long: for ${DURATIONS}.`]),
    ...(has('task') ? [] : ['Say which task: task "S3 MFA delete".']),
    ...(has('because') ? [] : ['Say why: because "auditor finding 7".']),
    ...twice.map((keyword) => `“${keyword}” stands there twice; put text that holds the word in quotes.`),
  ];
}

function unreadable({ values }: Parts, now: Instant): string[] {
  const check = (keyword: Keyword, read: (value: string) => unknown, accepted: string) => {
    const value = values.get(keyword);
    if (value === undefined || (keyword === 'for' && value === '')) return [];
    return read(value) === undefined
      ? [`“${keyword} ${value}” is not understood; accepted: ${accepted}.`]
      : [];
  };
  return [
    ...check('for', parseDuration, DURATIONS),
    ...check('at', (value) => startOf(value, now), STARTS),
    ...check('operator', userId, 'operator @person'),
    ...check('more', parseWindowId, 'more RW-7F3K2M'),
    ...check('ticket', (value) => value || undefined, 'ticket SEC-123'),
    ...check('insist', (value) => value || undefined, 'insist "why root all the same"'),
    ...check(
      'break-glass',
      (value) => (value === '' ? true : undefined),
      'break-glass at the end, by itself',
    ),
  ];
}

function lineOf({ accounts, values }: Parts, now: Instant): RequestLine {
  const value = (keyword: Keyword) => values.get(keyword);
  const start = startOf(value('at') ?? 'now', now);
  const operator = userId(value('operator') ?? '');
  const continues = parseWindowId(value('more') ?? '');
  const [ticket, insistence] = [value('ticket'), value('insist')];
  return {
    accounts,
    duration: parseDuration(value('for') ?? '') ?? 0,
    task: value('task') ?? '',
    reason: value('because') ?? '',
    ...(ticket !== undefined && { ticket }),
    ...(typeof start === 'number' && { start }),
    ...(operator !== undefined && { operator }),
    ...(continues !== undefined && { continues }),
    ...(insistence !== undefined && { insistence }),
    breakGlass: values.has('break-glass'),
  };
}

function startOf(text: string, now: Instant): Instant | 'now' | undefined {
  return text.toLowerCase() === 'now' ? 'now' : parseStart(text, now);
}

/** Slack sends a mention as `<@U0123ABCD>` or `<@U0123ABCD|mia>`. */
function userId(text: string): string | undefined {
  return /^<@([UW][A-Z0-9]+)(\|[^>]*)?>$/.exec(text.trim())?.[1];
}

function wrong(problems: readonly string[]): ParsedRequest {
  return { kind: 'wrong', problems: [...problems, `For example: ${REQUEST_EXAMPLE}`] };
}
