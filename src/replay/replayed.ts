import type { Replay } from '../operations/activity/replay/replayed.ts';
import type { Background, WindowsRead } from './background.ts';
import type { FilesRead } from './read-files.ts';

/** Everything that a report tells. */
export interface Replayed extends Replay, Pick<Background, 'names' | 'watched'> {
  readonly files: FilesRead;
  readonly windows: WindowsRead;
}
