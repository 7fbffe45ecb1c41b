import type { RootEvent } from '../root-event/event.ts';
import { isChange } from '../root-event/event-kind.ts';
import { ROOT_TASKS } from '../root-task/list.ts';
import { isExpected, isNeverFine } from '../root-task/never-fine.ts';
import type { EventName, RootTask } from '../root-task/task.ts';
import type { RootWindow } from '../window/window.ts';
import type { Reason } from './verdict.ts';

/** How an event stands to the task of a window that was open for it. */
export interface Fit {
  readonly window: RootWindow;
  readonly accepts: boolean;
  readonly reason: Reason;
}

/** Only changes are judged against the task, refused ones too; everything else is fine where time and account are. */
export function fitOf(event: RootEvent, window: RootWindow): Fit {
  const { id: windowId } = window;
  if (!isChange(event)) return { window, accepts: true, reason: { why: 'time-and-account', windowId } };
  const { id: taskId } = window.request.task;
  const task = ROOT_TASKS.find(({ id }) => id === taskId);
  const why = task === undefined ? 'unknown-task' : whyOf(event, task);
  return { window, accepts: ACCEPTED.includes(why), reason: { why, windowId, taskId } };
}

type TaskReason = Extract<Reason, { readonly taskId: string }>['why'];

const ACCEPTED: readonly TaskReason[] = ['declared-change', 'unverified-task', 'not-observable'];

function whyOf({ eventSource, eventName }: RootEvent, task: RootTask): TaskReason {
  const name = `${eventSource}:${eventName}`;
  if (!isEventName(name)) return 'not-of-the-task';
  if (isNeverFine(name, task)) return 'never-fine';
  if (!isExpected(name, task)) return 'not-of-the-task';
  if (task.changes.kind === 'not-observable') return 'not-observable';
  return task.changes.kind === 'events' ? 'declared-change' : 'unverified-task';
}

function isEventName(name: string): name is EventName {
  return /^[^:]+\.amazonaws\.com:/.test(name);
}
