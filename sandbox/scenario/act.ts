import { performance } from 'node:perf_hooks';
import { ControlError, type SubmitOutcome } from '../slack/control.ts';
import { BrokenExpectation } from './broken.ts';
import type { Progress, Stage } from './stage.ts';

/**
 * Lets the acting person do something, once the app's processes stand; resolves with what came of it. What they need to do it (a button, an open
 * window) may still be on its way: it is waited for. Throws `BrokenExpectation` where it does not come, and where the
 * app stays silent although `silenceIsFine` is false.
 */
export async function act(
  stage: Stage,
  progress: Progress,
  silenceIsFine: boolean,
  deed: () => Promise<SubmitOutcome>,
): Promise<SubmitOutcome> {
  await stage.apps.settled();
  const outcome = await whenPossible(stage, progress, deed);
  if (outcome.kind === 'slack-only') stage.transcript.note(`(Slack alone: ${outcome.why})`);
  if (silenceIsFine) return outcome;
  if (outcome.kind === 'no-app') throw new BrokenExpectation('no app was connected');
  if (outcome.kind === 'not-acknowledged')
    throw new BrokenExpectation('the app did not acknowledge within 3 s');
  return outcome;
}

async function whenPossible(
  { control, patience }: Stage,
  progress: Progress,
  deed: () => Promise<SubmitOutcome>,
): Promise<SubmitOutcome> {
  let problem: ControlError | undefined;
  const deadline = performance.now() + patience;
  for (let left = patience; left > 0; left = deadline - performance.now()) {
    const before = control.sequence();
    try {
      const outcome = await deed();
      progress.actedAt.set(progress.as, before);
      return outcome;
    } catch (error) {
      if (!(error instanceof ControlError)) throw error;
      problem = error;
    }
    await control.waitFor(() => (control.sequence() > before ? true : undefined), left);
  }
  throw new BrokenExpectation(problem?.message ?? 'it could not be done');
}
