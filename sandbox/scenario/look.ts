import { act } from './act.ts';
import type { Readable } from './readable.ts';
import type { Progress, Stage } from './stage.ts';

/** What the acting person sees in a place now; their Home tab is opened for it, which tells the app. */
export async function look(place: string, stage: Stage, progress: Progress): Promise<Readable> {
  if (place === 'home') await act(stage, progress, true, () => stage.control.openHome(progress.as));
  return () => stage.control.view(progress.as, place).plainText;
}
