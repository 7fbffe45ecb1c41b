import type { SlackControl } from '../slack/control.ts';
import type { Action } from './scenario.ts';

type PeopleAction = Extract<Action, { kind: 'standing' | 'group' }>;

/** People leave, come back or become guests; user groups change. */
export function changePeople(action: PeopleAction, control: SlackControl): void {
  if (action.kind === 'standing')
    for (const [person, standing] of Object.entries(action.standings)) control.setStanding(person, standing);
  else for (const [group, members] of Object.entries(action.members)) control.setGroupMembers(group, members);
}
