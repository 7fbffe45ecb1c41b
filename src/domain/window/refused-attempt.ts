import type { Instant } from '../time.ts';
import type { WindowEventType } from './events.ts';
import type { WindowId } from './id.ts';
import type { Person } from './person.ts';

/** An attempt that was refused; kept apart from the window, so that nobody can fill it up. */
export interface RefusedAttempt {
  readonly windowId: WindowId;
  readonly at: Instant;
  readonly by: Person;
  readonly tried: TriedStep;
  /** In words, as it was told; who may not see the window was told less. */
  readonly why: string;
}

/** A step of the window; or to speak for its operator: to announce a sign-in, or to answer whether it is them. */
export type TriedStep = WindowEventType | 'announced' | 'answered';

/** What was refused about one window: some of it kept, oldest first, the rest only counted. */
export interface RefusedAttempts {
  readonly kept: readonly RefusedAttempt[];
  readonly beyond: number;
}

/** A request that its person may not make: no window came of it. */
export interface RefusedRequest {
  readonly at: Instant;
  readonly by: Person;
  /** Slack user id. */
  readonly operatorId: string;
  /** As they were chosen or typed; nothing of it was looked up. */
  readonly accounts: readonly string[];
  readonly task: string;
  readonly breakGlass: boolean;
  /** Field and reason, by their codes: `break-glass: not-named`. */
  readonly why: string;
}

/** Some of them kept, oldest first, the rest only counted. */
export interface RefusedRequests {
  readonly kept: readonly RefusedRequest[];
  readonly beyond: number;
}
