import { ControlError, type Screen } from '../slack/control.ts';
import { act } from './act.ts';
import { comesTrue } from './await-answer.ts';
import type { Readable } from './readable.ts';
import type { Progress, Stage } from './stage.ts';

/**
 * What the acting person sees in a place now; their Home tab is opened for it, which tells the app. `within` narrows
 * `thread` to one channel.
 */
export async function look(
  place: string,
  within: string | undefined,
  stage: Stage,
  progress: Progress,
): Promise<Readable> {
  const { control } = stage;
  if (place === 'home') await openHome(stage, progress);
  if (place !== 'thread') return () => control.view(progress.as, place).plainText;
  const target = within === undefined ? {} : { in: within };
  return () => readIfThere(() => control.thread(progress.as, target));
}

/** What was there before proves nothing: the app draws the tab anew when it is opened. */
async function openHome(stage: Stage, progress: Progress): Promise<void> {
  const { control, transcript } = stage;
  const { as } = progress;
  const before = control.sequence();
  const outcome = await act(stage, progress, true, () => control.openHome(as));
  if (outcome.kind !== 'acknowledged') return;
  const isDrawn = () => control.seen(as, before).some(({ kind }) => kind === 'home');
  if (!(await comesTrue(stage, isDrawn))) transcript.note('(the app did not draw the Home tab anew)');
}

/** A thread may still be to come: nothing can be read in it until then. */
function readIfThere(look: () => Screen): string {
  try {
    return look().plainText;
  } catch (error) {
    if (error instanceof ControlError) return '';
    throw error;
  }
}
