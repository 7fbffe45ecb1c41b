import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { NewerSchemaError } from '../../../src/store/errors.ts';
import { seals } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { fakeWorkspace } from '../../support/fakes/workspace.ts';
import { aBook, actor, requested, type Setting, settings, stored, TEAM } from './setting.ts';

const aSetting = settings();
let setting: Setting;

const APPROVE = { type: 'approved' } as const;

describe('those behind an approval', () => {
  const LEFT = { isDeactivated: true };

  test.each([MIA, ZOE])(
    'a requester or an operator who left keeps it from being approved: %j',
    async (left) => {
      setting = await aSetting();
      const { id } = await requested(setting.instance(), { operatorId: ZOE.id });
      setting.world.people.set(left.id, LEFT);

      expect(await setting.instance().decide(OMAR, id, APPROVE)).toMatchObject({
        refusal: { why: 'barred-behind', person: { id: left.id }, because: { standing: 'deactivated' } },
      });
      expect(await setting.instance().decide(OMAR, id, { type: 'denied', reason: 'left' })).toMatchObject({
        window: { state: 'denied' },
      });
    },
  );

  test('an earlier approval does not count once its approver left, and the answer names whose', async () => {
    setting = await aSetting();
    const app = setting.instance();
    const { id } = await requested(app);
    await app.decide(OMAR, id, APPROVE);
    setting.world.people.set(OMAR.id, { name: OMAR.name, ...LEFT });

    const outcome = await app.decide(ANA, id, APPROVE);

    expect(outcome).toMatchObject({
      window: { state: 'requested', approvals: [{ by: { id: ANA.id } }] },
      entry: { dropped: [{ by: { id: OMAR.id }, because: { standing: 'deactivated' } }] },
    });
    const window = await stored(app, id);
    expect(window.history.at(-1)?.dropped).toHaveLength(1);
    expect(verifyChain(window, seals)).toEqual({ kind: 'whole' });
  });

  test('an approver of whom Slack says nothing keeps it from being approved', async () => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    await setting.instance().decide(OMAR, id, APPROVE);
    const { person } = fakeWorkspace({ teamId: TEAM });
    const silent = (user: string) =>
      user === OMAR.id ? Promise.reject(new Error('ratelimited')) : person(user);
    setting.world.workspace = { person: silent };

    expect(await setting.instance().decide(ANA, id, APPROVE)).toMatchObject({
      refusal: { why: 'barred-behind', who: 'approver', because: { why: 'unread' } },
    });
  });
});

describe('custody as the register has it now', () => {
  test('keeps the holder of what is needed from being the only approver, though it was not needed then', async () => {
    setting = await aSetting({ book: aBook({ quorum: 1 }) });
    const { id } = await requested(setting.instance());
    const device = { kind: 'mfa-device', label: 'B2', holder: OMAR.id } as const;
    setting.world.custody = [{ definition: {}, items: [device] }];
    const now = setting.instance();

    expect(await now.decide(OMAR, id, APPROVE)).toMatchObject({
      refusal: { why: 'sole-custodian', holds: ['B2'] },
    });
    expect((await now.home(actor(OMAR))).toDecide).toEqual([]);
    expect(await now.decide(ANA, id, APPROVE)).toMatchObject({ kind: 'done' });
  });
});

describe('who may not see a window', () => {
  const SAM = { id: 'U0SAM', name: 'Sam' };

  test('is told nothing about it, and the attempt is recorded with its reason', async () => {
    setting = await aSetting({ book: aBook({ quorum: 1 }) });
    const app = setting.instance();
    const { id } = await requested(app);
    await app.decide(OMAR, id, { type: 'denied', reason: 'secret' });

    expect(await app.decide(SAM, id, APPROVE)).toEqual({ kind: 'hidden', id, why: 'not-listed' });
    expect(await app.openDecision(SAM, id, 'approved')).toEqual({ kind: 'hidden', id, why: 'not-listed' });
    const { kept } = await app.refusals.of(id);
    expect(kept.map(({ by, tried }) => [by.id, tried])).toEqual([
      [SAM.id, 'approved'],
      [SAM.id, 'approved'],
    ]);
    expect(kept[0]?.why).toBe('refused: already-ended');
  });

  test('is also an approver who became a guest', async () => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    setting.world.people.set(OMAR.id, { name: OMAR.name, isGuest: true });

    expect(await setting.instance().decide(OMAR, id, APPROVE)).toEqual({
      ...{ kind: 'hidden', id, why: 'guest' },
    });
  });
});

describe('a window that is opened to be decided', () => {
  test('is shown with what an approval would bring about by the policy and the people of now', async () => {
    setting = await aSetting();
    const app = setting.instance();
    const { id } = await requested(app);
    await app.decide(OMAR, id, APPROVE);
    setting.world.people.set(OMAR.id, { name: OMAR.name, isGuest: true });
    setting.world.book = aBook({ quorum: 3, approvers: { users: [OMAR.id, ANA.id, ZOE.id] } });

    expect(await setting.instance().openDecision(ANA, id, 'approved')).toMatchObject({
      kind: 'opened',
      outlook: { quorum: 3, dropped: [{ by: { id: OMAR.id }, because: { standing: 'guest' } }] },
    });
  });

  test('is not shown for what cannot be decided about it where it stands, and its card is looked at', async () => {
    setting = await aSetting();
    const app = setting.instance();
    const { id } = await requested(app);
    await app.decide(OMAR, id, { type: 'denied', reason: 'no' });
    app.tended.splice(0);

    expect(await app.openDecision(ANA, id, 'approved')).toMatchObject({
      kind: 'refused',
      refusal: { why: 'already-ended' },
    });
    expect(app.tended).toEqual([id]);
    expect(await app.openDecision(ANA, id, 'reviewed')).toMatchObject({ refusal: { why: 'never-opened' } });
  });

  test.each([
    ['its requester', MIA, 'is-requester'],
    ['who is no approver', ZOE, 'not-an-approver'],
  ] as const)('is not shown to %s, and the attempt is recorded with its reason', async (_, person, why) => {
    setting = await aSetting();
    const app = setting.instance();
    const { id } = await requested(app);

    for (const asked of ['approved', 'denied'] as const) {
      expect(await app.openDecision(person, id, asked)).toMatchObject({ kind: 'refused', refusal: { why } });
    }
    expect((await app.refusals.of(id)).kept.map(({ by, tried, why: told }) => [by.id, tried, told])).toEqual([
      [person.id, 'approved', `refused: ${why}`],
      [person.id, 'denied', `refused: ${why}`],
    ]);
  });

  test('is not shown for a second approval by the same person', async () => {
    setting = await aSetting();
    const app = setting.instance();
    const { id } = await requested(app);
    await app.decide(OMAR, id, APPROVE);

    expect(await app.openDecision(OMAR, id, 'approved')).toMatchObject({
      refusal: { why: 'you-already-approved' },
    });
    expect(await app.openDecision(OMAR, id, 'denied')).toMatchObject({ kind: 'opened' });
  });

  test('is shown to approvers for what ends it and looks back at it, and not to its operator', async () => {
    setting = await aSetting({ book: aBook({ quorum: 1 }) });
    const app = setting.instance();
    const { id } = await requested(app);
    await app.decide(OMAR, id, APPROVE);

    expect(await app.openDecision(ANA, id, 'revoked')).toMatchObject({ kind: 'opened' });
    expect(await app.openDecision(MIA, id, 'revoked')).toMatchObject({ refusal: { why: 'is-requester' } });
    setting.clock.move(2 * HOUR);
    expect(await app.openDecision(ANA, id, 'reviewed')).toMatchObject({ kind: 'opened' });
    expect(await app.openDecision(MIA, id, 'reviewed')).toMatchObject({ refusal: { why: 'is-requester' } });
  });

  test('is not shown for an approval while its requester is gone', async () => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    setting.world.people.set(MIA.id, { isDeactivated: true });

    expect(await setting.instance().openDecision(OMAR, id, 'approved')).toMatchObject({
      refusal: { why: 'barred-behind', who: 'requester' },
    });
    expect(await setting.instance().openDecision(OMAR, id, 'denied')).toMatchObject({ kind: 'opened' });
  });
});

describe('where the accounts of the organization cannot be read', () => {
  test('nothing is approved, and everything that stops a window stays possible', async () => {
    setting = await aSetting({ book: aBook({ quorum: 1 }) });
    const first = setting.instance();
    const [open, pending] = [await requested(first), await requested(first)];
    await first.decide(OMAR, open.id, APPROVE);
    const newer = new NewerSchemaError('directory', 2, 1);
    setting.world.directory = { load: () => Promise.reject(newer) };
    const now = setting.instance();

    await expect(now.decide(OMAR, pending.id, APPROVE)).rejects.toThrow();
    expect(await now.decide(OMAR, pending.id, { type: 'denied', reason: 'no' })).toMatchObject({
      window: { state: 'denied' },
    });
    expect(await now.decide(OMAR, open.id, { type: 'revoked', reason: 'no' })).toMatchObject({
      window: { state: 'revoked' },
    });
    expect(await now.decide(ANA, open.id, { type: 'reviewed', done: 'nothing' })).toMatchObject({
      kind: 'done',
    });
    expect((await stored(now, pending.id)).approvals).toEqual([]);
  });
});

test('a history that is ahead of our clock is called out in the log', async () => {
  setting = await aSetting();
  const app = setting.instance();
  const { id } = await requested(app);
  setting.clock.move(-4_000);
  await app.decide(OMAR, id, APPROVE);
  expect(app.log.lines.filter(({ message }) => message.includes('a clock is wrong'))).toEqual([]);
  setting.clock.move(-2_000);

  await app.decide(ANA, id, APPROVE);
  expect(app.log.lines).toContainEqual(
    expect.objectContaining({ level: 'warn', message: expect.stringContaining('a clock is wrong') }),
  );
});
