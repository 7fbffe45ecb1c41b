import { ControlError } from './control.ts';
import { type Directory, personCalled } from './directory.ts';
import type { Standing, UserGroup } from './workspace.ts';
import type { World } from './world.ts';

/** Somebody leaves, comes back, or becomes a guest. Throws a ControlError. */
export function changeStanding(world: World, handle: string, standing: Standing): void {
  const { directory } = world;
  const changed = personCalled(directory, handle);
  const people = directory.workspace.people.map((person) =>
    person.id === changed.id ? { ...person, standing } : person,
  );
  directory.become({ ...directory.workspace, people });
}

/** A user group has these members from now on. Throws a ControlError. */
export function changeGroup(world: World, handle: string, members: readonly string[]): void {
  const { directory } = world;
  const changed: UserGroup = {
    ...userGroupCalled(directory, handle),
    members: members.map((member) => personCalled(directory, member).handle),
  };
  const userGroups = directory.workspace.userGroups.map((group) =>
    group.id === changed.id ? changed : group,
  );
  directory.become({ ...directory.workspace, userGroups });
}

/** The user group called `handle`, with or without `@`. Throws a ControlError that lists those there are. */
function userGroupCalled(directory: Directory, handle: string): UserGroup {
  const wanted = handle.replace(/^@/, '').toLowerCase();
  const { userGroups } = directory.workspace;
  const found = userGroups.find((group) => group.handle === wanted);
  if (found) return found;
  const known = userGroups.map((group) => group.handle).join(', ');
  throw new ControlError(`There is no user group “${handle}”. There are: ${known}.`);
}
