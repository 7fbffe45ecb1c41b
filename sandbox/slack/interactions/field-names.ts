import { ControlError } from '../control.ts';
import { personCalled } from '../directory.ts';
import type { World } from '../world.ts';

/** A person by id, handle or full name. Throws a ControlError. */
export function personId(world: World, wanted: string): string {
  const { people } = world.directory.workspace;
  const found = people.find((person) => person.id === wanted || person.name === wanted);
  return (found ?? personCalled(world.directory, wanted)).id;
}

/** A channel by id or name. Throws a ControlError. */
export function conversationId(world: World, wanted: string): string {
  const label = `#${wanted.replace(/^#/, '')}`;
  const found = world.directory.conversations.find((c) => c.id === wanted || c.label === label);
  if (found) return found.id;
  throw new ControlError(`There is no channel “${wanted}”.`);
}
