import type { Instant } from '../../time.ts';
import { parseWindowId } from '../id.ts';
import { DURATIONS, parseDuration } from './duration.ts';
import type { Keyword, LineParts } from './line-parts.ts';
import { parseStart, STARTS } from './start-time.ts';

/** What is missing from a typed request and what is not understood; each a sentence that says what is accepted. */
export function lineProblems(parts: LineParts, now: Instant): string[] {
  return [...missing(parts), ...repeated(parts), ...unreadable(parts, now)];
}

/** A moment, `now` for the word, or `undefined`. */
export function startOf(text: string, now: Instant): Instant | 'now' | undefined {
  return text.toLowerCase() === 'now' ? 'now' : parseStart(text, now);
}

/** The user id of a mention, which Slack sends as `<@U0123ABCD>` or `<@U0123ABCD|mia>`. */
export function mentionedUser(text: string): string | undefined {
  return /^<@([UW][A-Z0-9]+)(\|[^>]*)?>$/.exec(text.trim())?.[1];
}

function missing({ accounts, values }: LineParts): string[] {
  const lacks = (keyword: Keyword) => (values[keyword] ?? '').trim() === '';
  return [
    ...(accounts.trim() === ''
      ? ['Begin with an account or a scope: an id, a name, or a scope such as prod.']
      : []),
    ...(lacks('for') ? [`Say for how long: for ${DURATIONS}.`] : []),
    ...(lacks('task') ? ['Say which task: task "S3 MFA delete".'] : []),
    ...(lacks('because') ? ['Say why: because "auditor finding 7".'] : []),
  ];
}

function repeated(parts: LineParts): string[] {
  return parts.repeated.map(
    (keyword) => `“${keyword}” stands there twice: put text that holds it in quotes.`,
  );
}

function unreadable({ values }: LineParts, now: Instant): string[] {
  const check = (keyword: Keyword, isRead: (value: string) => boolean, accepted: string) => {
    const value = values[keyword];
    if (value === undefined || isRead(value)) return [];
    return [`“${`${keyword} ${value}`.trim()}” is not understood. Accepted: ${accepted}.`];
  };
  const isText = (value: string) => value.trim() !== '';
  return [
    ...check('for', (value) => !isText(value) || parseDuration(value) !== undefined, `for ${DURATIONS}`),
    ...check('at', (value) => startOf(value, now) !== undefined, `at ${STARTS}`),
    ...check('operator', (value) => mentionedUser(value) !== undefined, 'operator @person'),
    ...check('more', (value) => parseWindowId(value) !== undefined, 'more RW-7F3K2M'),
    ...check('ticket', isText, 'ticket SEC-123'),
    ...check('insist', isText, 'insist "why root all the same"'),
    ...check(
      'break-glass',
      (value) => value === '',
      'break-glass by itself, with nothing after it but keywords',
    ),
  ];
}
