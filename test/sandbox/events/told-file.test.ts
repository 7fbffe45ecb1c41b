import { type FileContext, filledIn } from '../../../sandbox/events/told-file.ts';
import { accountId } from '../../support/builders/account.ts';
import { aConsoleLogin, enveloped } from '../../support/builders/cloudtrail.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const told = (value: unknown, more: Partial<FileContext> = {}) =>
  filledIn(value, { now: NOW, eventId: 'fresh', ...more });

test.each([
  ['@{now}', '2026-11-20T09:00:00Z'],
  ['@{now-5m}', '2026-11-20T08:55:00Z'],
  ['@{now+1h30m}', '2026-11-20T10:30:00Z'],
  ['at @{now-1d}, id @{eventId}', 'at 2026-11-19T09:00:00Z, id fresh'],
  ['@{now-soon} @{somebody}', '@{now-soon} @{somebody}'],
])('%s becomes %s, wherever it stands', (text, becomes) => {
  const written = { a: [{ b: text.replaceAll('@', '$') }], c: 1, d: null };

  expect(told(written)).toEqual({ a: [{ b: becomes.replaceAll('@', '$') }], c: 1, d: null });
});

test('another account takes the place of the record’s own, wherever that is named', () => {
  const moved = told(enveloped(aConsoleLogin()), { accountId: accountId('333344445555') });

  expect(moved).toMatchObject({
    account: '333344445555',
    detail: {
      recipientAccountId: '333344445555',
      userIdentity: { arn: 'arn:aws:iam::333344445555:root', principalId: '333344445555' },
    },
  });
  expect(JSON.stringify(moved)).not.toContain('111122223333');
});

test.each([
  ['a bare record', aConsoleLogin(), { eventTime: '2026-11-20T03:00:00Z' }],
  [
    'a record in its envelope',
    enveloped(aConsoleLogin()),
    { time: '2026-11-20T03:00:00Z', detail: { eventTime: '2026-11-20T03:00:00Z' } },
  ],
])('%s can be made to have happened at another time', (_, record, expected) => {
  expect(told(record, { at: NOW - 6 * 3_600_000 })).toMatchObject(expected);
});

test('a file that says everything is left as it is', () => {
  expect(told(aConsoleLogin())).toEqual(aConsoleLogin());
  expect(told('no object')).toBe('no object');
});
