import type { Directory } from '../../../domain/account.ts';
import { type AlarmWatch, type Found, mayTell, nextWatch } from '../../../domain/alarm-watch/alarm-watch.ts';
import { listeningPlaces } from '../../../domain/heartbeat/silence.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { AlarmWatchStore } from '../../alarm-watch-ports.ts';
import type { HeartbeatStore, PoisonStore } from '../../pipeline-ports.ts';
import type { Workspace } from '../../ports.ts';
import { createChannelCheck } from '../../posting/channel-check.ts';
import type { Pipeline } from '../pipeline.ts';
import { type TellNoticesDeps, tellNotices } from './tell-notices.ts';

export interface AlarmWatchDeps extends Omit<TellNoticesDeps, 'names'> {
  readonly watch: AlarmWatchStore;
  readonly heartbeats: Pick<HeartbeatStore, 'noteAwaited'>;
  readonly pipeline: Pipeline;
  readonly poison: Pick<PoisonStore, 'list'>;
  /** As it is stored; `undefined` before the first reading. */
  readonly storedDirectory: () => Promise<Directory | undefined>;
  /** From which every account must be heard. */
  readonly regions: readonly string[];
  readonly workspace: Pick<Workspace, 'channel'>;
}

/** Silence takes hours to tell, and what is read for it may be some megabytes. */
const LOOKED_EVERY: Milliseconds = 5 * MINUTE;
/** What waited on the queue while nothing received is stored by then: until then it would look like silence. */
const CAUGHT_UP_AFTER: Milliseconds = 10 * MINUTE;
/** What a replica is still storing was given its time of arrival before. */
const STORED_BY: Milliseconds = 2 * MINUTE;
const MOST_POISON = 1_000;

/**
 * Tells the alerts channel which places fell silent or are heard again, and what could not be read. Needs no lease: of
 * several replicas one stores what is to be told, whichever can tells it, and it stands there once. Nothing further is
 * made of how things stand until all that was to be told is there, so that after an outage of Slack the sum is told.
 */
export function createAlarmWatch(deps: AlarmWatchDeps): (now: Instant) => Promise<void> {
  const check = createChannelCheck('alerts', deps);
  const caughtUpAt = deps.clock.now() + CAUGHT_UP_AFTER;
  const telling = { ...deps, names: () => namesOf(deps) };
  let lookAt = deps.clock.now();
  return async (now) => {
    const watch = await deps.watch.load();
    const { settled, areAllThere } = await tellNotices(watch.notices, check, telling);
    const rest = settled.length === 0 ? watch : without(watch, settled);
    const isLooked = areAllThere && now >= lookAt;
    if (isLooked) lookAt = now + LOOKED_EVERY;
    const next = isLooked ? await looked(rest, now >= caughtUpAt, deps) : rest;
    if (next === watch) return;
    if ((await deps.watch.advance({ ...next, version: watch.version + 1 })) === 'moved') return;
    await tellNotices(next.notices.slice(rest.notices.length), check, telling);
  };
}

function without(watch: AlarmWatch, settled: readonly AlarmWatch['notices'][number][]): AlarmWatch {
  return { ...watch, notices: watch.notices.filter((notice) => !settled.includes(notice)) };
}

async function looked(watch: AlarmWatch, isCaughtUp: boolean, deps: AlarmWatchDeps): Promise<AlarmWatch> {
  const directory = await deps.storedDirectory();
  if (directory === undefined) return watch;
  const { accounts } = directory;
  const unnoted = await deps.pipeline.notNoted(accounts);
  if (unnoted.length > 0) await deps.heartbeats.noteAwaited(unnoted, deps.clock.now());
  return isCaughtUp ? nextWatch(watch, await foundOf(watch, directory, deps)) : watch;
}

async function foundOf(
  watch: AlarmWatch,
  { accounts }: Directory,
  { pipeline, poison, regions, clock }: AlarmWatchDeps,
): Promise<Found> {
  const now = clock.now();
  const { poisonTo } = watch;
  const to = now - STORED_BY;
  const [standing, listed] = await Promise.all([
    pipeline.standing(accounts),
    mayTell(watch, 'poison', now) ? poison.list({ from: poisonTo, to }, MOST_POISON) : [],
  ]);
  // One that was begun twice has the time of the second.
  const messages = listed.filter(({ arrivedAt }) => arrivedAt >= poisonTo && arrivedAt < to);
  return {
    ...{ standing, expected: listeningPlaces(accounts, regions), now },
    unread: { messages, more: listed.length === MOST_POISON, to },
  };
}

async function namesOf({ storedDirectory }: AlarmWatchDeps) {
  const directory = await storedDirectory();
  return new Map(directory?.accounts.map(({ id, name }) => [id, name]));
}
