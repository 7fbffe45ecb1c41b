import { type ActOutcome, ControlError, type FormValue } from '../control.ts';
import { actionIdOf, type InteractiveElement } from '../element.ts';
import { formOption, withValue } from '../form-values.ts';
import type { JsonObject } from '../json.ts';
import type { PageFieldInput } from '../page-types.ts';
import { actionPayload } from '../payloads/block-action.ts';
import type { Source } from '../payloads/common.ts';
import { changeModal } from '../present-view.ts';
import type { World } from '../world.ts';
import { fieldValue, optionsIn, pickOption } from './field-input.ts';
import { type Spot, valuesOf } from './locate.ts';
import { actOutcome } from './outcome.ts';

/**
 * A person presses a button or changes a field. Fields of input blocks reach the app only where the block dispatches
 * actions, and not while they are being typed (`quiet`). `input` is required for everything but buttons.
 */
export async function act(
  world: World,
  spot: Spot,
  input: PageFieldInput | undefined,
  { quiet } = { quiet: false },
): Promise<ActOutcome> {
  const { element, block, personId } = spot;
  const change = changeBy(world, element, input);
  const source = change.value ? keepValue(world, spot, change.value) : spot.source;
  if (block.type === 'input' && (quiet || block.dispatch_action !== true))
    return { kind: 'slack-only', why: 'the app hears of this field when the form is submitted' };
  const action = { ...change.action, block_id: block.block_id, action_id: actionIdOf(element) };
  const payload = actionPayload(world, personId, source, action);
  const delivered = await world.delivery.deliver({ type: 'interactive', payload, acceptsResponse: true });
  return actOutcome(world, personId, delivered, `“${describe(element)}”`);
}

interface Change {
  /** The action's own part of the payload. */
  readonly action: JsonObject;
  /** What the field then holds; elements without state have none. */
  readonly value?: FormValue;
}

function changeBy(world: World, element: InteractiveElement, input: PageFieldInput | undefined): Change {
  switch (element.type) {
    case 'button': {
      const { type, text, value, style, url } = element;
      return { action: dropUndefined({ type, text, value, style, url }) };
    }
    case 'overflow': {
      const picked = pickOption(optionsIn(element), typeof input === 'string' ? input : '');
      return { action: { type: 'overflow', selected_option: picked } };
    }
    default: {
      if (input === undefined) throw new ControlError('Say what to pick or type: the input is missing.');
      const value = fieldValue(world, element, input);
      const placeholder = 'placeholder' in element ? element.placeholder : undefined;
      return { action: dropUndefined({ ...value, placeholder }), value };
    }
  }
}

/** Writes the field's new value down where it stands, and gives the source as it then is. */
function keepValue(world: World, spot: Spot, value: FormValue): Source {
  const { source, block, element, personId } = spot;
  const values = withValue(valuesOf(source), block.block_id, actionIdOf(element), value);
  if (source.kind === 'message') {
    world.messages.setValues(source.message.channelId, source.message.ts, personId, values);
    return { ...source, values };
  }
  if (source.view.type === 'modal')
    return { kind: 'view', view: changeModal(world, source.view, { values }) };
  const home = { ...source.view, values };
  world.views.replace(home);
  return { kind: 'view', view: home };
}

/** What a person would call the element. */
export function describe(element: InteractiveElement): string {
  if (element.type === 'button') return element.text.text;
  if ('placeholder' in element && element.placeholder) return element.placeholder.text;
  return formOption(optionsIn(element)[0])?.text.text ?? element.type;
}

function dropUndefined(object: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
