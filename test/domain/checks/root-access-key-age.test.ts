import { rootAccessKeyAge } from '../../../src/domain/checks/root-access-key-age.ts';
import { type Fact, known, unknown } from '../../../src/domain/fact.ts';
import { DAY, type Instant } from '../../../src/domain/time.ts';
import { aSubject, measured } from '../../support/builders/subject.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const source = 'credential report';

function outcomeOfKeys(...createdAt: readonly Fact<Instant>[]) {
  const keys = createdAt.map((created, n) => ({
    label: `access key ${n + 1}`,
    active: true,
    createdAt: created,
    lastUse: known({ kind: 'never' as const }, source, NOW),
  }));
  const evidence = measured({
    accessKeysPresent: known(true, source, NOW),
    accessKeys: known(keys, source, NOW),
  });
  return rootAccessKeyAge.evaluate(aSubject({ evidence }));
}

const old = (days: number) => known(ago(days * DAY), source, NOW);

test('a key older than the limit fails, with its age and last use', () => {
  expect(outcomeOfKeys(old(91))).toMatchObject({
    status: 'fail',
    detail: 'Root access key 1 is 91 days old, no use on record.',
  });
});

test('a key exactly as old as the limit passes', () => {
  expect(outcomeOfKeys(old(90)).status).toBe('pass');
});

test('an old key fails though the age of the other is unknown', () => {
  expect(outcomeOfKeys(unknown('x'), old(400))).toMatchObject({
    status: 'fail',
    detail: 'Root access key 2 is 400 days old, no use on record.',
  });
});

test('a young key does not excuse one of unknown age', () => {
  expect(outcomeOfKeys(old(1), unknown('AWS does not say')).status).toBe('unknown');
});

test('a key that no source lists has no known age', () => {
  expect(outcomeOfKeys().status).toBe('unknown');
});

test('without a key it does not apply', () => {
  expect(rootAccessKeyAge.evaluate(aSubject()).status).toBe('not-applicable');
});
