import { DAY, HOUR } from '../../../src/domain/time.ts';
import type { ReplayedAlert } from '../../../src/operations/activity/replay/replayed.ts';
import { createReplayTrail, type ReplayHead } from '../../../src/operations/activity/replay-trail.ts';
import type { TrailPage, TrailQuestion } from '../../../src/operations/activity-ports.ts';
import { createAnswerStore } from '../../../src/store/answer-store.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { at, COMPROMISE } from '../../support/builders/activity-records.ts';
import { aConsoleLogin, type CloudTrailRecord, WATCHED } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { type Setting, settings } from '../windows/setting.ts';

const aSetting = settings();
const never = new AbortController().signal;

function anAppIn({ table, clock }: Setting, pages: readonly TrailPage[], accounts = [anAccount()]) {
  const asked: TrailQuestion[] = [];
  let made = 0;
  const newId = (purpose: string) => {
    made += 1;
    return `${purpose}-${made}`;
  };
  const replaying = createReplayTrail({
    ...{ clock, newId, regions: ['us-east-1'], scopes: {}, defaultScope: 'all' },
    directory: async () => aDirectory({ accounts }),
    trail: {
      async *lookUp(question) {
        asked.push(question);
        yield* pages;
      },
    },
    replayDeps: async () => ({
      ...{ watched: WATCHED, digest },
      own: async () => ({ intents: [], ours: [] }),
      windows: async () => [],
    }),
    answers: createAnswerStore<ReplayHead, ReplayedAlert>({ table, newId, log: recordingLog() }),
  });
  return { replaying, asked };
}

function page(records: readonly CloudTrailRecord[]): TrailPage {
  const each = records.map((record, n) => JSON.stringify({ ...record, eventID: `event ${n}` }));
  return { kind: 'records', region: 'us-east-1', records: each };
}

describe('a replay of CloudTrail’s history', () => {
  test('a compromise would have been one alert, the worst first', async () => {
    const { replaying, asked } = anAppIn(await aSetting(), [page(COMPROMISE)]);
    const outcome = await replaying.replay({ scope: '', days: 90 }, () => undefined, never);
    if (outcome.kind !== 'replayed') throw new Error(JSON.stringify(outcome));
    expect(outcome.replay).toMatchObject({ asked: '90d all', looked: { rootEvents: 9 }, notLookedAt: [] });
    expect(outcome.replay.alerts.map(({ alert }) => alert.worst)).toEqual(['watch-off']);
    expect(asked).toMatchObject([{ from: NOW - 90 * DAY, to: NOW }]);
  });

  test('its pages come from any replica for an hour', async () => {
    const setting = await aSetting();
    const { replaying } = anAppIn(setting, [page([at(0, aConsoleLogin())])]);
    const outcome = await replaying.replay({ scope: 'payments-prod', days: 7 }, () => undefined, never);
    if (outcome.kind !== 'replayed') throw new Error(JSON.stringify(outcome));
    const other = anAppIn(setting, []).replaying;
    expect(await other.load(outcome.resultId)).toEqual(outcome.replay);
    setting.clock.move(HOUR);
    expect(await other.load(outcome.resultId)).toBeUndefined();
  });

  test('what could not be looked at is told with its account', async () => {
    const account = anAccount();
    const blocked: TrailPage = { kind: 'not-looked-at', reason: 'It is closed.', remedy: 'Reopen it.' };
    const { replaying } = anAppIn(await aSetting(), [blocked], [account]);
    expect(await replaying.replay({ scope: '', days: 7 }, () => undefined, never)).toMatchObject({
      replay: { notLookedAt: [{ accountId: account.id, reason: 'It is closed.', remedy: 'Reopen it.' }] },
    });
  });

  test('an account that is not active is left out, and said to be', async () => {
    const closed = anAccount({ id: accountIdNumber(1), name: 'old-crm', state: 'SUSPENDED' });
    const { replaying, asked } = anAppIn(await aSetting(), [], [anAccount(), closed]);
    expect(await replaying.replay({ scope: 'all', days: 7 }, () => undefined, never)).toMatchObject({
      replay: { notLookedAt: [], leftOut: [closed.id] },
    });
    expect(asked.map(({ account }) => account.id)).toEqual([anAccount().id]);
  });

  test('more accounts than CloudTrail answers for in time are refused before it is asked', async () => {
    const accounts = Array.from({ length: 21 }, (_, n) =>
      anAccount({ id: accountIdNumber(n), name: `a${n}` }),
    );
    const { replaying, asked } = anAppIn(await aSetting(), [], accounts);
    expect(await replaying.replay({ scope: 'all', days: 7 }, () => undefined, never)).toEqual({
      ...{ kind: 'too-many', scope: 'all', accounts: 21, most: 20 },
    });
    expect(asked).toEqual([]);
  });
});
