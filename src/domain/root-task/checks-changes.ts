import { ROOT_TASKS } from './list.ts';

/** Whether changes are judged against the task: only where it has a verified list of them. */
export function checksChanges(taskId: string): boolean {
  return ROOT_TASKS.find(({ id }) => id === taskId)?.changes.kind === 'events';
}
