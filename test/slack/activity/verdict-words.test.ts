import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { Reason, VerdictKind } from '../../../src/domain/verdict/verdict.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { reasonInWords, VERDICT_WORDS, verdictInWords } from '../../../src/slack/activity/verdict-words.ts';
import { accountId } from '../../support/builders/account.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';

const id = windowId('view 1', digest);
const on = { at: NOW, eventName: 'DeleteBucket' };
const ofTask = { windowId: id, taskId: 's3-mfa-delete' };

const REASONS: { readonly [Why in Reason['why']]: readonly [Extract<Reason, { why: Why }>, string] } = {
  'declared-change': [
    { why: 'declared-change', ...ofTask },
    `${id} was open, and its task declares this change`,
  ],
  'time-and-account': [{ why: 'time-and-account', windowId: id }, `${id} was open for this account`],
  'unverified-task': [
    { why: 'unverified-task', ...ofTask },
    `${id} was open; its task, “Enable or disable S3 MFA delete”, has no verified list of changes, so any but the never-fine ones pass`,
  ],
  'not-observable': [
    { why: 'not-observable', ...ofTask },
    `${id} was open; whether its task, “Enable or disable S3 MFA delete”, was done cannot be seen`,
  ],
  'not-of-the-task': [
    { why: 'not-of-the-task', ...ofTask },
    `${id} was open, but its task, “Enable or disable S3 MFA delete”, does not include DeleteBucket`,
  ],
  'unknown-task': [
    { why: 'unknown-task', windowId: id, taskId: 'x\u202ey' },
    `${id} was open, but nothing is known of its task, “x[U+202E]y”`,
  ],
  'never-fine': [
    { why: 'never-fine', ...ofTask },
    `${id} was open, but DeleteBucket is never fine unless its task declares it`,
  ],
  'opened-without-approval': [
    { why: 'opened-without-approval', windowId: id },
    `${id} was opened without approval`,
  ],
  'window-over': [
    { why: 'window-over', windowId: id, how: 'revoked', at: ago(2 * MINUTE) },
    `${id} was REVOKED 2 min earlier`,
  ],
  'session-goes-on': [
    { why: 'session-goes-on', windowId: id, since: ago(DAY) },
    `Its session began at 19 Nov 09:00 UTC, while ${id} was open, and goes on`,
  ],
  'window-ahead': [{ why: 'window-ahead', windowId: id, start: NOW + 1_000 }, `${id} opens only 1 s later`],
  'window-elsewhere': [
    {
      why: 'window-elsewhere',
      windowId: id,
      accounts: ['222233334444', '333344445555', '444455556666', '555566667777'].map(accountId),
    },
    `${id} was open, for 222233334444, 333344445555, 444455556666 and 1 other account only`,
  ],
  undecided: [
    { why: 'undecided', windowId: id, requestedAt: ago(HOUR) },
    `${id} was requested 1 h earlier and was not approved`,
  ],
  'not-approved': [{ why: 'not-approved', windowId: id, how: 'denied' }, `${id} was asked for and DENIED`],
  'last-window': [
    { why: 'last-window', windowId: id, at: ago(31 * HOUR) },
    `The last one, ${id}, ended 31 h earlier`,
  ],
  'none-known': [{ why: 'none-known' }, 'None is on record for this account'],
};

test.each(Object.values(REASONS))('$why is told in words', (reason, words) => {
  expect(reasonInWords(reason, on)).toBe(words);
});

test('a change whose event was not read is told without its name', () => {
  expect(reasonInWords(REASONS['never-fine'][0], { at: NOW })).toContain('this change is never fine');
});

test.each([
  ['ended', 'ended'],
  ['closed', 'was closed'],
] as const)('a window that %s in the same second says so', (how, words) => {
  const reason: Reason = { why: 'window-over', windowId: id, how, at: NOW };
  expect(reasonInWords(reason, on)).toBe(`${id} ${words} that very second`);
});

test('every verdict has words of its own', () => {
  const words = Object.values(VERDICT_WORDS);
  expect(new Set(words).size).toBe(words.length);
});

test('a verdict is told with its first reasons, how many there are more, and what alerts all the same', () => {
  const reasons = Object.values(REASONS).map(([reason]) => reason);
  expect(
    verdictInWords({ kind: 'no-window' satisfies VerdictKind, reasons, concerns: ['no-mfa'] }, on, 1),
  ).toBe(
    `no window. ${id} was open, and its task declares this change. And 15 more reasons. It alerts because MFA was not used.`,
  );
  expect(verdictInWords({ kind: 'in-window', reasons: [], concerns: ['mfa-unknown'] }, on, 3)).toBe(
    'in a window. It alerts because AWS does not say whether MFA was used.',
  );
});
