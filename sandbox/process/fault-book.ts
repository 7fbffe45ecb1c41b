import type { Instant } from '../../src/domain/time.ts';
import type { Interception, SandboxClock } from '../interception.ts';
import { type CallPattern, matchesCall } from './call-pattern.ts';

export type FaultKind = 'error' | 'throttle' | 'hang' | 'garbage';

export const FAULT_KINDS: readonly FaultKind[] = ['error', 'throttle', 'hang', 'garbage'];

/** Calls that go wrong, until `until` by the sandbox's clock, or until called off. */
export interface Fault {
  readonly call: CallPattern;
  readonly kind: FaultKind;
  readonly until?: Instant;
}

/** Kills the app around one call: as it arrives, unapplied; or when it is applied, unanswered. */
export interface ArmedKill {
  readonly when: 'before' | 'after';
  readonly call: CallPattern;
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
    before: async (call) => {
      if (await killedBy(kills, 'before', call)) return 'drop';
      return activeFault(faults, call, clock.now()) ?? 'proceed';
    },
    after: async (call) => ((await killedBy(kills, 'after', call)) ? 'drop' : 'answer'),
  };
}

async function killedBy(kills: Set<Waiting>, when: ArmedKill['when'], call: string): Promise<boolean> {
  const counted = [...kills].filter((each) => each.when === when && matchesCall(each.call, call));
  for (const each of counted) each.left -= 1;
  const due = counted.filter((each) => each.left === 0);
  for (const each of due) kills.delete(each);
  await Promise.all(due.map((each) => each.kill()));
  return due.length > 0;
}

/** The latest that was set wins. */
function activeFault(faults: Map<CallPattern, Fault>, call: string, now: Instant): FaultKind | undefined {
  return [...faults.values()].findLast(
    (fault) => matchesCall(fault.call, call) && (fault.until === undefined || now < fault.until),
  )?.kind;
}
