import { ControlError, type FieldInput, type SubmitOutcome } from '../control.ts';
import { waitFor } from '../journal.ts';
import type { StoredModal } from '../views.ts';
import type { World } from '../world.ts';
import { act } from './act.ts';
import { isCalled, noSuchField, resolveInput } from './choose.ts';
import type { Spot } from './locate.ts';
import { spotsOnScreen } from './on-screen.ts';
import { submitModal } from './submit.ts';

/** A field may appear only after the app has reacted to another; real milliseconds. */
const FIELD_APPEARS_WITHIN = 3_000;

/** Nobody is so quick that an app that listens to one field has not drawn the form anew before the next; real milliseconds. */
const APP_REACTS_WITHIN = 1_000;

/** Fills the modal in front of a person by label and presses its submit button. Throws a ControlError. */
export async function fillAndSubmit(
  world: World,
  personId: string,
  fields: Readonly<Record<string, FieldInput>>,
): Promise<SubmitOutcome> {
  frontModal(world, personId);
  for (const [label, input] of Object.entries(fields)) await fill(world, personId, label, input);
  return submitModal(world, frontModal(world, personId));
}

/** Throws a ControlError where no modal is open. */
export function frontModal(world: World, personId: string): StoredModal {
  const modal = world.views.stack(personId).at(-1);
  if (!modal) throw new ControlError(`${world.names.person(personId)} has no modal open.`);
  return modal;
}

async function fill(world: World, personId: string, label: string, input: FieldInput): Promise<void> {
  const inModal = () => [...spotsOnScreen(world, personId, { in: 'modal' })];
  const find = (): Spot | undefined => inModal().find((spot) => isCalled(world, spot, label));
  const spot = await waitFor(world.journal, find, FIELD_APPEARS_WITHIN);
  if (!spot) throw new ControlError(noSuchField(world, inModal(), label));
  const before = frontModal(world, personId).hash;
  const outcome = await act(world, spot, await resolveInput(world, spot, input));
  const isChanged = () => world.views.stack(personId).at(-1)?.hash !== before || undefined;
  if (outcome.kind === 'acknowledged') await waitFor(world.journal, isChanged, APP_REACTS_WITHIN);
}
