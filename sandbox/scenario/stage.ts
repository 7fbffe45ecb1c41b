import type { Milliseconds } from '../../src/domain/time.ts';
import type { Sandbox } from '../process/sandbox.ts';
import type { KeptItems } from './edit-item.ts';
import type { Transcript } from './transcript.ts';
import type { Variables } from './variables.ts';

/** What a scenario is played on. */
export type Stage = Pick<
  Sandbox,
  'aws' | 'clock' | 'faults' | 'apps' | 'storeUrl' | 'travelTo' | 'reconfigure'
> & {
  readonly control: Sandbox['slack']['control'];
  readonly transcript: Transcript;
  /** How long people are given to see what is expected; real time. */
  readonly patience: Milliseconds;
};

/** What a scenario file can count on. */
export const PATIENCE: Milliseconds = 10_000;

/** What changes from step to step. */
export interface Progress {
  /** Who acts; a handle. */
  as: string;
  /** Where they act. */
  in: string;
  variables: Variables;
  /** When each person last acted, as a sequence number of the workspace. */
  readonly actedAt: Map<string, number>;
  /** Items of the store that steps have remembered. */
  readonly kept: KeptItems;
  /** What the app has taken and may still be answering. */
  question?: Question;
}

/** Something that a person asked the app. */
export interface Question {
  readonly by: 'say' | 'click' | 'choose' | 'submit';
  /** Who asked. */
  readonly as: string;
  /** When, as a sequence number of the workspace. */
  readonly since: number;
  /** How many kills were waiting for their call then. */
  readonly armedKills: number;
}

/** Everything that the person who acts can be held to have seen: since they last acted, or from the start. */
export function sinceLastAct(progress: Progress): number {
  return progress.actedAt.get(progress.as) ?? 0;
}
