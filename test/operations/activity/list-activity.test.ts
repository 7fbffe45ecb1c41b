import type { Directory } from '../../../src/domain/account.ts';
import type { ToldEvent } from '../../../src/domain/alert/alert-view.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { createListActivity, type ListingHead } from '../../../src/operations/activity/list-activity.ts';
import { createNotHeard } from '../../../src/operations/activity/not-heard.ts';
import { createPipeline } from '../../../src/operations/activity/pipeline.ts';
import type { TrailPage, TrailQuestion } from '../../../src/operations/activity-ports.ts';
import { createActivityStore } from '../../../src/store/activity/activity-store.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { createIntentStore } from '../../../src/store/activity/intent-store.ts';
import { createAnswerStore } from '../../../src/store/answer-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { accountId, aDirectory, aManagementAccount, anAccount } from '../../support/builders/account.ts';
import { aDetachment, aRecord } from '../../support/builders/activity.ts';
import {
  aChange,
  aConsoleLogin,
  anAssumeRoot,
  type CloudTrailRecord,
  eventOf,
  eventTime,
  WATCHED,
} from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { type Setting, settings } from '../windows/setting.ts';

const aSetting = settings();
const PAYMENTS = anAccount();
const DATA = anAccount({ id: accountId('222233334444'), name: 'data-prod' });
const QUESTION = { scope: 'payments-prod', days: 7 };
const quiet = () => undefined;
const never = new AbortController().signal;

interface World {
  readonly directory?: Directory;
  /** What CloudTrail has; asked questions are kept. */
  readonly pages?: readonly TrailPage[];
  readonly asked?: TrailQuestion[];
}

function anAppIn({ table, clock }: Setting, world: World = {}) {
  const log = recordingLog();
  const records = createActivityStore({ table, log });
  const heartbeats = createHeartbeatStore({ table, log });
  let made = 0;
  const newId = (purpose: string) => {
    made += 1;
    return `${purpose}-${made}`;
  };
  const windows = createWindowStore({ table, log });
  const intents = createIntentStore({ table });
  const trail = {
    async *lookUp(question: TrailQuestion) {
      world.asked?.push(question);
      yield* world.pages ?? [];
    },
  };
  const listing = createListActivity({
    ...{ records, clock, newId },
    directory: async () => world.directory ?? aDirectory({ accounts: [PAYMENTS, DATA] }),
    ...{ scopes: {}, defaultScope: 'all' },
    notHeard: createNotHeard({
      heartbeats,
      clock,
      pipeline: createPipeline({ heartbeats, clock, ...PLACES }),
    }),
    lookUpDeps: async () => ({ watched: WATCHED, digest, trail, regions: ['eu-central-1', 'us-east-1'] }),
    judging: { records, intents, windows, ours: async () => [], intentsSince: async () => 0 },
    answers: createAnswerStore<ListingHead, ToldEvent>({ table, newId, log }),
  });
  return { listing, records, heartbeats };
}

const PLACES = { regions: ['eu-central-1'], heartbeatEvery: HOUR, turn: async () => undefined };
const at = (record: CloudTrailRecord, when: Instant) => ({ ...record, eventTime: eventTime(when) });
const SIGN_IN = at(aConsoleLogin(), NOW - HOUR);
const JUDGED = {
  judgement: {
    kind: 'use' as const,
    verdict: { kind: 'no-window' as const, reasons: [{ why: 'none-known' as const }], concerns: [] },
  },
};

function page(...records: readonly CloudTrailRecord[]): TrailPage {
  return { kind: 'records', region: 'us-east-1', records: records.map((record) => JSON.stringify(record)) };
}

async function listed(app: ReturnType<typeof anAppIn>, question = QUESTION) {
  const outcome = await app.listing.list(question, quiet, never);
  if (outcome.kind !== 'listed') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const namesIn = (events: readonly ToldEvent[]) =>
  events.map(({ event }) => ('eventName' in event ? event.eventName : ''));

describe('what root did in a scope', () => {
  test('is what is stored of its accounts in the days asked for, each with the verdict that is stored', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const early = at(aConsoleLogin({ eventID: 'early' }), NOW - 8 * DAY);
    await app.records.save([aRecord(SIGN_IN, JUDGED), aRecord(early, JUDGED)]);
    const { listing } = await listed(app, { scope: 'all', days: 7 });
    expect(listing).toMatchObject({ asked: 'all 7d', from: NOW - 7 * DAY, to: NOW, unjudged: 0, left: 0 });
    expect(listing.events).toEqual([{ kind: 'root', event: eventOf(SIGN_IN), ...JUDGED }]);
    expect(listing.names.get(PAYMENTS.id)).toBe('payments-prod');
  });

  test('and of one account has the changes of the perimeter that others made there', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const change = (eventID: string, recipientAccountId: string) =>
      aRecord(at(aDetachment({ eventID, recipientAccountId }), NOW - HOUR));
    await app.records.save([change('1', PAYMENTS.id), change('2', DATA.id)]);
    for (const question of [QUESTION, { scope: 'all', days: 7 }]) {
      const { events } = (await listed(app, question)).listing;
      const accounts = events.map((told) => (told.kind === 'perimeter' ? told.event.accountId : told.kind));
      expect(accounts).toEqual(question === QUESTION ? [PAYMENTS.id] : [PAYMENTS.id, DATA.id]);
    }
  });

  test('of one account has what was done to its perimeter in the management account, by that one’s name', async () => {
    const setting = await aSetting();
    const management = aManagementAccount();
    const app = anAppIn(setting, { directory: aDirectory({ accounts: [PAYMENTS, DATA, management] }) });
    const change = (targetId: string) => {
      const requestParameters = { policyId: 'p-denyroot1', targetId };
      const there = { recipientAccountId: management.id, eventID: targetId, requestParameters };
      return aRecord(at(aDetachment(there), NOW - HOUR));
    };
    await app.records.save([change(PAYMENTS.id), change(DATA.id)]);
    const { events, names } = (await listed(app)).listing;
    expect(events).toMatchObject([{ kind: 'perimeter', event: { change: { target: PAYMENTS.id } } }]);
    expect(names.get(management.id)).toBe('corp-management');
    expect((await listed(app, { scope: 'all', days: 7 })).listing.events).toHaveLength(2);
  });

  test('what came and is not judged yet is counted, never shown as fine', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    await app.records.save([aRecord(SIGN_IN)]);
    const { listing } = await listed(app, { scope: 'all', days: 7 });
    expect(listing).toMatchObject({ events: [], unjudged: 1 });
  });

  test('says since when anybody listened, and which places are silent', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    await app.heartbeats.since(NOW - 2 * DAY);
    await app.heartbeats.hear([
      { accountId: PAYMENTS.id, region: 'eu-central-1', at: NOW - MINUTE },
      { accountId: DATA.id, region: 'eu-central-1', at: NOW - 5 * HOUR },
    ]);
    const { listing } = await listed(app, { scope: 'all', days: 7 });
    expect(listing.notLookedAt).toEqual([
      expect.objectContaining({ lookedBackTo: NOW - 2 * DAY, reason: 'Nobody listened before then.' }),
      expect.objectContaining({ accountId: DATA.id, region: 'eu-central-1' }),
    ]);
  });

  test('its pages come from any replica for an hour', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    await app.records.save([aRecord(SIGN_IN, JUDGED)]);
    const { resultId, listing } = await listed(app);
    const other = anAppIn(setting);
    expect(await other.listing.load(resultId)).toEqual(listing);
    setting.clock.move(HOUR);
    expect(await other.listing.load(resultId)).toBeUndefined();
  });

  test('an unknown scope is told with what is near, and an empty one as empty', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    expect(await app.listing.list({ scope: 'payment-prod', days: 7 }, quiet, never)).toMatchObject({
      kind: 'unknown-scope',
      suggestions: expect.arrayContaining(['payments-prod']),
    });
    const none = anAppIn(setting, { directory: aDirectory({ accounts: [] }) });
    expect(await none.listing.list({ scope: 'all', days: 7 }, quiet, never)).toMatchObject({
      kind: 'empty-scope',
    });
  });
});

describe('what root did in a single account', () => {
  test('is looked up in CloudTrail too, and judged; what is stored keeps its verdict', async () => {
    const setting = await aSetting();
    const asked: TrailQuestion[] = [];
    const missed = at(aChange('iam', 'CreateUser'), NOW - 2 * HOUR);
    const app = anAppIn(setting, { pages: [page(SIGN_IN, missed, missed)], asked });
    await app.records.save([aRecord(SIGN_IN, JUDGED)]);
    const { listing } = await listed(app);
    expect(namesIn(listing.events).sort()).toEqual(['ConsoleLogin', 'CreateUser']);
    expect(listing.events).toContainEqual({ kind: 'root', event: eventOf(missed), ...JUDGED });
    expect(asked).toMatchObject([
      { account: PAYMENTS, from: NOW - 7 * DAY, to: NOW, eventNames: ['AssumeRoot'] },
    ]);
  });

  test('sessions opened for other accounts, and others’ events, are not its own', async () => {
    const setting = await aSetting();
    const elsewhere = anAssumeRoot({ requestParameters: { targetPrincipal: DATA.id } });
    const others = aConsoleLogin({
      userIdentity: { type: 'IAMUser', accountId: PAYMENTS.id, userName: 'root' },
    });
    const app = anAppIn(setting, { pages: [page(elsewhere, others)] });
    expect((await listed(app)).listing.events).toEqual([]);
  });

  test('what CloudTrail could not be asked is told', async () => {
    const setting = await aSetting();
    const blocked: TrailPage = {
      ...{ kind: 'not-looked-at', region: 'us-east-1', what: 'Username root' },
      ...{ reason: 'An SCP denies it.', remedy: 'Exempt the role.' },
    };
    const { listing } = await listed(anAppIn(setting, { pages: [blocked] }));
    expect(listing.notLookedAt).toEqual([
      {
        ...{ accountId: PAYMENTS.id, region: 'us-east-1' },
        ...{ reason: 'Username root: An SCP denies it.', remedy: 'Exempt the role.' },
      },
    ]);
  });

  test('how far it is, is told page by page', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting, { pages: [page(SIGN_IN), page(SIGN_IN, SIGN_IN)] });
    const progress: number[] = [];
    await app.listing.list(QUESTION, ({ records }) => void progress.push(records), never);
    expect(progress).toEqual([0, 1, 3]);
  });
});
