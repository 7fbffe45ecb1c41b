import type { Person, WorkspaceDefinition } from './workspace.ts';

/**
 * The workspace with so many more people, `colleague1` and so on, who are full members, in every user group, and in every
 * channel where the app is.
 */
export function withColleagues(workspace: WorkspaceDefinition, count: number): WorkspaceDefinition {
  const colleagues = Array.from({ length: count }, (_, index) => colleague(index + 1));
  const handles = colleagues.map(({ handle }) => handle);
  return {
    ...workspace,
    people: [...workspace.people, ...colleagues],
    channels: workspace.channels.map((channel) =>
      channel.hasBot && channel.members !== 'everyone'
        ? { ...channel, members: [...channel.members, ...handles] }
        : channel,
    ),
    userGroups: workspace.userGroups.map((group) => ({ ...group, members: [...group.members, ...handles] })),
  };
}

function colleague(number: number): Person {
  return {
    id: `U0COL${String(number).padStart(6, '0')}`,
    handle: `colleague${number}`,
    name: `Colleague ${number}`,
    title: 'Security engineer',
    email: `colleague${number}@corp.example`,
    timeZone: 'Etc/UTC',
    standing: 'member',
  };
}
