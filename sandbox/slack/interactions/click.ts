import { type ActOutcome, type ClickTarget, ControlError } from '../control.ts';
import type { InteractiveElement } from '../element.ts';
import type { PageFieldInput } from '../page-types.ts';
import type { StoredModal } from '../views.ts';
import type { World } from '../world.ts';
import { act } from './act.ts';
import { closeModal } from './close.ts';
import { optionsIn } from './field-input.ts';
import type { Spot } from './locate.ts';
import { valuesOf } from './locate.ts';
import { firstOf, spotsOnScreen, tidy } from './on-screen.ts';
import { submitModal } from './submit.ts';

interface Press {
  readonly spot: Spot;
  readonly input?: PageFieldInput;
}

/** Presses the newest thing that says `label`. Throws a ControlError that lists what could be pressed. */
export async function click(world: World, personId: string, target: ClickTarget): Promise<ActOutcome> {
  const spots = spotsOnScreen(world, personId, target);
  const press = firstOf(spots, (spot) => pressing(spot, target.label));
  if (press)
    return confirmed(press.spot.element, target.confirm) ? act(world, press.spot, press.input) : declined;
  const frame = frameButton(world, personId, target);
  if (frame) return frame();
  throw new ControlError(nothingToPress([...spots], target));
}

/** Whether the person goes on where Slack asks "are you sure?". */
export function confirmed(element: InteractiveElement, answer: 'accept' | 'decline' | undefined): boolean {
  return !('confirm' in element && element.confirm) || answer !== 'decline';
}

export const declined: ActOutcome = { kind: 'slack-only', why: 'the confirmation was declined' };

/** A button by its text, anything else by one of its options. */
function pressing(spot: Spot, label: string): Press | undefined {
  const { element } = spot;
  const wanted = tidy(label);
  if (element.type === 'button') {
    const names = [element.text.text, element.accessibility_label ?? ''].map(tidy);
    return names.includes(wanted) ? { spot } : undefined;
  }
  const option = optionsIn(element).find((candidate) => tidy(candidate.text.text) === wanted);
  return option && { spot, input: picking(spot, option.value) };
}

/** Checkboxes and multi selects toggle; the rest change to the option. */
function picking(spot: Spot, value: string): PageFieldInput {
  const { element, block, source } = spot;
  if (element.type !== 'checkboxes' && element.type !== 'multi_static_select') return value;
  const held = valuesOf(source)[block.block_id]?.[element.action_id ?? '']?.selected_options ?? [];
  const others = held.map((option) => option.value).filter((one) => one !== value);
  return others.length < held.length ? others : [...others, value];
}

/** The modal's own submit and close buttons. */
function frameButton(
  world: World,
  personId: string,
  target: ClickTarget,
): (() => Promise<ActOutcome>) | undefined {
  const modal = world.views.stack(personId).at(-1);
  if (!modal || target.on !== undefined || (target.in !== undefined && target.in !== 'modal'))
    return undefined;
  const wanted = tidy(target.label);
  if (tidy(modal.submit ?? '') === wanted) return () => pressSubmit(world, modal);
  return tidy(modal.close ?? 'Cancel') === wanted ? () => closeModal(world, modal) : undefined;
}

async function pressSubmit(world: World, modal: StoredModal): Promise<ActOutcome> {
  const outcome = await submitModal(world, modal);
  if (outcome.kind !== 'errors') return outcome;
  const listed = Object.entries(outcome.errors).map(([label, text]) => `${label}: ${text}`);
  return { kind: 'slack-only', why: `the form stays open: ${listed.join('; ')}` };
}

function nothingToPress(spots: readonly Spot[], target: ClickTarget): string {
  const there = spots.flatMap(({ element }) =>
    element.type === 'button' ? [element.text.text] : optionsIn(element).map((option) => option.text.text),
  );
  const place = target.in === undefined ? '' : ` in ${target.in}`;
  const where = target.on === undefined ? place : `${place} at “${target.on}”`;
  const listed = [...new Set(there)].slice(0, 20).map((label) => `[${label}]`);
  return `Nothing says “${target.label}”${where}. There is: ${listed.join(' ') || 'nothing to press'}.`;
}
