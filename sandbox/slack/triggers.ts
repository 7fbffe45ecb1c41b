/** Milliseconds of real time in which a trigger_id can be used. https://docs.slack.dev/interactivity/handling-user-interaction */
export const TRIGGER_LIFETIME = 3_000;

export interface Trigger {
  readonly id: string;
  readonly personId: string;
  /** The modal it was issued from. */
  readonly viewId?: string;
}

/** What Slack says of a trigger_id that cannot be used. https://docs.slack.dev/reference/methods/views.open#errors */
export type TriggerProblem = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

export interface TriggerStore {
  issue(trigger: Trigger): void;
  /** Uses a trigger up; each works once. */
  exchange(id: string): Trigger | TriggerProblem;
}

/** `monotonic`: real milliseconds since any fixed point. */
export function createTriggers(monotonic: () => number, lifetime = TRIGGER_LIFETIME): TriggerStore {
  const issued = new Map<string, { trigger: Trigger; at: number; exchanged: boolean }>();
  return {
    issue: (trigger) => void issued.set(trigger.id, { trigger, at: monotonic(), exchanged: false }),
    exchange(id) {
      const found = issued.get(id);
      if (!found) return 'invalid_trigger_id';
      if (found.exchanged) return 'exchanged_trigger_id';
      if (monotonic() - found.at > lifetime) return 'expired_trigger_id';
      found.exchanged = true;
      return found.trigger;
    },
  };
}
