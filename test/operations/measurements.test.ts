import { MINUTE } from '../../src/domain/time.ts';
import { createMeasurements, type MeasureOptions } from '../../src/operations/measurements.ts';
import { accountIdNumber, aDirectory, anAccount } from '../support/builders/account.ts';
import { anAudit, anUnreachable } from '../support/builders/posture.ts';
import { fakeAuditor } from '../support/fakes/auditor.ts';
import { standingClock } from '../support/fakes/clock.ts';
import { settled } from '../support/fakes/eventually.ts';

const ACCOUNT = anAccount();
const DIRECTORY = aDirectory();

function aSetting() {
  const auditor = fakeAuditor();
  const clock = standingClock();
  const measurements = createMeasurements(auditor, clock);
  const measure = (options: Partial<MeasureOptions> = {}, account = ACCOUNT) =>
    measurements.measure(account, DIRECTORY, {
      ...{ fresh: false, urgent: false, signal: new AbortController().signal },
      ...options,
    });
  return { auditor, clock, measure };
}

describe('a measurement', () => {
  test('answers for five minutes', async () => {
    const { auditor, clock, measure } = aSetting();
    const first = await measure();

    clock.move(5 * MINUTE - 1);
    expect(await measure()).toBe(first);
    expect(auditor.audited).toHaveLength(1);

    clock.move(1);
    await measure();
    expect(auditor.audited).toHaveLength(2);
  });

  test('of an account that could not be reached answers for one minute, since people mend that', async () => {
    const { auditor, clock, measure } = aSetting();
    auditor.hold(ACCOUNT).resolve(anUnreachable());
    await measure();

    clock.move(MINUTE - 1);
    await measure();
    expect(auditor.audited).toHaveLength(1);

    clock.move(1);
    await measure();
    expect(auditor.audited).toHaveLength(2);
  });

  test('with IAM users answers for the root user alone, too; one without them is made anew', async () => {
    const { auditor, measure } = aSetting();
    const alone = await measure();
    const withUsers = await measure({ users: true });

    expect(withUsers).not.toBe(alone);
    expect(auditor.extents).toEqual([{ users: false }, { users: true }]);
    expect(await measure()).toBe(withUsers);
    expect(await measure({ users: true })).toBe(withUsers);
  });

  test('answers from when it ended, however long it took', async () => {
    const { auditor, clock, measure } = aSetting();
    const outcome = auditor.hold(ACCOUNT);
    const first = measure();
    await settled();
    clock.move(10 * MINUTE);
    outcome.resolve(anAudit());
    await first;

    clock.move(5 * MINUTE - 1);
    await measure();

    expect(auditor.audited).toHaveLength(1);
  });

  test('of one account says nothing about another', async () => {
    const { auditor, measure } = aSetting();
    await measure();
    await measure({}, anAccount({ id: accountIdNumber(2) }));

    expect(auditor.audited).toEqual([ACCOUNT.id, accountIdNumber(2)]);
  });

  test('that threw is forgotten', async () => {
    const { auditor, measure } = aSetting();
    auditor.hold(ACCOUNT).reject(new Error('a defect'));
    await expect(measure()).rejects.toThrow('a defect');

    await expect(measure()).resolves.toMatchObject({ kind: 'audited' });
  });
});

describe('a fresh measurement', () => {
  test('is made although one is remembered, also one of this very millisecond', async () => {
    const { auditor, measure } = aSetting();
    await measure();

    await measure({ fresh: true });

    expect(auditor.audited).toHaveLength(2);
  });

  test('is remembered for the others', async () => {
    const { auditor, measure } = aSetting();
    await measure();
    const fresh = await measure({ fresh: true });

    expect(await measure()).toBe(fresh);
    expect(auditor.audited).toHaveLength(2);
  });

  test('is shared with one that was under way when it was asked for', async () => {
    const { auditor, measure } = aSetting();
    const outcome = auditor.hold(ACCOUNT);
    const first = measure();
    await settled();
    const fresh = measure({ fresh: true });
    outcome.resolve(anAudit());

    expect(await fresh).toBe(await first);
    expect(auditor.audited).toHaveLength(1);
  });

  test('is not made again where another one began and ended while it waited for room', async () => {
    const { auditor, measure } = aSetting();
    await measure();
    auditor.open = false;
    const both = [measure({ fresh: true }), measure({ fresh: true })];

    for (const { enter } of auditor.waiting) {
      enter();
      await settled();
    }

    await Promise.all(both);
    expect(auditor.audited).toHaveLength(2);
  });
});

describe('the same account asked for by many at once', () => {
  test('is measured once', async () => {
    const { auditor, measure } = aSetting();

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => measure()));

    expect(new Set(outcomes).size).toBe(1);
    expect(auditor.audited).toHaveLength(1);
  });

  test('is looked up again when a turn comes: somebody may have measured it meanwhile', async () => {
    const { auditor, measure } = aSetting();
    auditor.open = false;
    const slow = measure();
    const urgent = measure({ urgent: true });
    expect(auditor.waiting.map((each) => each.urgent)).toEqual([false, true]);

    auditor.waiting[1]?.enter();
    const first = await urgent;
    auditor.waiting[0]?.enter();

    expect(await slow).toBe(first);
    expect(auditor.audited).toHaveLength(1);
  });

  test('takes up one place, however many wait for it: the measurement itself may need a place to go on', async () => {
    const { auditor, measure } = aSetting();
    auditor.open = false;
    const outcome = auditor.hold(ACCOUNT);
    const all = Array.from({ length: 5 }, () => measure());
    for (const { enter } of auditor.waiting) enter();
    await settled();

    expect(auditor.inside()).toBe(1);

    outcome.resolve(anAudit());
    expect(new Set(await Promise.all(all)).size).toBe(1);
  });
});
