import { demoWorkspace } from '../slack/demo-workspace.ts';
import type { StepOutline } from './outline.ts';

const HANDLES = demoWorkspace.people.map(({ handle }) => handle);
const GROUPS = demoWorkspace.userGroups.map(({ handle }) => handle);
const CHANNELS = demoWorkspace.channels.map(({ name }) => `#${name}`);

/** A line for each person and channel that the workspace does not have. */
export function unknownPeopleAndPlaces(steps: readonly StepOutline[]): string[] {
  return steps.flatMap((step, index) => [
    ...unless(HANDLES, step.as, `steps[${index}].as`),
    ...unless(CHANNELS, channelIn(step.in), `steps[${index}].in`),
    ...unless(CHANNELS, channelIn(step.see), `steps[${index}].see`),
    ...Object.keys(step.standing ?? {}).flatMap((handle) =>
      unless(HANDLES, handle, `steps[${index}].standing`),
    ),
    ...Object.entries(step.group ?? {}).flatMap(([group, members]) => [
      ...unless(GROUPS, group, `steps[${index}].group`),
      ...namesIn(members).flatMap((handle) => unless(HANDLES, handle, `steps[${index}].group.${group}`)),
    ]),
  ]);
}

function namesIn(members: unknown): string[] {
  return Array.isArray(members) ? members.filter((member) => typeof member === 'string') : [];
}

function channelIn(place: string | undefined): string | undefined {
  return place?.startsWith('#') ? place : undefined;
}

function unless(accepted: readonly string[], value: string | undefined, key: string): string[] {
  if (value === undefined || accepted.includes(value)) return [];
  return [`${key}: found "${value}"; accepted: ${accepted.join(', ')}`];
}
