import type { PlainTextElement, PlainTextOption } from '@slack/types';
import { ROOT_TASKS } from '../../domain/root-task/list.ts';
import type { RootTask } from '../../domain/root-task/task.ts';
import { plainText } from '../blocks/plain-text.ts';
import { OPTION_TEXT } from '../limits.ts';
import { abbreviate } from '../text/truncate.ts';

/** AWS's list of tasks as a menu has it. */
export function taskGroups(): { label: PlainTextElement; options: PlainTextOption[] }[] {
  const stillRoot = ROOT_TASKS.filter(({ need }) => need.kind === 'always');
  const notInMembers = ROOT_TASKS.filter(({ need }) => need.kind !== 'always');
  return [
    { label: plainText('Still needs root'), options: stillRoot.map(taskOption) },
    { label: plainText('No longer needs root in member accounts'), options: notInMembers.map(taskOption) },
  ];
}

/** The option of a task; `undefined` of an id that is none. */
export function chosenTask(taskId: string | undefined): PlainTextOption | undefined {
  const task = ROOT_TASKS.find(({ id }) => id === taskId);
  return task === undefined ? undefined : taskOption(task);
}

function taskOption({ id, title }: RootTask): PlainTextOption {
  return { text: plainText(abbreviate(title, OPTION_TEXT)), value: id };
}
