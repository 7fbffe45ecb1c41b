import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { DecisionOutcome } from '../../../src/domain/window/outcomes.ts';
import { NOW } from '../../support/builders/time.ts';
import { seals } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { type Handle, refusal } from '../../support/dynamodb-proxy.ts';
import { aBook, requested, type Setting, settings, stored } from './setting.ts';

const aSetting = settings();
let setting: Setting;

const APPROVE = { type: 'approved' } as const;
const approvers = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `U0APPROVER${n}` }));

const kindsOf = (outcomes: readonly DecisionOutcome[]) => ({
  done: outcomes.filter(({ kind }) => kind === 'done').length,
  refused: outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome.refusal] : [])),
});

describe('fifty approvers at the same instant, in two processes over one store', () => {
  test.each([1, 2, 3])(
    'make exactly a quorum of %i; the others are told by whom and when',
    async (quorum) => {
      const people = approvers(50);
      const book = aBook({ quorum, approvers: { users: people.map(({ id }) => id) } });
      setting = await aSetting({ book });
      const processes = [setting.instance(), setting.instance()] as const;
      const { id } = await requested(processes[0]);

      const outcomes = await Promise.all(
        people.map((person, n) => processes[n % 2 === 0 ? 0 : 1].decide(person, id, APPROVE)),
      );

      const window = await stored(processes[0], id);
      const { done, refused } = kindsOf(outcomes);
      expect(done).toBe(quorum);
      expect(window.approvals).toHaveLength(quorum);
      expect(window.history.map(({ event }) => event.type)).toEqual([
        'requested',
        ...Array(quorum).fill('approved'),
      ]);
      expect(window.state).toBe('approved');
      const last = window.approvals.at(-1);
      expect(refused).toEqual(
        Array(50 - quorum).fill({ why: 'already-approved', by: last?.by.name, at: last?.at }),
      );
      expect(verifyChain(window, seals)).toEqual({ kind: 'whole' });
    },
  );
});

test('of an approval and a denial at the same instant one wins, and the other is told of it', async () => {
  setting = await aSetting({ book: aBook({ quorum: 1 }) });
  const [one, other] = [setting.instance(), setting.instance()];
  for (let n = 0; n < 10; n += 1) {
    const { id } = await requested(one);
    const outcomes = await Promise.all([
      one.decide(OMAR, id, APPROVE),
      other.decide(ANA, id, { type: 'denied', reason: 'not today' }),
    ]);

    const { state } = await stored(one, id);
    const { done, refused } = kindsOf(outcomes);
    expect(done).toBe(1);
    expect(refused).toEqual([
      expect.objectContaining({ why: state === 'approved' ? 'already-approved' : 'already-ended' }),
    ]);
  }
});

describe('a step that comes twice', () => {
  test('through two processes is one entry, told to both as what it is, and no refused attempt', async () => {
    setting = await aSetting();
    const [one, other] = [setting.instance(), setting.instance()];
    const { id } = await requested(one);
    const step = { ...APPROVE, note: 'seen' };

    const outcomes = [...(await Promise.all([one.decide(OMAR, id, step), other.decide(OMAR, id, step)]))];
    outcomes.push(await other.decide(OMAR, id, step));

    const { history } = await stored(one, id);
    expect(history).toHaveLength(2);
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'done', entry: history[1] });
    expect(await one.refusals.of(id)).toEqual({ kept: [], beyond: 0 });
  });

  test.each([
    ['with other words', { ...APPROVE, note: 'seen again' }, 0],
    ['a minute later', APPROVE, MINUTE],
  ])('is another one %s', async (_, again, later) => {
    setting = await aSetting();
    const app = setting.instance();
    const { id } = await requested(app);
    await app.decide(OMAR, id, APPROVE);
    setting.clock.move(later);

    expect(await app.decide(OMAR, id, again)).toMatchObject({ refusal: { why: 'you-already-approved' } });
    expect((await app.refusals.of(id)).kept).toHaveLength(1);
  });
});

describe('one decision', () => {
  test('costs one reading and one write of the store, and one question to Slack about each behind it', async () => {
    const calls: string[] = [];
    setting = await aSetting();
    const instance = setting.instance(await setting.through(counted(calls)));
    const { id } = await requested(instance);
    instance.asked.splice(0);
    calls.splice(0);

    await instance.decide(OMAR, id, APPROVE);

    expect(calls).toEqual(['GetItem', 'UpdateItem']);
    expect(instance.asked.sort()).toEqual([MIA.id, OMAR.id]);
  });

  test('is followed by everything that it calls for', async () => {
    setting = await aSetting();
    const instance = setting.instance();
    const { id } = await requested(instance);
    instance.tended.splice(0);

    await instance.decide(OMAR, id, APPROVE);

    expect(instance.tended).toEqual([id]);
  });

  test('names the person as Slack does, and keeps the note exactly', async () => {
    setting = await aSetting();
    const instance = setting.instance();
    const { id } = await requested(instance);
    const note = ' <!channel> *fine*\u202e \u200b 確認済み ';

    await instance.decide(OMAR, id, { type: 'approved', note });

    expect((await stored(instance, id)).approvals).toEqual([
      expect.objectContaining({ by: { id: OMAR.id, name: OMAR.name }, note, at: NOW }),
    ]);
  });

  test('on a window that there is not says so', async () => {
    setting = await aSetting();
    const instance = setting.instance();
    const { id } = await requested(instance);
    const absent = await aSetting();

    expect(await absent.instance().decide(OMAR, id, APPROVE)).toEqual({ kind: 'no-such-window', id });
  });
});

describe('a refused attempt', () => {
  test('is told, recorded apart in words, and changes nothing; the card is looked at, which may be behind', async () => {
    setting = await aSetting();
    const instance = setting.instance();
    const before = await requested(instance);
    instance.tended.splice(0);

    const outcome = await instance.decide(MIA, before.id, APPROVE);

    expect(outcome).toEqual({ kind: 'refused', window: before, refusal: { why: 'is-requester' } });
    expect(await stored(instance, before.id)).toEqual(before);
    expect((await instance.refusals.of(before.id)).kept).toEqual([
      {
        windowId: before.id,
        at: NOW,
        by: { id: MIA.id, name: MIA.name },
        tried: 'approved',
        why: 'refused: is-requester',
      },
    ]);
    expect(instance.tended).toEqual([before.id]);
  });

  test('that cannot be recorded is answered all the same, and logged', async () => {
    setting = await aSetting();
    const instance = setting.instance(await setting.through(failing('PutItem', 'UpdateItem')));
    const { id } = await requested(setting.instance());

    expect(await instance.decide(MIA, id, APPROVE)).toMatchObject({ kind: 'refused' });
    expect(instance.log.lines).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'a refused attempt could not be recorded' }),
    );
  });
});

describe('between request and click', () => {
  const settled = async (
    change: (setting: Setting) => void,
    step: typeof APPROVE | { type: 'withdrawn' },
  ) => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    change(setting);
    return setting.instance().decide(step.type === 'withdrawn' ? MIA : OMAR, id, step);
  };

  test.each([
    ['became a guest', { isGuest: true }, 'guest'],
    ['left', { isDeactivated: true }, 'deactivated'],
    ['is of another organization', { isStranger: true }, 'other-team'],
  ] as const)('an approver who %s decides nothing, and is told nothing', async (_, person, why) => {
    const outcome = await settled(({ world }) => world.people.set(OMAR.id, person), APPROVE);

    expect(outcome).toMatchObject({ kind: 'hidden', why });
  });

  test('the requester who left does not withdraw', async () => {
    const outcome = await settled(({ world }) => world.people.set(MIA.id, { isDeactivated: true }), {
      type: 'withdrawn',
    });

    expect(outcome).toMatchObject({ refusal: { why: 'not-a-member', standing: 'deactivated' } });
  });

  test('a policy that was tightened counts', async () => {
    const book = aBook({ approvers: { users: [ANA.id, ZOE.id] } });
    const outcome = await settled(({ world }) => Object.assign(world, { book }), APPROVE);

    expect(outcome).toMatchObject({ kind: 'hidden', why: 'not-listed' });
  });

  test('a policy that was loosened does not', async () => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    setting.world.book = aBook({ quorum: 1, approvers: { users: [OMAR.id, ANA.id, ZOE.id] } });
    const now = setting.instance();

    expect(await now.decide(ZOE, id, APPROVE)).toMatchObject({
      refusal: { why: 'not-an-approver', under: 'request' },
    });
    expect(await now.decide(OMAR, id, APPROVE)).toMatchObject({ window: { state: 'requested' } });
    expect(await now.decide(ANA, id, APPROVE)).toMatchObject({ window: { state: 'approved' } });
  });

  test('an account that left the organization can be had by nobody; denying stays possible', async () => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    setting.world.accounts = [];
    const now = setting.instance();

    expect(await now.decide(OMAR, id, APPROVE)).toMatchObject({
      refusal: { why: 'not-an-approver', under: 'now' },
    });
    expect(await now.decide(OMAR, id, { type: 'denied', reason: 'it is gone' })).toMatchObject({
      window: { state: 'denied' },
    });
  });

  test('a window whose account left is still revoked and reviewed', async () => {
    setting = await aSetting({ book: aBook({ quorum: 1 }) });
    const first = setting.instance();
    const { id } = await requested(first);
    await first.decide(OMAR, id, APPROVE);
    setting.clock.move(MINUTE);
    setting.world.accounts = [];
    const now = setting.instance();

    expect(await now.decide(ANA, id, { type: 'revoked', reason: 'it is gone' })).toMatchObject({
      window: { state: 'revoked' },
    });
    expect(await now.decide(ANA, id, { type: 'reviewed', done: 'nothing' })).toMatchObject({ kind: 'done' });
  });

  test('a person first seen in the group yesterday waits for the days that the policy asks for', async () => {
    const GROUP = 'S0SECURITY';
    const book = aBook({ quorum: 1, approvers: { users: [ANA.id], groups: [GROUP], minimumDays: 7 } });
    setting = await aSetting({ book, groups: { [GROUP]: [OMAR.id] } });
    await setting.instance().people.candidates(book.scoped[0]!.policy);
    setting.clock.move(24 * HOUR);
    const { id } = await requested(setting.instance());

    expect(await setting.instance().decide(OMAR, id, APPROVE)).toMatchObject({
      refusal: { why: 'too-new', from: NOW + 7 * 24 * HOUR },
    });
    setting.clock.move(6 * 24 * HOUR);
    const later = await requested(setting.instance());
    expect(await setting.instance().decide(OMAR, later.id, APPROVE)).toMatchObject({ kind: 'done' });
  });

  test('Slack that does not answer is a no', async () => {
    const slackFails = () => Promise.reject(new Error('An API error occurred: internal_error'));
    const outcome = await settled(
      ({ world }) => Object.assign(world, { workspace: { person: slackFails } }),
      APPROVE,
    );

    expect(outcome).toMatchObject({ kind: 'hidden', why: 'unverifiable' });
  });
});

describe('where the store is down', () => {
  test('at the click, the person is told that nothing was recorded', async () => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    const cut = setting.instance(await setting.through(failing('GetItem')));

    await expect(cut.decide(OMAR, id, APPROVE)).rejects.toThrow(
      `Nothing was recorded. Your approval of ${id} could not be stored.`,
    );
    expect(cut.log.lines).toContainEqual(expect.objectContaining({ level: 'error' }));
    expect((await stored(setting.instance(), id)).version).toBe(1);
  });

  test('after the write was sent, nobody claims to know', async () => {
    setting = await aSetting();
    const { id } = await requested(setting.instance());
    const cut = setting.instance(await setting.through(dyingAtTheWrite()));

    const said = await cut.decide(OMAR, id, APPROVE).catch((error: unknown) => error);

    expect(String(said)).toContain('whether anything was recorded is not known');
    expect(said).toMatchObject({ remedy: expect.stringContaining(`/root-windows ${id}`) });
  });
});

const down = refusal('ValidationException', 'the table is being moved');

const counted = (calls: string[]): Handle => {
  return ({ operation, forward }) => {
    calls.push(operation);
    return forward();
  };
};

const failing = (...operations: readonly string[]): Handle => {
  return async ({ operation, forward }) => (operations.includes(operation) ? down : forward());
};

/** Answers nothing from the first write on. */
function dyingAtTheWrite(): Handle {
  let isDead = false;
  return async ({ operation, forward }) => {
    isDead ||= operation === 'UpdateItem';
    return isDead ? 'connection lost' : forward();
  };
}
