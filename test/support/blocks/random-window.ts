import fc from 'fast-check';
import type { NeededCustody } from '../../../src/domain/approval-policy/custody.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { CardView } from '../../../src/domain/window/card-view.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import type { Origin } from '../../../src/domain/window/request.ts';
import type { Measured, RootSnapshot } from '../../../src/domain/window/root-snapshot.ts';
import { accountIdNumber } from '../builders/account.ts';
import { NOW } from '../builders/time.ts';
import { EVERY_STATE } from '../builders/window-states.ts';
import { anyText } from '../fuzz/any-text.ts';
import { MENTIONED, viewOf } from './written-window.ts';

/** As people and attackers write: mentions, markup, CJK, right-to-left, invisible and torn characters. */
const unit = fc.oneof(
  fc.constantFrom(
    '<!channel>',
    '<@U0EVIL>',
    '*b* _i_ `c`',
    '請求書',
    'שלום\u202e',
    '\u200b',
    '\ud800',
    '"\\',
    '\n',
  ),
  anyText({ minLength: 1, maxLength: 8 }),
);
const written = (longest: number) =>
  fc
    .tuple(unit, fc.integer({ min: 0, max: longest }))
    .map(([text, times]) => text.repeat(times).slice(0, longest));
const label = written(100);
const text = written(3_000);
const person: fc.Arbitrary<Person> = fc.record({
  id: fc.constant('U0SOMEBODY'),
  name: label,
  email: label,
});
const account = fc.record({ name: written(50) });
const measured = fc.constantFrom<Measured>('yes', 'no', 'unknown');
const snapshot: fc.Arbitrary<RootSnapshot> = fc.oneof(
  fc.record({
    kind: fc.constant('measured' as const),
    asOf: fc.constant(NOW),
    password: measured,
    mfa: measured,
    virtualMfa: measured,
    accessKeys: measured,
    signingCertificates: measured,
  }),
  fc.record({ kind: fc.constant('not-measured' as const), reason: text }),
);
const custody: fc.Arbitrary<NeededCustody> = fc.record({
  kind: fc.constantFrom('mailbox', 'mfa-device'),
  label,
  holder: fc.constantFrom(...MENTIONED.users),
  place: label,
  accounts: fc.constant([accountIdNumber(0)]),
});
const origin: fc.Arbitrary<Origin> = fc.oneof(
  fc.constant<Origin>({ kind: 'request' }),
  fc.constant<Origin>({ kind: 'break-glass' }),
  fc.record({ kind: fc.constant('afterwards' as const), use: written(255) }),
  fc.record({
    kind: fc.constant('paper' as const),
    recordedBy: written(255),
    approvals: fc.array(fc.record({ name: text, at: fc.constant(NOW) }), { maxLength: 12 }),
  }),
);

const parts = fc.record({
  state: fc.constantFrom(...Object.keys(EVERY_STATE)),
  origin,
  requester: person,
  operator: person,
  accounts: fc.array(account, { minLength: 1, maxLength: 20 }),
  task: fc.record({
    id: fc.constantFrom('s3-mfa-delete', 'billing-access', 'other', 'no-longer-known'),
    title: label,
    listVersion: fc.constant('2026-11-20'),
    needsRoot: fc.boolean(),
    insistence: text,
  }),
  reason: text,
  ticket: label,
  custody: fc.array(custody, { maxLength: 30 }),
  scopes: fc.array(label, { maxLength: 20 }),
  approvals: fc.array(fc.record({ by: person, note: text }), { maxLength: 10 }),
  ending: fc.record({ by: person, reason: text }),
  done: text,
  snapshots: fc.array(snapshot, { minLength: 40, maxLength: 40 }),
  calledOut: fc.array(fc.array(written(300), { maxLength: 4 }), { minLength: 20, maxLength: 20 }),
  policyIds: fc.array(label, { maxLength: 5 }),
  later: fc.constantFrom(0, MINUTE, HOUR, 2 * DAY),
});

/** Any window in any state, with any strings in it, as its card sees it. */
export const randomView: fc.Arbitrary<CardView> = parts.map(({ state, later, ...drawn }) => {
  const { window, now } = EVERY_STATE[state]!();
  return viewOf({ window, now: now + later }, drawn);
});
