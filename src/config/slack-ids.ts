import { list, pattern, section } from './accepts.ts';

export const slackUser = pattern(/^[UW][A-Z0-9]{2,}$/, 'a Slack user id such as U0123ABCD');
export const slackGroup = pattern(/^S[A-Z0-9]{2,}$/, 'a Slack user group id such as S0123ABCD');
export const slackChannel = pattern(/^[CG][A-Z0-9]{2,}$/, 'a Slack channel id such as C0123ABCD');

/** The keys of a mapping that names people, by user and by user group. */
export const peopleKeys = { users: list(slackUser).default([]), groups: list(slackGroup).default([]) };

export const people = section(peopleKeys);

/** For `refine`, where nobody would make no sense. */
export function namesSomebody({ users, groups }: Record<'users' | 'groups', readonly string[]>): boolean {
  return users.length + groups.length > 0;
}
