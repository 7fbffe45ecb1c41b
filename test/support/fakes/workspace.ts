import type { Workspace, WorkspaceChannel, WorkspacePerson } from '../../../src/operations/ports.ts';

export interface FakeWorkspaceShape {
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly person?: Partial<WorkspacePerson>;
  /** By group id; a group that is not here cannot be read. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly channel?: Partial<WorkspaceChannel>;
}

/** A workspace of full members; `overrides` replace whole methods, to make Slack fail. */
export function fakeWorkspace(
  { teamId = 'T1', enterpriseId, person, groups = {}, channel }: FakeWorkspaceShape = {},
  overrides: Partial<Workspace> = {},
): Workspace {
  return {
    home: async () => ({ teamId, ...(enterpriseId === undefined ? {} : { enterpriseId }) }),
    person: async (id) => ({
      ...{ id, name: id, isDeactivated: false, isBot: false, isGuest: false, isStranger: false },
      ...person,
    }),
    groupMembers: async (id) => {
      const members = groups[id];
      if (members === undefined) throw new Error('An API error occurred: no_such_subteam');
      return members;
    },
    channel: async (id) => ({ id, isExternallyShared: false, appIsMember: true, ...channel }),
    ...overrides,
  };
}
