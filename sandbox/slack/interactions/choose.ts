import { type ActOutcome, type ChooseTarget, ControlError, type FormOption } from '../control.ts';
import type { PageFieldInput } from '../page-types.ts';
import type { World } from '../world.ts';
import { act } from './act.ts';
import { confirmed, declined } from './click.ts';
import { pickOption } from './field-input.ts';
import type { Spot } from './locate.ts';
import { firstOf, labelsOf, spotsOnScreen, tidy } from './on-screen.ts';
import { suggest } from './suggest.ts';

/** Picks an option in the newest select called `label`. Throws a ControlError that lists what there is. */
export async function choose(world: World, personId: string, target: ChooseTarget): Promise<ActOutcome> {
  const spots = spotsOnScreen(world, personId, target);
  const spot = firstOf(spots, (candidate) =>
    isCalled(world, candidate, target.label) ? candidate : undefined,
  );
  if (!spot) throw new ControlError(noSuchField(world, [...spots], target.label));
  if (!confirmed(spot.element, target.confirm)) return declined;
  return act(world, spot, await resolveInput(world, spot, target.option));
}

export function isCalled(world: World, spot: Spot, label: string): boolean {
  return spot.element.type !== 'button' && labelsOf(world, spot).includes(tidy(label));
}

export function noSuchField(world: World, spots: readonly Spot[], label: string): string {
  const there = spots.flatMap((spot) =>
    spot.element.type === 'button' ? [] : labelsOf(world, spot).slice(0, 1),
  );
  return `There is no field “${label}”. There are: ${there.join(', ') || 'none'}.`;
}

/** For external selects the app is asked, with each wanted text as the query. */
export async function resolveInput(world: World, spot: Spot, input: PageFieldInput): Promise<PageFieldInput> {
  const { type } = spot.element;
  if (type !== 'external_select' && type !== 'multi_external_select') return input;
  if (input === null) return null;
  const wanted = typeof input === 'string' ? [input] : Array.isArray(input) ? input : [];
  const picked: FormOption[] = [];
  for (const text of wanted)
    picked.push(typeof text === 'string' ? await suggested(world, spot, text) : text);
  return picked;
}

async function suggested(world: World, spot: Spot, text: string): Promise<FormOption> {
  const { groups, error } = await suggest(world, spot, text);
  if (error !== undefined) throw new ControlError(`“${text}” cannot be picked. ${error}`);
  return pickOption(
    groups.flatMap((group) => group.options),
    text,
  );
}
