import type {
  RefusedStep,
  RefusedStepReason,
  RefusedSteps,
  TriedStep,
} from '../../domain/alert/refused-step.ts';
import type { Group } from '../pages/group.ts';
import { count, number } from '../text/words.ts';
import { recordPerson, recordTime } from '../window-lists/record-words.ts';
import { lineItems } from '../window-lists/text-items.ts';

/** Steps of an alert that changed nothing; past a number of them they are only counted. */
export function refusedGroups({ kept, beyond }: RefusedSteps): readonly Group[] {
  const all = kept.length + beyond;
  if (all === 0) return [];
  const more = beyond === 0 ? [] : [`and ${number(beyond)} more, which were counted and not kept`];
  const items = [...kept.flatMap(stepItems), ...more];
  const heading = `REFUSED: ${count(all, 'step')} of people`;
  return [{ heading, lines: [], items, layout: 'lines', noun: 'line', preview: items.length }];
}

function stepItems({ at, by, tried, why }: RefusedStep): string[] {
  return lineItems(`${recordTime(at)}  ${recordPerson(by)} tried ${TRIED[tried]}: ${WHY[why]}`);
}

const TRIED: Readonly<Record<TriedStep, string>> = {
  owned: 'to take it on',
  'false-alarm': 'to call it a false alarm',
  legitimate: 'to call it legitimate',
  incident: 'to call it an incident',
  declared: 'to declare it afterwards',
};

const WHY: Readonly<Record<RefusedStepReason, string>> = {
  'nobody-configured': 'nobody may',
  'not-listed': 'not among those who may',
  'other-team': 'of another workspace',
  guest: 'a guest',
  deactivated: 'deactivated',
  bot: 'a bot',
  unverifiable: 'Slack could not say who they are',
  'not-on-call': 'not on call',
  owned: 'somebody else had it',
  disposed: 'it was said already what it was',
  'more-happened': 'more had happened than they were shown',
  'all-explained': 'nothing was left to do',
  'nothing-new': 'it was so already',
};
