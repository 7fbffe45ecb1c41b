import fc from 'fast-check';
import { policyHash, shortHash } from '../../../src/domain/approval-policy/hash.ts';
import { approvalPolicy } from '../../../src/domain/approval-policy/settings.ts';
import { stricter, strictest } from '../../../src/domain/approval-policy/stricter.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { aPolicy, digest } from '../../support/builders/window.ts';

const ids = fc.subarray(['U1', 'U2', 'U3']);
const small = fc.integer({ min: 1, max: 5 });

const anyPolicy = fc
  .record({
    scope: fc.constantFrom('prod', 'payments', 'eu'),
    users: ids,
    groups: fc.subarray(['S1', 'S2']),
    minimumDays: small,
    quorum: small,
    maxDuration: small,
    lapse: small,
    reviewWithin: small,
    required: fc.boolean(),
    pattern: fc.constantFrom('A-\\d+', 'B-\\d+'),
    notified: ids,
    notifyDirectly: fc.boolean(),
    breakGlass: ids,
  })
  .map(({ scope, users, groups, minimumDays, required, pattern, notified, ...rest }) =>
    approvalPolicy(scope, {
      ...rest,
      approvers: { users, groups, minimumDays },
      ticket: { required, pattern },
      notified: { users: notified },
    }),
  );

test('the stricter of two does not depend on order, grouping or repetition', () => {
  fc.assert(
    fc.property(anyPolicy, anyPolicy, anyPolicy, (a, b, c) => {
      expect(stricter(a, b)).toEqual(stricter(b, a));
      expect(stricter(a, stricter(b, c))).toEqual(stricter(stricter(a, b), c));
      expect(stricter(a, a)).toEqual(a);
      expect(strictest([a, b, c])).toEqual(strictest([c, b, a, b]));
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('each part is the stricter one', () => {
  const a = aPolicy({
    approvers: { users: ['U1'] },
    quorum: 1,
    maxDuration: HOUR,
    lapse: HOUR,
    reviewWithin: HOUR,
    ticket: { required: true },
    notified: { users: ['U1'] },
    breakGlass: ['U1', 'U2'],
  });
  const b = approvalPolicy('eu', {
    approvers: { groups: ['S1'], minimumDays: 7 },
    quorum: 3,
    maxDuration: 2 * HOUR,
    lapse: MINUTE,
    reviewWithin: 2 * HOUR,
    ticket: { pattern: 'SEC-\\d+' },
    notified: { groups: ['S1'] },
    notifyDirectly: true,
    breakGlass: ['U2', 'U3'],
  });
  expect(stricter(a, b)).toEqual({
    scopes: ['eu', 'prod'],
    approvers: [
      { users: [], groups: ['S1'], minimumDays: 7 },
      { users: ['U1'], groups: [], minimumDays: 0 },
    ],
    quorum: 3,
    maxDuration: HOUR,
    lapse: MINUTE,
    reviewWithin: HOUR,
    ticket: { required: true, patterns: ['SEC-\\d+'] },
    notified: { users: ['U1'], groups: ['S1'] },
    notifyDirectly: true,
    breakGlass: ['U2'],
  });
});

test('the strictest of none is none', () => {
  expect(strictest([])).toBeUndefined();
});

test('equal policies have one hash, however they were written; a changed one has another', () => {
  const hash = policyHash(aPolicy({ approvers: { users: ['U2', 'U1', 'U2'] } }), digest);
  expect(policyHash(aPolicy({ approvers: { users: ['U1', 'U2'] } }), digest)).toBe(hash);
  expect(policyHash(aPolicy({ approvers: { users: ['U1', 'U2'] }, quorum: 1 }), digest)).not.toBe(hash);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(shortHash(hash)).toBe(hash.slice(0, 4));
});
