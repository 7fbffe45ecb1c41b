import type { Directory } from '../../domain/account.ts';
import type { Unseen } from '../../domain/activity/listing.ts';
import type { WindowEvidence } from '../../domain/activity/window-evidence.ts';
import { toldEvents } from '../../domain/alert/alert-view.ts';
import { DAY, type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { ActivityStore, WindowUseStore } from '../activity-store-ports.ts';
import type { Clock, Log } from '../ports.ts';
import { accountsById, type RecentDirectory } from '../windows/recent-directory.ts';
import { createListedEvents } from './listed-events.ts';
import type { NotHeard } from './not-heard.ts';
import { type Span, spanOf, windowEvents } from './window-events.ts';

export interface WindowEvidenceDeps {
  readonly records: Pick<ActivityStore, 'eventsOf' | 'changesOf'>;
  readonly uses: Pick<WindowUseStore, 'ofWindow'>;
  readonly notHeard: NotHeard;
  readonly directory: RecentDirectory;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

/** What root did in a window, and what of it may not have come. Throws where the store gives no answer. */
export type WindowEvidenceOf = (window: RootWindow) => Promise<WindowEvidence>;

/** By then an event of CloudTrail has come, if it ever does. */
const DELIVERED: Milliseconds = 30 * MINUTE;

/** `most`: events that are given; reads give way, and what is left out is counted. */
export function createWindowEvidence(deps: WindowEvidenceDeps, most?: number): WindowEvidenceOf {
  const { records, uses, clock } = deps;
  return async (window) => {
    const directory = await readDirectory(deps);
    const management = directory?.accounts.find(({ isManagement }) => isManagement);
    const listed = createListedEvents(most);
    let unjudged = 0;
    for await (const record of windowEvents(window, records, management?.id)) {
      if (record.kept.kind === 'root' && record.judgement === undefined) unjudged += 1;
      for (const told of toldEvents(record)) listed.add(told);
    }
    const span = spanOf(window);
    const now = clock.now();
    return {
      ...listed.all(),
      ...{ uses: await uses.ofWindow(window.id), unjudged },
      unseen: span === undefined || span.start > now ? [] : await unseenIn(window, span, directory, deps),
      ...(management && { management: { id: management.id, name: management.name } }),
      ...arriving(span, now),
    };
  };
}

/** An event of its last second comes within half an hour, if it ever does. */
function arriving(span: Span | undefined, now: Instant): Pick<WindowEvidence, 'arrivingUntil'> {
  const until = span === undefined ? now : span.end + DELIVERED;
  return span !== undefined && span.end <= now && now < until ? { arrivingUntil: until } : {};
}

/** Which places are silent is known of now only. */
async function unseenIn(
  { request }: RootWindow,
  { start, end }: Span,
  directory: Directory | undefined,
  { notHeard, clock }: WindowEvidenceDeps,
): Promise<readonly Unseen[]> {
  const ids = end < clock.now() - DAY ? [] : request.accounts.map(({ id }) => id);
  const byId = directory === undefined ? undefined : accountsById(directory);
  const unseen = await notHeard(
    ids.flatMap((id) => byId?.get(id) ?? []),
    { from: start },
  );
  const unread = directory === undefined ? [{ reason: NOT_READ, remedy: LOOK }] : [];
  return [...unseen.map((each) => ({ ...each, remedy: LOOK })), ...unread];
}

/** `undefined` where it cannot be read. */
async function readDirectory({ directory, log }: WindowEvidenceDeps): Promise<Directory | undefined> {
  try {
    return await directory();
  } catch (error) {
    log.warn({ err: error }, 'the directory cannot be read: which places are silent is not known');
    return undefined;
  }
}

const NOT_READ =
  'Whether heartbeats still come, and what was done in the management account, is not known: the accounts could not be read.';
const LOOK = 'Type /root-activity with the account: then CloudTrail is looked at, too.';
