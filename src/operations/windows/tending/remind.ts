import { dueReminder } from '../../../domain/window/reminders.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { awaitedNow } from './awaited.ts';
import type { TendingDeps } from './deps.ts';
import { remindedPeople } from './mentions.ts';
import { type Recorded, record } from './record.ts';

/** Records the reminder that is due; it is then told in the thread like every entry of the history. */
export function remind(window: RootWindow, deps: TendingDeps): Promise<Recorded> {
  return record(
    window,
    async (current) => {
      const due = dueReminder(current, deps.clock.now());
      if (due === undefined) return undefined;
      const step = due.about === 'unreviewed' ? 'reviewed' : 'approved';
      const awaited = due.about === 'ending' ? [] : ((await awaitedNow(step, current, deps)) ?? []);
      const people = remindedPeople(current, due.about, awaited);
      return { type: 'reminded', about: due.about, people };
    },
    deps,
  );
}
