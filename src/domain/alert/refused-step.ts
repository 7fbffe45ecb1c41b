import type { RefusedReading } from '../refused-reading.ts';
import type { Instant } from '../time.ts';
import type { Person } from '../window/person.ts';
import type { AlertId, DispositionKind } from './alert.ts';
import type { AlertRefusal } from './steps.ts';

/** A step of an alert that somebody tried and might not take; kept apart from the alert, so that nobody can fill it up. */
export interface RefusedStep {
  readonly alertId: AlertId;
  readonly at: Instant;
  readonly by: Person;
  readonly tried: TriedStep;
  readonly why: RefusedStepReason;
}

/** To take it on, to say what it was, or to declare it afterwards. */
export type TriedStep = 'owned' | DispositionKind | 'declared';

/** Who they are, or how the alert stood. */
export type RefusedStepReason = RefusedReading | AlertRefusal['why'];

/** What was refused about one alert: some of it kept, oldest first, the rest only counted. */
export interface RefusedSteps {
  readonly kept: readonly RefusedStep[];
  readonly beyond: number;
}
