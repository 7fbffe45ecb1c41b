import { resolve } from 'node:path';
import { writeHistory } from '../../../sandbox/history/write-history.ts';
import type { History } from '../../../sandbox/organization/history.ts';
import { loadOrganization } from '../../../sandbox/organization/load.ts';
import { SANDBOX_AUDIT_KEY } from '../../../sandbox/process/app-environment.ts';
import { DEMO_CONFIG, DEMO_ORGANIZATION } from '../../../sandbox/scenario/demo-files.ts';
import { parseLocalDate } from '../../../src/domain/snapshot/local-date.ts';
import { DAY } from '../../../src/domain/time.ts';
import { createAcknowledgementStore } from '../../../src/store/digest/acknowledgement-store.ts';
import { createSnapshotStore } from '../../../src/store/digest/snapshot-store.ts';
import { NOW } from '../../support/builders/time.ts';
import { openTable, type RunningStore, startDynalite } from '../../support/dynalite.ts';
import { recordingLog } from '../../support/fakes/log.ts';

let running: RunningStore;

beforeEach(async () => {
  running = await startDynalite();
});

afterEach(() => running.stop());

async function demoHistory(): Promise<History> {
  const { history } = await loadOrganization(DEMO_ORGANIZATION);
  if (history === undefined) throw new Error('the demo has no history');
  return history;
}

async function write({ start = NOW, config = DEMO_CONFIG } = {}): Promise<void> {
  await writeHistory({
    history: await demoHistory(),
    environment: {
      ROOTKEEPER_CONFIG: resolve(config),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      AWS_REGION: 'eu-central-1',
      ROOTKEEPER_AUDIT_KEY: SANDBOX_AUDIT_KEY,
    },
    storeUrl: running.endpoint,
    start,
    random: () => 0.5,
  });
}

/** What the app finds in its table. */
async function found() {
  const table = openTable(running.endpoint, 'rootkeeper');
  const stores = {
    table,
    newId: (purpose: string) => purpose,
    clock: { now: () => NOW },
    log: recordingLog(),
  };
  const [snapshots, acknowledgements] = [createSnapshotStore(stores), createAcknowledgementStore(stores)];
  try {
    const days = await snapshots.counts(date('2026-01-01'), date('2027-01-01'));
    return {
      dates: days.map((day) => day.date),
      last: await snapshots.latest(),
      acknowledged: await acknowledgements.since(NOW),
    };
  } finally {
    table.client.destroy();
  }
}

function date(text: string) {
  const parsed = parseLocalDate(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

test('The app finds a week of snapshots, whole, and what was acknowledged in it', async () => {
  await write();

  const { dates, last, acknowledged } = await found();

  expect(dates).toEqual([
    '2026-11-13',
    '2026-11-14',
    '2026-11-15',
    '2026-11-16',
    '2026-11-17',
    '2026-11-18',
    '2026-11-19',
  ]);
  expect(last).toMatchObject({ date: '2026-11-19', counts: { measured: 14, unmeasured: 1, failing: 5 } });
  expect(last?.accounts).toHaveLength(16);
  expect(acknowledged.map(({ by }) => by.name).sort()).toEqual(['Lena Fischer', 'Omar Diaz', 'Omar Diaz']);
});

test('A store that was kept has its own history, and no other is written into it', async () => {
  await write();

  await write({ start: NOW + 3 * DAY });

  expect((await found()).dates.at(-1)).toBe('2026-11-19');
});

test('Where the app has no digest, or cannot start with its configuration, nothing is written', async () => {
  await write({ config: 'test/scenarios/files/stricter.yml' });
  await write({ config: 'test/scenarios/files/there-is-none.yml' });

  await expect(found()).rejects.toThrow();
});
