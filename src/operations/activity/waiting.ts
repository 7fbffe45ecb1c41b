import { type ActivityRecord, type Urgency, urgencyOf } from '../../domain/activity/record.ts';
import { nextRound, type ReadinessOf } from './rounds.ts';

/** Records that wait in memory to be judged: a few hundred, what people did before anything else. */
export interface Waiting {
  /** False: there is no room for it. */
  add(record: ActivityRecord): boolean;
  /** What is to be judged now, which waits no longer; empty where there is nothing, or it had better wait (`nextRound`). */
  next(readinessOf: ReadinessOf): readonly ActivityRecord[];
  /** Whose would be next; `undefined` where `next` gives nothing. */
  urgency(readinessOf: ReadinessOf): Urgency | undefined;
  isEmpty(): boolean;
}

/** Of either urgency; some kilobytes each. */
const MOST_WAITING = 500;

export const URGENCIES: readonly Urgency[] = ['people', 'others'];

export function createWaiting(): Waiting {
  const lines: Record<Urgency, ActivityRecord[]> = { people: [], others: [] };
  const urgencyOfNext = (readinessOf: ReadinessOf) =>
    URGENCIES.find((each) => nextRound(lines[each], readinessOf).round.length > 0);
  return {
    add: (record) => {
      const line = lines[urgencyOf(record.kept)];
      const hasRoom = line.length < MOST_WAITING;
      if (hasRoom) line.push(record);
      return hasRoom;
    },
    next: (readinessOf) => {
      const urgency = urgencyOfNext(readinessOf);
      if (urgency === undefined) return [];
      const { round, left } = nextRound(lines[urgency], readinessOf);
      lines[urgency] = [...left];
      return round;
    },
    urgency: urgencyOfNext,
    isEmpty: () => URGENCIES.every((each) => lines[each].length === 0),
  };
}
