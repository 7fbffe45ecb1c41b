import type { ActivityCommandDeps } from '../commands/index.ts';
import type { ActivityPorts } from './compose-activity-ports.ts';
import type { WindowPorts } from './compose-window-ports.ts';
import type { ActivityConfig } from './config/activity.ts';
import type { Config } from './config/config.ts';
import type { Directory } from './domain/account.ts';
import type { ToldEvent } from './domain/alert/alert-view.ts';
import type { Watched } from './domain/perimeter/watched.ts';
import { DAY, HOUR, type Instant, type Milliseconds } from './domain/time.ts';
import { createAlertEvents } from './operations/activity/alert-events.ts';
import { createAlertSteps } from './operations/activity/alert-steps.ts';
import { createCheckIns } from './operations/activity/check-ins.ts';
import { createDeclareAfterwards, type DeclareAfterwards } from './operations/activity/declare-afterwards.ts';
import { createListActivity, type ListingHead } from './operations/activity/list-activity.ts';
import { createNotHeard } from './operations/activity/not-heard.ts';
import type { OwnAudits } from './operations/activity/replay/own-audits.ts';
import type { ReplayedAlert } from './operations/activity/replay/replayed.ts';
import type { Around } from './operations/activity/replay.ts';
import { createReplayTrail, type ReplayHead } from './operations/activity/replay-trail.ts';
import { windowsAround } from './operations/activity/windows-around.ts';
import type { TrailLookup } from './operations/activity-ports.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import { createAnswerStore } from './store/answer-store.ts';
import type { Table } from './store/table.ts';

/** The store keeps them for so long. */
const INTENTS_KEPT: Milliseconds = 30 * DAY;

/** What people do about root activity shares with the rest of the app. */
export interface ActivityCommandParts {
  readonly config: Pick<Config, 'scopes' | 'defaultScope' | 'windows'>;
  readonly table: Table;
  readonly trail: TrailLookup;
  /** Waits a while for the first reading of all. */
  readonly currentDirectory: () => Promise<Directory>;
  /** Absent: windows are not configured. */
  readonly windowPorts: WindowPorts | undefined;
}

interface Parts extends ActivityCommandParts {
  /** What of ours a change is told of, as it is known now. */
  readonly watched: () => Promise<Watched>;
}

/** Steps of people, check-ins, and what is looked up for them. */
export function composeActivityCommands(
  activity: ActivityConfig,
  ports: ActivityPorts,
  parts: Parts,
): ActivityCommandDeps {
  const { workspace, log, people, alertView } = ports;
  const authorizeOnCall = createAuthorizeReader(workspace, activity.onCall, log);
  const { windowPorts } = parts;
  return {
    ...{ alertView, authorizeOnCall },
    steps: createAlertSteps({ ...ports, authorizeOnCall, person: people.person }),
    ...(windowPorts !== undefined && { declaring: declaringOf(ports, windowPorts, parts) }),
    checkIns: createCheckIns(ports),
    alertEvents: createAlertEvents(ports),
    ...lookUpsOf(activity, ports, parts),
  };
}

function declaringOf(
  ports: ActivityPorts,
  windowPorts: WindowPorts,
  { config }: ActivityCommandParts,
): DeclareAfterwards {
  const { book, scopes, chain, authorizeRequester, tending, store, directory, people } = windowPorts;
  return createDeclareAfterwards({
    ...ports,
    ...{ chain, authorizeRequester, tending, directory, people },
    windows: store,
    rules: { book, scopes, custody: config.windows?.custody ?? [] },
  });
}

function lookUpsOf(
  { regions }: ActivityConfig,
  ports: ActivityPorts,
  { config, table, trail, currentDirectory, watched }: Parts,
): Pick<ActivityCommandDeps, 'listing' | 'replaying'> {
  const { digest, windows, newId, log, heartbeats, clock } = ports;
  const intentsSince = async () => Math.max(await heartbeats.since(clock.now()), clock.now() - INTENTS_KEPT);
  const { scopes, defaultScope } = config;
  const asked = { ...ports, scopes, defaultScope, directory: currentDirectory };
  const store = { table, newId, log };
  return {
    listing: createListActivity({
      ...asked,
      notHeard: createNotHeard(ports),
      lookUpDeps: async () => ({ trail, regions, digest, watched: await watched() }),
      judging: { ...ports, intentsSince },
      answers: createAnswerStore<ListingHead, ToldEvent>(store),
    }),
    replaying: createReplayTrail({
      ...{ ...asked, trail, regions },
      replayDeps: async () => ({
        digest,
        watched: await watched(),
        own: (around) => ownAudits(around, intentsSince, ports),
        windows: (around) => windowsAround(around, windows),
      }),
      answers: createAnswerStore<ReplayHead, ReplayedAlert>(store),
    }),
  };
}

/** Of the accounts of a replay; an intent is a little older than its session. */
async function ownAudits(
  { first, last, accounts }: Around,
  intentsSince: () => Promise<Instant>,
  { intents, ours }: Pick<ActivityPorts, 'intents' | 'ours'>,
): Promise<OwnAudits> {
  const range = { from: first - HOUR, to: last + HOUR };
  const kept = await Promise.all([...accounts].map((id) => intents.ofAccount(id, range)));
  return { intents: kept.flat(), ours: await ours(), since: await intentsSince() };
}
