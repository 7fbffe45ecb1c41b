import type { Person } from '../../../src/domain/window/person.ts';
import { createAuthorizeReader } from '../../../src/operations/authorize-reader.ts';
import type { AskedToAcknowledge } from '../../../src/operations/digest/acknowledging.ts';
import { createAcknowledging } from '../../../src/operations/digest/create-acknowledging.ts';
import { createRecentSnapshot } from '../../../src/operations/digest/recent-snapshot.ts';
import type { Workspace } from '../../../src/operations/ports.ts';
import { createAcknowledgementStore } from '../../../src/store/digest/acknowledgement-store.ts';
import { createSnapshotStore } from '../../../src/store/digest/snapshot-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { type AccountOfDay, postureOfDay } from '../../support/builders/day.ts';
import { type Day, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { openTable } from '../../support/dynalite.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { fakeResultStore } from '../../support/fakes/stores.ts';
import { fakeWorkspace } from '../../support/fakes/workspace.ts';

export const HIGH = { number: 1, severity: 'high', said: { 'root-mfa': 'fail' } } as const;
export const REF = { on: accountIdNumber(1), checkId: 'root-mfa' };

export function actor({ id }: Person) {
  return { userId: id, teamId: 'T1' };
}

export interface World {
  readonly readers?: readonly string[];
  readonly acknowledgers?: readonly string[];
  readonly workspace?: Partial<Workspace>;
}

/**
 * Two replicas over one table that holds a snapshot a day of these days; it is an hour after the last sweep. Mia and Omar
 * may read and acknowledge, Ana may read, Zoe is named among those who acknowledge only.
 */
export async function aSetting(table: Table, endpoint: string, days: readonly Day[], world: World = {}) {
  const clock = standingClock(dayTime(Math.max(0, days.length - 1)));
  const log = recordingLog();
  const results = fakeResultStore();
  const snapshots = createSnapshotStore({ table, newId: (purpose) => `${purpose}-1`, clock, log });
  for (const snapshot of snapshotsOf(...days)) await snapshots.save(snapshot, 'run');
  clock.move(3_600_000);

  const { readers = [MIA.id, OMAR.id, ANA.id], acknowledgers = [MIA.id, OMAR.id, ZOE.id] } = world;
  const workspace = fakeWorkspace({}, { ...people(), ...world.workspace });
  const counted = { turns: 0 };
  const replica = () => {
    const own = openTable(endpoint, table.name);
    return createAcknowledging({
      authorizeReader: createAuthorizeReader(workspace, { users: readers, groups: [] }, log),
      authorizeAcknowledger: createAuthorizeReader(workspace, { users: acknowledgers, groups: [] }, log),
      acknowledgements: createAcknowledgementStore({ table: own, log }),
      recentSnapshot: createRecentSnapshot({ snapshots, clock }),
      ...{ results, workspace, clock, log },
      turn: async () => {
        counted.turns += 1;
      },
    });
  };
  const [one, other] = [replica(), replica()];
  return {
    one,
    other,
    clock,
    log,
    results,
    snapshots,
    counted,
    store: createAcknowledgementStore({ table, log }),
  };
}

/** What a person submits a week's worth of; `days` from now. */
export function asked(
  now: number,
  overrides: Partial<AskedToAcknowledge> & { readonly days?: number } = {},
): AskedToAcknowledge {
  const { days = 7, ...rest } = overrides;
  return { ...REF, actor: actor(MIA), why: 'A device is ordered', until: now + days * 86_400_000, ...rest };
}

/** A result of `/root-status` of these accounts, measured at `at`. */
export function resultOf(at: number, ...accounts: readonly AccountOfDay[]) {
  return postureOfDay(accounts, { measuredAt: at });
}

function people(): Pick<Workspace, 'person'> {
  const names = new Map([MIA, OMAR, ANA, ZOE].map((each) => [each.id, each]));
  return {
    person: async (id) => ({
      ...{ id, name: id, isDeactivated: false, isBot: false, isGuest: false, isStranger: false },
      ...names.get(id),
    }),
  };
}
