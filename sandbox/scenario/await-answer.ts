import { performance } from 'node:perf_hooks';
import type { Seen } from '../slack/control.ts';
import { BrokenExpectation } from './broken.ts';
import { hasReply, isAnswered } from './final-reply.ts';
import type { Progress, Question, Stage } from './stage.ts';

/**
 * Waits for the answer to what was asked last, unless it is there, or the app was killed over it. `mustCome` where
 * something is concluded from it: throws `BrokenExpectation` then where none comes, and only notes it otherwise. What
 * comes of a button or a window may be for others to see: without `mustCome` it is waited for only where work shows.
 */
export async function awaitAnswer(stage: Stage, progress: Progress, mustCome: boolean): Promise<void> {
  const { question } = progress;
  if (question === undefined) return;
  delete progress.question;
  if (!mustCome && !isOwedAnAnswer(stage, question)) return;
  const isOver = () => isConcluded(question, seenSince(stage, question)) || wasKilledOver(stage, question);
  if (await comesTrue(stage, isOver)) return;
  const silence = `no final reply within ${stage.patience / 1000} s`;
  if (mustCome)
    throw new BrokenExpectation(`${silence}, so that nothing is known about what must not be there`);
  stage.transcript.note(`(${silence})`);
}

/** Waits, no longer than a scenario's people do. A kill shows on nobody's screen, so that events alone do not tell. */
export async function comesTrue({ control, patience }: Stage, isOver: () => boolean): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (!isOver() && performance.now() < deadline) {
    await control.waitFor(() => (isOver() ? true : undefined), LOOK_EVERY);
  }
  return isOver();
}

const LOOK_EVERY = 50;

function isOwedAnAnswer(stage: Stage, question: Question): boolean {
  return question.by === 'say' || question.armedKills > 0 || seenSince(stage, question).length > 0;
}

function seenSince({ control }: Stage, { as, since }: Question): readonly Seen[] {
  return control.seen(as, since);
}

/** After a word of Slack's own nothing more comes; a Home tab that was drawn anew answers what was pressed in it. */
function isConcluded({ by }: Question, seen: readonly Seen[]): boolean {
  const isOver = by === 'say' ? isAnswered : hasReply;
  return isOver(seen) || seen.some(({ kind }) => kind === 'warning' || kind === 'home');
}

function wasKilledOver({ faults }: Stage, { armedKills }: Question): boolean {
  return faults.waitingKills().length < armedKills;
}
