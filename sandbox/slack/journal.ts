import type { SandboxClock } from '../interception.ts';
import type { HomeSeen, MessageSeen, ModalSeen, Seen, SeenBy, WarningSeen } from './control.ts';

type WithoutStamp<T> = T extends Seen ? Omit<T, 'sequence' | 'at'> : never;
/** Something to show, before it has its number and time. */
export type Unstamped = WithoutStamp<MessageSeen | ModalSeen | HomeSeen | WarningSeen>;

/** Everything that ever appeared on anybody's screen, in order. */
export interface Journal {
  record(people: readonly string[], happened: Unstamped): Seen;
  sequence(): number;
  seen(person: string, since: number): readonly Seen[];
  subscribe(listener: (event: SeenBy) => void): () => void;
}

/** `people` are handles throughout. */
export function createJournal(clock: SandboxClock): Journal {
  const entries: SeenBy[] = [];
  const listeners = new Set<(event: SeenBy) => void>();
  return {
    record(people, happened) {
      const seen: Seen = { ...happened, sequence: entries.length + 1, at: clock.now() };
      const entry = { people, seen };
      entries.push(entry);
      for (const listener of [...listeners]) listener(entry);
      return seen;
    },
    sequence: () => entries.length,
    seen: (person, since) =>
      entries
        .slice(Math.max(0, since))
        .filter((entry) => entry.people.includes(person))
        .map((entry) => entry.seen),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Resolves with the first non-undefined answer of `probe`, asked now and after every event, or with `undefined` after
 * `timeout` milliseconds. Rejects where `probe` throws.
 */
export function waitFor<T>(
  journal: Journal,
  probe: () => T | undefined,
  timeout: number,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const finish = (settle: () => void) => {
      stop();
      clearTimeout(timer);
      settle();
    };
    const timer = setTimeout(() => finish(() => resolve(undefined)), timeout);
    const ask = () => {
      try {
        const answer = probe();
        if (answer !== undefined) finish(() => resolve(answer));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    stop = journal.subscribe(ask);
    ask();
  });
}
