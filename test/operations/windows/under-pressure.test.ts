import fc from 'fast-check';
import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import { digest, seals } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';
import { aBook, actor, anInput, requested, type Setting, settings, windowOf } from './setting.ts';

const aSetting = settings();
let setting: Setting;

const APPROVE = { type: 'approved' } as const;

test('however many decide at once in however many processes, exactly a quorum of approvals stands', async () => {
  const people = Array.from({ length: 12 }, (_, n) => ({ id: `U0APPROVER${n}` }));
  const aCrowd = fc.record({
    quorum: fc.integer({ min: 1, max: 4 }),
    // Everybody may click more than once, and so may those who are no approvers.
    clicks: fc.array(fc.constantFrom(...people, MIA, { id: 'U0NOBODY' }), { minLength: 1, maxLength: 30 }),
    processes: fc.integer({ min: 1, max: 3 }),
  });
  setting = await aSetting();
  await fc.assert(
    fc.asyncProperty(aCrowd, async ({ quorum, clicks, processes }) => {
      setting.world.book = aBook({ quorum, approvers: { users: people.map(({ id }) => id) } });
      const apps = Array.from({ length: processes }, () => setting.instance());
      const { id } = await requested(apps[0]!);

      const outcomes = await Promise.all(
        clicks.map((person, n) => apps[n % processes]!.decide(person, id, APPROVE)),
      );

      const eligible = new Set(clicks.filter((person) => people.includes(person)).map((person) => person.id));
      const wanted = Math.min(quorum, eligible.size);
      const window = await apps[0]!.store.load(id);
      // One person's two clicks in one millisecond are one deed: the same entry, to the last bit.
      const done = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? [outcome.entry.hash] : []));
      expect(new Set(done).size).toBe(wanted);
      expect(new Set(window?.approvals.map(({ by }) => by.id)).size).toBe(wanted);
      expect(window?.history).toHaveLength(wanted + 1);
      expect(window?.state).toBe(wanted === quorum ? 'approved' : 'requested');
      expect(window && verifyChain(window, seals)).toEqual({ kind: 'whole' });
    }),
    { numRuns: 12, seed: 11 },
  );
});

test('after 2,000 refused attempts the window can still be approved, revoked and reviewed', async () => {
  setting = await aSetting({ book: aBook({ quorum: 1 }) });
  const app = setting.instance();
  const { id } = await requested(app, { duration: 4 * HOUR });
  const note = '字'.repeat(3_000);
  const people = [MIA, ...Array.from({ length: 4 }, (_, n) => ({ id: `U0OUTSIDER${n}`, name: 'Sam' }))];
  const fifty = Array.from({ length: 50 }, (_, n) => people[n % people.length] ?? MIA);
  const click = (person: Person) => app.decide(person, id, { type: 'approved', note });
  for (let n = 0; n < 6; n += 1) await Promise.all(fifty.map(click));
  setting.clock.move(HOUR);
  // The rest are kept as clicks leave them: judging each would take more than ten seconds of a processor.
  const attempt = { windowId: id, at: setting.clock.now(), tried: 'approved', why: 'no' } as const;
  const keep = (by: Person) => app.refusals.record({ ...attempt, by });
  for (let n = 0; n < 34; n += 1) await Promise.all(fifty.map(keep));

  // Of five people, in each of two hours, twenty are kept.
  expect(await app.refusals.of(id)).toMatchObject({ kept: { length: 200 }, beyond: 1_800 });
  expect(await app.decide(OMAR, id, APPROVE)).toMatchObject({ kind: 'done', window: { version: 2 } });
  setting.clock.move(HOUR / 2);
  expect(await app.decide(OMAR, id, { type: 'revoked', reason: 'enough' })).toMatchObject({ kind: 'done' });
  expect(await app.decide(ANA, id, { type: 'reviewed', done: 'nothing' })).toMatchObject({ kind: 'done' });
});

test('a window that holds as much as one record can is still revoked and reviewed', async () => {
  setting = await aSetting({ book: aBook({ quorum: 1 }) });
  const app = setting.instance();
  const { id } = await requested(app);
  await app.decide(OMAR, id, APPROVE);
  setting.clock.move(HOUR / 2);
  const reason = '𠮷'.repeat(3_000);
  const declare = (n: number) =>
    app.decide(MIA, id, { type: 'declared-afterwards', use: `event ${n}`, reason });

  let refused: unknown;
  for (let n = 0; n < 40 && refused === undefined; n += 1) {
    refused = await declare(n).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  expect(refused).toBeInstanceOf(UserError);
  expect(refused).toMatchObject({
    message: `Nothing was recorded. ${id} holds as much as one record can.`,
    remedy: expect.stringContaining('It can still be revoked or closed, and reviewed after that.'),
  });
  expect(await app.decide(ANA, id, { type: 'revoked', reason })).toMatchObject({ kind: 'done' });
  expect(await app.decide(ANA, id, { type: 'reviewed', done: reason })).toMatchObject({ kind: 'done' });
});

test('two submissions whose ids happen to be the same become two windows, each the same however often it comes', async () => {
  setting = await aSetting();
  const app = setting.instance();
  const [one, other] = sameId();
  const submit = async (view: string) =>
    windowOf(await app.request.submit(actor(MIA), anInput({ reason: view }), view));

  const [first, second] = [await submit(one), await submit(other)];

  expect(first.id).toBe(windowId(other, digest));
  expect(second.id).toBe(windowId(`${other}#1`, digest));
  expect([first.request.reason, second.request.reason]).toEqual([one, other]);
  expect(await submit(one)).toEqual(first);
  expect(await submit(other)).toEqual(second);
});

/** Two texts of which thirty bits of the digest agree; there are some among a hundred thousand. */
function sameId(): readonly [string, string] {
  const seen = new Map<string, string>();
  for (let n = 0; ; n += 1) {
    const view = `V${n}`;
    const id = windowId(view, digest);
    const before = seen.get(id);
    if (before !== undefined) return [before, view];
    seen.set(id, view);
  }
}
