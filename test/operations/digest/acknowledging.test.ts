import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { dayTime } from '../../support/builders/snapshots.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { freshTable, type RunningStore, startDynalite } from '../../support/dynalite.ts';
import { actor, aSetting, asked, HIGH, REF, resultOf, type World } from './acknowledging-setting.ts';

let dynamo: RunningStore;

beforeAll(async () => {
  dynamo = await startDynalite();
});

afterAll(() => dynamo.stop());

async function setting(days: Parameters<typeof aSetting>[2] = [{ accounts: [HIGH] }], world: World = {}) {
  return aSetting(await freshTable(dynamo.endpoint), dynamo.endpoint, days, world);
}

const refusedAs = (refusal: object) => ({ kind: 'refused', refusal });

describe('who acknowledges', () => {
  const notListed = (as: string) => ({ kind: 'not-allowed', as, why: 'not-listed' });

  test('must be allowed to read and to acknowledge, at every step', async () => {
    const { one, clock, store } = await setting();
    const now = clock.now();

    expect(await one.open({ ...REF, actor: actor(ANA) })).toEqual(notListed('acknowledger'));
    expect(await one.open({ ...REF, actor: actor(ZOE) })).toEqual(notListed('reader'));
    expect(await one.acknowledge(asked(now, { actor: actor(ANA) }))).toEqual(notListed('acknowledger'));
    expect(await one.acknowledge(asked(now, { actor: actor(ZOE) }))).toEqual(notListed('reader'));
    expect(await store.of(REF)).toBeUndefined();
    expect(await one.may(actor(ANA))).toEqual({ kind: 'refused', why: 'not-listed' });
    expect(await one.may(actor(ZOE))).toEqual({ kind: 'refused', why: 'not-listed' });
    expect(await one.may(actor(MIA))).toEqual({ kind: 'allowed' });
  });

  test('is nobody where nobody is configured', async () => {
    const { one } = await setting(undefined, { acknowledgers: [] });

    expect(await one.open({ ...REF, actor: actor(MIA) })).toEqual({
      kind: 'not-allowed',
      as: 'acknowledger',
      why: 'nobody-configured',
    });
  });

  test('is nobody while Slack does not answer', async () => {
    const person = () => Promise.reject(new Error('Slack is away'));
    const { one, clock, store } = await setting(undefined, { workspace: { person } });

    expect(await one.acknowledge(asked(clock.now()))).toMatchObject({ why: 'unverifiable' });
    expect(await store.of(REF)).toBeUndefined();
  });
});

describe('acknowledging from the digest', () => {
  test('opens the finding as the last sweep found it', async () => {
    const { one } = await setting([{ accounts: [] }, { accounts: [HIGH] }]);

    expect(await one.open({ ...REF, actor: actor(MIA) })).toMatchObject({
      kind: 'open',
      standing: { whose: { id: REF.on }, checkId: 'root-mfa', finding: { since: dayTime(1) } },
    });
  });

  test.each([
    ['passes', { said: { 'root-mfa': 'pass' } }, 'not-failing'],
    ['was not measured', { said: { 'root-mfa': 'unknown' } }, 'not-measured'],
    ['is critical', { severity: 'critical' }, 'critical'],
    ['is of an account that is not there', { number: 2 }, 'not-failing'],
  ] as const)('is refused at every step where it %s', async (_, overrides, why) => {
    const { one, clock, store } = await setting([{ accounts: [{ ...HIGH, ...overrides }] }]);

    expect(await one.open({ ...REF, actor: actor(MIA) })).toEqual(refusedAs({ why }));
    expect(await one.acknowledge(asked(clock.now()))).toEqual(refusedAs({ why }));
    expect(await store.of(REF)).toBeUndefined();
  });

  test('is refused before the first sweep', async () => {
    const { one } = await setting([]);

    expect(await one.open({ ...REF, actor: actor(MIA) })).toEqual(refusedAs({ why: 'not-failing' }));
  });

  test('stores who, why, until when and what they saw, for ninety days and not a moment longer', async () => {
    const { one, clock, store } = await setting();
    const now = clock.now();

    expect(await one.acknowledge(asked(now, { until: now + 90 * DAY + 1 }))).toEqual(
      refusedAs({ why: 'until-too-far', most: 90 * DAY }),
    );
    expect(await one.acknowledge(asked(now, { days: 90 }))).toMatchObject({ kind: 'acknowledged' });
    expect(await store.of(REF)).toEqual({
      ...{ ...REF, by: MIA, at: now, why: 'A device is ordered', until: now + 90 * DAY },
      finding: { severity: 'high', since: dayTime(0), marks: { password: 1 } },
    });
  });

  test('is possible for what is wrong with the organization', async () => {
    const organization = [
      {
        checkId: 'central-root-access',
        severity: 'medium',
        outcome: { status: 'fail', detail: 'It is off.', remedy: 'Turn it on.' },
      },
    ] as const;
    const { one, clock } = await setting([{ accounts: [], organization }]);
    const ref = { on: 'organization', checkId: 'central-root-access' } as const;

    expect(await one.open({ ...ref, actor: actor(MIA) })).toMatchObject({
      standing: { whose: 'organization' },
    });
    expect(await one.acknowledge(asked(clock.now(), ref))).toMatchObject({ kind: 'acknowledged' });
  });
});

test('the same submission, delivered to two replicas, comes to one acknowledgement', async () => {
  const { one, other, clock, store } = await setting();
  const submitted = asked(clock.now());
  const outcomes = await Promise.all([one.acknowledge(submitted), other.acknowledge(submitted)]);
  clock.move(MINUTE);

  const whose = expect.objectContaining({ id: REF.on });
  const acknowledged = { kind: 'acknowledged', acknowledgement: await store.of(REF), whose };
  expect(outcomes).toEqual([acknowledged, acknowledged]);
  expect(await other.acknowledge(submitted)).toEqual(acknowledged);
});

describe('several people', () => {
  test('who acknowledge at the same moment, by two replicas, are told whose stands', async () => {
    const { one, other, clock, store } = await setting();
    const now = clock.now();
    const outcomes = await Promise.all([
      one.acknowledge(asked(now)),
      other.acknowledge(asked(now, { actor: actor(OMAR) })),
    ]);

    const standing = await store.of(REF);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['acknowledged', 'moved']);
    const whose = expect.objectContaining({ id: REF.on });
    expect(outcomes).toContainEqual({ kind: 'acknowledged', acknowledgement: standing, whose });
    expect(outcomes).toContainEqual({ kind: 'moved', standing });
  });

  test('never take the place of one that their form did not show', async () => {
    const { one, other, clock, store } = await setting();
    await one.acknowledge(asked(clock.now()));
    const standing = await store.of(REF);
    clock.move(HOUR);
    const late = asked(clock.now(), { actor: actor(OMAR), days: 30 });

    expect(await other.acknowledge(late)).toEqual({ kind: 'moved', standing });
    expect(await other.open({ ...REF, actor: actor(OMAR) })).toMatchObject({ acknowledgement: standing });
    expect(await other.acknowledge({ ...late, seenAt: standing?.at ?? 0 })).toMatchObject({
      kind: 'acknowledged',
      acknowledgement: { by: OMAR },
    });
  });

  test('begin anew where the one before has ended', async () => {
    const { one, clock } = await setting();
    await one.acknowledge(asked(clock.now(), { days: 1 }));
    clock.move(DAY);

    const opened = await one.open({ ...REF, actor: actor(OMAR) });
    expect(opened).toMatchObject({ kind: 'open' });
    expect(opened).not.toHaveProperty('acknowledgement');
    expect(await one.acknowledge(asked(clock.now(), { actor: actor(OMAR) }))).toMatchObject({
      kind: 'acknowledged',
    });
  });
});

describe('acknowledging from /root-status', () => {
  const RESULT = { resultId: 'result-1' };

  test('goes by the result where that is fresher than the last sweep', async () => {
    const { one, clock, results, store } = await setting([{ accounts: [] }]);
    const measuredAt = clock.now();
    await results.save('result-1', resultOf(measuredAt, HIGH), measuredAt + HOUR);
    clock.move(5 * MINUTE);

    expect(await one.open({ ...REF, ...RESULT, actor: actor(MIA) })).toMatchObject({
      kind: 'open',
      standing: { whose: { name: 'account-1' }, finding: { severity: 'high' } },
    });
    await one.acknowledge(asked(clock.now(), RESULT));
    expect((await store.of(REF))?.finding).toEqual({
      severity: 'high',
      since: clock.now(),
      marks: { password: 1 },
    });
  });

  test('is possible before the first sweep', async () => {
    const { one, clock, results } = await setting([]);
    await results.save('result-1', resultOf(clock.now(), HIGH), clock.now() + HOUR);

    expect(await one.acknowledge(asked(clock.now(), RESULT))).toMatchObject({ kind: 'acknowledged' });
  });

  test('goes by the sweep where that was later than the result', async () => {
    const { one, clock, results } = await setting([{ accounts: [{ ...HIGH, severity: 'critical' }] }]);
    await results.save('result-1', resultOf(dayTime(0) - MINUTE, HIGH), clock.now() + HOUR);

    expect(await one.acknowledge(asked(clock.now(), RESULT))).toEqual(refusedAs({ why: 'critical' }));
  });

  test('goes by the sweep where the result is not kept any more, or has no such account', async () => {
    const { one, clock, results } = await setting();
    await results.save('other', resultOf(clock.now(), { ...HIGH, number: 2 }), clock.now() + HOUR);

    for (const resultId of ['gone', 'other']) {
      expect(await one.open({ ...REF, resultId, actor: actor(MIA) })).toMatchObject({
        kind: 'open',
        standing: { finding: { since: dayTime(0) } },
      });
    }
  });

  test.each([
    ['is critical', { severity: 'critical' }, 'critical'],
    ['was not measured', { said: { 'root-mfa': 'unknown' } }, 'not-measured'],
    ['is mended', { said: { 'root-mfa': 'pass' } }, 'not-failing'],
    ['is not checked', { said: {} }, 'not-failing'],
    ['is of a suspended account', { audit: 'skipped' }, 'not-measured'],
  ] as const)('is refused where it %s by now, whatever the sweep found', async (_, overrides, why) => {
    const { one, clock, results } = await setting();
    await results.save('result-1', resultOf(clock.now(), { ...HIGH, ...overrides }), clock.now() + HOUR);

    expect(await one.open({ ...REF, ...RESULT, actor: actor(MIA) })).toEqual(refusedAs({ why }));
    expect(await one.acknowledge(asked(clock.now(), RESULT))).toEqual(refusedAs({ why }));
  });

  test('shows again what was acknowledged from a result, though it was worse than at the last sweep', async () => {
    const used = (usedAt: number) => ({ number: 1, said: { 'root-recent-use': { usedAt } } }) as const;
    const { one, clock, results } = await setting([{ accounts: [used(dayTime(0) - DAY)] }]);
    const ref = { on: REF.on, checkId: 'root-recent-use', ...RESULT };
    await results.save('result-1', resultOf(clock.now(), used(clock.now() - MINUTE)), clock.now() + HOUR);
    clock.move(MINUTE);
    await one.acknowledge(asked(clock.now(), ref));
    clock.move(MINUTE);

    expect(await one.open({ ...ref, actor: actor(OMAR) })).toMatchObject({ acknowledgement: { by: MIA } });
  });
});
