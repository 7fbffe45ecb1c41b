import type { Instant } from '../../src/domain/time.ts';
import type { CallContent, Interception, SandboxClock } from '../interception.ts';
import { type CallPattern, matchesCall } from './call-pattern.ts';

export type FaultKind = 'error' | 'throttle' | 'denied' | 'hang' | 'garbage';

export const FAULT_KINDS: readonly FaultKind[] = ['error', 'throttle', 'denied', 'hang', 'garbage'];

/** Calls that go wrong, until `until` by the sandbox's clock, or until called off. */
export interface Fault {
  readonly call: CallPattern;
  readonly kind: FaultKind;
  /** Only calls with this in what was sent. */
  readonly on?: string;
  readonly until?: Instant;
}

/** Kills the app around one call: as it arrives, unapplied; or when it is applied, unanswered. */
export interface ArmedKill {
  readonly when: 'before' | 'after';
  readonly call: CallPattern;
  /** Only calls with this in what was sent. */
  readonly on?: string;
  /** 1: the next such call. */
  readonly nth: number;
}

/** What scenarios have asked to go wrong; every simulated service asks it about every call. */
export interface FaultBook extends Interception {
  /** Replaces a fault of the same pattern. */
  set(fault: Fault): void;
  /** Calls off the faults whose pattern this is. */
  clear(call: CallPattern): void;
  /** Runs `kill` around the call, once; the call's connection is dropped when it has resolved. */
  arm(armed: ArmedKill, kill: () => Promise<void>): void;
  /** Kills whose call has not come yet. */
  waitingKills(): readonly ArmedKill[];
}

interface Waiting extends ArmedKill {
  readonly kill: () => Promise<void>;
  left: number;
}

/** An empty book. */
export function faultBook(clock: SandboxClock): FaultBook {
  const faults = new Map<CallPattern, Fault>();
  const kills = new Set<Waiting>();
  return {
    set: (fault) => {
      faults.delete(fault.call);
      faults.set(fault.call, fault);
    },
    clear: (call) => void faults.delete(call),
    arm: (armed, kill) => void kills.add({ ...armed, kill, left: armed.nth }),
    waitingKills: () => [...kills],
    before: async (call, content) => {
      if (await killedBy(kills, 'before', call, content)) return 'drop';
      return activeFault(faults, call, content, clock.now()) ?? 'proceed';
    },
    after: async (call, content) => ((await killedBy(kills, 'after', call, content)) ? 'drop' : 'answer'),
  };
}

async function killedBy(
  kills: Set<Waiting>,
  when: ArmedKill['when'],
  call: string,
  content: CallContent | undefined,
): Promise<boolean> {
  const counted = [...kills].filter((each) => each.when === when && isAbout(each, call, content));
  for (const each of counted) each.left -= 1;
  const due = counted.filter((each) => each.left === 0);
  for (const each of due) kills.delete(each);
  await Promise.all(due.map((each) => each.kill()));
  return due.length > 0;
}

/** The latest that was set wins. */
function activeFault(
  faults: Map<CallPattern, Fault>,
  call: string,
  content: CallContent | undefined,
  now: Instant,
): FaultKind | undefined {
  return [...faults.values()].findLast(
    (fault) => isAbout(fault, call, content) && (fault.until === undefined || now < fault.until),
  )?.kind;
}

function isAbout(
  { call: pattern, on }: { readonly call: CallPattern; readonly on?: string },
  call: string,
  content: CallContent | undefined,
): boolean {
  return matchesCall(pattern, call) && (on === undefined || content?.().includes(on) === true);
}
