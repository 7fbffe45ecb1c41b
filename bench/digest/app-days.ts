import { setTimeout as sleep } from 'node:timers/promises';
import { createTurns } from '../../src/aws/turns.ts';
import type { Account } from '../../src/domain/account.ts';
import type { Digest } from '../../src/domain/digest/digest.ts';
import type { LocalDate } from '../../src/domain/snapshot/local-date.ts';
import type { Instant } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { createDayDigests } from '../../src/operations/digest/day-digests.ts';
import { sweep } from '../../src/operations/digest/sweep.ts';
import { createSweptDays } from '../../src/operations/digest/swept-days.ts';
import { createAcknowledgementStore } from '../../src/store/digest/acknowledgement-store.ts';
import { createSnapshotStore } from '../../src/store/digest/snapshot-store.ts';
import { createSweepStore } from '../../src/store/digest/sweep-store.ts';
import type { Table } from '../../src/store/table.ts';
import { aCheckPolicy, features } from '../../test/support/builders/subject.ts';
import { type LargeDay, numberedIds } from './large-days.ts';

/** The app's own operations of the digest over a table, with AWS answering at once what a day holds. */
export interface AppDays {
  /** Measures, judges and stores. */
  sweep(date: LocalDate, day: LargeDay, now: Instant): Promise<void>;
  digest(date: LocalDate): Promise<Digest>;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/** As many as the auditor has room for with the default configuration. */
const AT_ONCE = 100;

export function appDays(table: Table): AppDays {
  const log = createLog('error');
  const newId = numberedIds();
  const time = { now: 0 };
  const clock = { now: () => time.now };
  const turn = createTurns().next;
  const snapshots = createSnapshotStore({ table, newId, clock, log });
  const acknowledgements = createAcknowledgementStore({ table, log });
  const dayDigests = createDayDigests({
    ...{ acknowledgements, clock, turn },
    sweptDays: createSweptDays({ snapshots, lastPosted: async () => undefined, clock, turn }),
  });
  const { signal } = new AbortController();
  return {
    turn,
    async sweep(date, { directory, swept }, now) {
      time.now = now;
      const audits = new Map(swept.map(({ id, audit }) => [id, audit]));
      const measure = async ({ id }: Account) => {
        await sleep(1);
        return audits.get(id) ?? missing(id);
      };
      const deps = {
        ...{ snapshots, acknowledgements, clock, log, turn, signal, atOnce: AT_ONCE },
        sweeps: createSweepStore({ table, newId }),
        directory: async () => directory,
        measurements: { measure },
        auditor: { features: async () => features() },
        policy: aCheckPolicy(),
      };
      await sweep(date, () => undefined, deps, signal);
    },
    async digest(date) {
      return (await dayDigests(date)) ?? missing(date);
    },
  };
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
