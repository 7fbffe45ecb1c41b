import type { AccountNames, ActivityListing } from '../../domain/activity/listing.ts';
import type { ActivityRecord } from '../../domain/activity/record.ts';
import type { Alert, AlertId } from '../../domain/alert/alert.ts';
import { type ToldEvent, toldEvents } from '../../domain/alert/alert-view.ts';
import type { RefusedSteps } from '../../domain/alert/refused-step.ts';
import type { ActivityStore, AlertRefusalStore, AlertStore } from '../activity-store-ports.ts';
import type { Log } from '../ports.ts';
import { accountsById, type RecentDirectory } from '../windows/recent-directory.ts';
import { createListedEvents } from './listed-events.ts';

/**
 * What happened in the account of an alert from its first event to its last, as it is stored now; `undefined` where there
 * is no such alert. Throws where the store gives no answer.
 */
export type AlertEvents = (id: AlertId) => Promise<AlertListing | undefined>;

/** With the steps that people tried and might not take. */
export interface AlertListing extends ActivityListing {
  readonly refused: RefusedSteps;
}

export interface AlertEventsDeps {
  readonly alerts: Pick<AlertStore, 'load'>;
  readonly refusals: Pick<AlertRefusalStore, 'of'>;
  readonly records: Pick<ActivityStore, 'eventsOf' | 'openingsOf' | 'changesOf'>;
  readonly directory: RecentDirectory;
  readonly log: Log;
}

export function createAlertEvents(deps: AlertEventsDeps): AlertEvents {
  return async (id) => {
    const alert = await deps.alerts.load(id);
    if (alert === undefined) return undefined;
    const listed = createListedEvents();
    let unjudged = 0;
    for await (const records of recordsOf(alert, deps)) {
      unjudged += records.filter(isUnjudged).length;
      for (const told of records.flatMap(toldEvents)) if (isOf(alert, told)) listed.add(told);
    }
    const { firstAt: from, lastAt: to } = alert;
    const [names, refused] = await Promise.all([namesOf(alert, deps), deps.refusals.of(id)]);
    return { asked: id, from, to, ...listed.all(), unjudged, names, notLookedAt: [], refused };
  };
}

async function* recordsOf(
  { accountId, firstAt, lastAt }: Alert,
  { records }: AlertEventsDeps,
): AsyncGenerator<readonly ActivityRecord[]> {
  const range = { from: firstAt, to: lastAt + 1 };
  yield* records.eventsOf(accountId, range);
  yield await records.openingsOf(accountId, range);
  yield await records.changesOf(accountId, range);
}

/** A change of the perimeter that root made is in the alert about root, too. */
function isOf({ topic }: Alert, { kind }: ToldEvent): boolean {
  return topic === 'root' || kind === 'perimeter';
}

function isUnjudged({ kept, judgement }: ActivityRecord): boolean {
  return judgement === undefined && kept.kind !== 'perimeter';
}

/** Without the directory it is shown by its id. */
async function namesOf({ accountId }: Alert, { directory, log }: AlertEventsDeps): Promise<AccountNames> {
  try {
    const account = accountsById(await directory()).get(accountId);
    return new Map(account === undefined ? [] : [[accountId, account.name]]);
  } catch (error) {
    log.warn(
      { err: error, account: accountId },
      'the directory cannot be read: an account is shown by its id',
    );
    return new Map();
  }
}
