import { type Listening, type PipelineStanding, placeKey } from '../heartbeat/silence.ts';
import { silentAccounts } from '../heartbeat/silent-accounts.ts';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../time.ts';
import { type Notice, type NoticeAbout, type UnreadMessage, unreadMessages } from './notice.ts';

/** What people were told of the alarm path, and what they are to be told. One for all replicas. */
export interface AlarmWatch {
  /** Goes up by one with every change; 0: nothing was ever told. */
  readonly version: number;
  /** Places of which people were told that they are silent, and not yet that they are heard again. */
  readonly silent: readonly Listening[];
  /** When they were last told of silence, of places that are heard again, and of what could not be read. */
  readonly told: Partial<Readonly<Record<'silent' | 'heard' | 'poison', Instant>>>;
  /** When a place was last seen silent, to the hour; absent: never. */
  readonly interruptedAt?: Instant;
  /** What arrived before then and could not be read was told. */
  readonly poisonTo: Instant;
  /** To be told, or told and not yet certain to stand there once; oldest first. */
  readonly notices: readonly Notice[];
}

/** Nothing was told yet. */
export const NOTHING_TOLD: AlarmWatch = { version: 0, silent: [], told: {}, poisonTo: 0, notices: [] };

/** How things stand now. */
export interface Found {
  readonly standing: PipelineStanding;
  /** The places of the standing. */
  readonly expected: readonly Listening[];
  /** What arrived from `poisonTo` to `to` and could not be read, the newest first; `more`: whether that is not all. */
  readonly unread: {
    readonly messages: readonly UnreadMessage[];
    readonly more: boolean;
    readonly to: Instant;
  };
  readonly now: Instant;
}

/** Of each kind people are told no more often: an outage begins and ends in one account after the other. */
const TOGETHER: Milliseconds = 30 * MINUTE;
/** What stays silent is told again. */
const REMINDED: Milliseconds = DAY;

/**
 * What follows from how things stand: the same watch where nobody is to be told anything. What is not told now, since
 * something of its kind was a moment ago, is told later.
 */
export function nextWatch(watch: AlarmWatch, found: Found): AlarmWatch {
  return [withSilence, withHeard, withPoison, withInterruption].reduce(
    (last, step) => step(last, found),
    watch,
  );
}

function withSilence(watch: AlarmWatch, { standing, expected, now }: Found): AlarmWatch {
  const told = new Set(watch.silent.map(placeKey));
  const fresh = standing.silent.filter((place) => !told.has(placeKey(place)));
  if (!mayTell(watch, 'silent', now)) return watch;
  const of = accountsOf(expected);
  if (fresh.length > 0) {
    const inAll = accountsOf(standing.silent);
    const about = { kind: 'silent', accounts: silentAccounts(fresh), inAll, of } as const;
    return telling({ ...watch, silent: [...watch.silent, ...fresh.map(placeOf)] }, 'silent', about, now);
  }
  const isReminded = now - (watch.told.silent ?? now) >= REMINDED;
  if (!isReminded || standing.silent.length === 0) return watch;
  const about = { kind: 'still-silent', accounts: silentAccounts(standing.silent), of } as const;
  return telling(watch, 'silent', about, now);
}

/** Of what is no longer to be heard, a closed account say, nothing is told. */
function withHeard(watch: AlarmWatch, { standing, expected, now }: Found): AlarmWatch {
  const silent = new Set(standing.silent.map(placeKey));
  const over = watch.silent.filter((place) => !silent.has(placeKey(place)));
  if (over.length === 0 || !mayTell(watch, 'heard', now)) return watch;
  const awaited = new Set(expected.map(placeKey));
  const heard = over.filter((place) => awaited.has(placeKey(place)));
  const left = watch.silent.filter((place) => silent.has(placeKey(place)));
  const next = { ...watch, silent: left, interruptedAt: now };
  if (heard.length === 0) return next;
  const accounts = [...new Set(heard.map(({ accountId }) => accountId))];
  const about = {
    kind: 'heard',
    accounts: accounts.slice(0, NAMED),
    count: accounts.length,
    left: accountsOf(left),
  } as const;
  return telling(next, 'heard', about, now);
}

const NAMED = 12;

function withPoison(watch: AlarmWatch, { unread: { messages, more, to }, now }: Found): AlarmWatch {
  if (messages.length === 0 || !mayTell(watch, 'poison', now)) return watch;
  const about = { kind: 'poison', unread: unreadMessages(messages, more) } as const;
  return telling({ ...watch, poisonTo: to }, 'poison', about, now);
}

function withInterruption(watch: AlarmWatch, { standing, now }: Found): AlarmWatch {
  const isNoted = watch.interruptedAt !== undefined && now - watch.interruptedAt < HOUR;
  return standing.silent.length === 0 || isNoted ? watch : { ...watch, interruptedAt: now };
}

/** Whether something of a kind would be told now. */
export function mayTell({ told }: AlarmWatch, kind: keyof AlarmWatch['told'], now: Instant): boolean {
  const last = told[kind];
  return last === undefined || now - last >= TOGETHER;
}

function telling(
  watch: AlarmWatch,
  kind: keyof AlarmWatch['told'],
  about: NoticeAbout,
  now: Instant,
): AlarmWatch {
  const notice: Notice = { name: `${about.kind}#${now}`, at: now, about };
  return { ...watch, told: { ...watch.told, [kind]: now }, notices: [...watch.notices, notice] };
}

function accountsOf(places: readonly Listening[]): number {
  return new Set(places.map(({ accountId }) => accountId)).size;
}

function placeOf({ accountId, region }: Listening): Listening {
  return { accountId, region };
}
