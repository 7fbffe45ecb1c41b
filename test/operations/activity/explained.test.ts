import { MINUTE } from '../../../src/domain/time.ts';
import { createAuditIntents } from '../../../src/operations/activity/audit-intents.ts';
import { createIntentStore } from '../../../src/store/activity/intent-store.ts';
import { accountId } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import {
  anAssumeRoot,
  type CloudTrailRecord,
  enveloped,
  eventTime,
  inCentralSession,
  sessionIdentity,
} from '../../support/builders/cloudtrail.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
});
afterEach(() => world.close());

const KEY = 'ASIACENTRALEXAMPLE01';

function now(): CloudTrailRecord {
  return { eventTime: eventTime(world.windows.clock.now()) };
}

/** Somebody else's session, by another role. */
function othersOpening(): CloudTrailRecord {
  const { userIdentity } = anAssumeRoot();
  const other = JSON.parse(JSON.stringify(userIdentity).replaceAll('rootkeeper', 'break-glass-tool'));
  return enveloped(anAssumeRoot({ userIdentity: other, ...now() }));
}

/** What root did in it; `says`: whether the record says that it was such a session. */
function inSession(says: boolean, overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return enveloped(inCentralSession({ ...now(), ...overrides }, says));
}

async function intended(): Promise<void> {
  const { table, clock } = world.windows;
  const newId = (purpose: string) => `${purpose}-1`;
  const intents = createAuditIntents({ intents: createIntentStore({ table }), clock, newId });
  await (await intents.intend(PAYMENTS)).opened(KEY);
}

describe('an event with a temporary key that nobody knows', () => {
  test('alerts as a person’s, and is explained when its AssumeRoot event comes to another replica', async () => {
    world.queue.put(inSession(false));
    await world.start().takeIn();
    expect((await world.raised())[0]).toMatchObject({ counts: { events: 1, explained: 0 } });
    expect(world.posted()[0]?.text).not.toContain('EXPLAINED');

    world.queue.put(othersOpening());
    await world.start().takeIn();
    await world.start().sweep();
    const [alert, ...more] = await world.raised();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ counts: { events: 1, explained: 1 } });
    expect(world.posted()).toHaveLength(1);
    expect(world.posted()[0]?.text).toContain('EXPLAINED');
    expect((await world.events())[0]?.judgement).toMatchObject({
      kind: 'central-session',
      verdict: { kind: 'others' },
    });
    world.windows.clock.move(60 * MINUTE);
    await world.start().sweep();
    expect((await world.told(world.posted()[0])).join()).not.toContain('NOBODY HAS IT');
  });

  test('is told as the session that it is where its AssumeRoot event came first, and pages nobody', async () => {
    world.queue.put(othersOpening());
    await world.start().takeIn();
    world.queue.put(inSession(false));
    await world.start().takeIn();
    const [alert, ...more] = await world.raised();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ worst: 'central-session', counts: { events: 2 } });
    expect(alert).not.toHaveProperty('pagesSince');
  });

  test('and says that AssumeRoot opened it waits, and is told with who did as soon as that comes to another replica', async () => {
    world.queue.put(inSession(true));
    await world.start().takeIn();
    expect(await world.raised()).toEqual([]);
    world.queue.put(othersOpening());
    await world.start().takeIn();
    await world.start().sweep();
    const [alert, ...more] = await world.raised();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ worst: 'central-session', counts: { events: 2 } });
    expect(alert).not.toHaveProperty('pagesSince');
    expect(world.posted()[0]?.plainText).toContain('break-glass-tool');
  });

  test('is explained however the two come in one moment on two replicas', async () => {
    const [one, two] = [world.start(), world.start()];
    world.queue.put(inSession(false));
    const first = one.takeIn();
    world.queue.put(othersOpening());
    await Promise.all([first, two.takeIn()]);
    await one.sweep();
    for (const alert of await world.raised()) {
      expect(alert.pagesSince === undefined || alert.counts.explained === alert.counts.events).toBe(true);
    }
    expect((await world.events())[0]?.judgement).toMatchObject({ verdict: { kind: 'others' } });
  });
});

describe('our own audits', () => {
  test.each(['first', 'last'] as const)(
    'are quiet where everything agrees, the opening %s',
    async (order) => {
      await intended();
      const events = [
        enveloped(anAssumeRoot(now())),
        inSession(false),
        inSession(true, { eventID: 'another' }),
      ];
      for (const event of order === 'first' ? events : events.toReversed()) {
        world.queue.put(event);
        await world.start().takeIn();
      }
      world.windows.clock.move(60 * MINUTE);
      await world.start().sweep();
      expect(await world.raised()).toEqual([]);
      expect(world.posted()).toEqual([]);
      const verdicts = (await world.events()).map(({ judgement }) => judgement);
      expect(verdicts).toEqual(
        [1, 2].map(() => ({ kind: 'central-session', verdict: { kind: 'our-audit' } })),
      );
      expect(await world.records.pending('people', world.windows.clock.now() + 1, 10)).toEqual([]);
    },
  );

  test('wait a quarter of an hour for their opening, and page then', async () => {
    await intended();
    world.queue.put(inSession(false));
    await world.start().takeIn();
    world.windows.clock.move(15 * MINUTE - 1);
    await world.start().sweep();
    expect(await world.raised()).toEqual([]);
    world.windows.clock.move(1);
    await world.start().sweep();
    expect((await world.raised())[0]).toMatchObject({ worst: 'central-session', counts: { events: 1 } });
    expect((await world.raised())[0]?.pagesSince).toBeDefined();
    expect(world.posted()).toHaveLength(1);
  });

  test('page at once where the key does what an audit does not, or the call was never intended', async () => {
    await intended();
    world.queue.put(inSession(false, { eventName: 'CreateLoginProfile', readOnly: false }));
    await world.start().takeIn();
    expect((await world.raised())[0]).toMatchObject({ worst: 'audit-misused' });

    const member = accountId('222233334444');
    const requestParameters = {
      targetPrincipal: member,
      taskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    };
    world.queue.put(enveloped(anAssumeRoot({ ...now(), requestParameters, eventID: 'never intended' })));
    await world.start().takeIn();
    const { ids } = await world.alerts.line('root', member);
    expect((await world.alerts.loadAll(ids))[0]).toMatchObject({ worst: 'audit-misused' });
  });

  test('with somebody else’s key in the same account hide nothing', async () => {
    await intended();
    const identity = sessionIdentity(world.windows.clock.now());
    world.queue.put(enveloped(anAssumeRoot(now())), inSession(false, { userIdentity: identity }));
    await world.start().takeIn();
    expect((await world.raised())[0]).toMatchObject({ counts: { events: 1, explained: 0 } });
  });
});
