import type { StoredBlock } from '../block.ts';
import { ControlError, type FormValues } from '../control.ts';
import { actionIdOf, type InteractiveElement, interactiveElements } from '../element.ts';
import { initialValues } from '../form-values.ts';
import type { StoredMessage } from '../messages.ts';
import type { PageSource } from '../page-types.ts';
import type { Source } from '../payloads/common.ts';
import { canSee } from '../post.ts';
import type { World } from '../world.ts';

/** One element on one person's screen. */
export interface Spot {
  readonly personId: string;
  readonly source: Source;
  readonly block: StoredBlock;
  readonly element: InteractiveElement;
}

export interface SpotReference {
  readonly source: PageSource;
  readonly blockId: string;
  readonly actionId: string;
}

/** Finds an element by its ids. Throws a ControlError where that person does not have it in front of them. */
export function spotAt(world: World, personId: string, reference: SpotReference): Spot {
  const source = sourceAt(world, personId, reference.source);
  const block = blocksOf(source).find((candidate) => candidate.block_id === reference.blockId);
  const element = block && interactiveElements(block).find((e) => actionIdOf(e) === reference.actionId);
  if (!block || !element) throw new ControlError('That button or field is not there any more.');
  return { personId, source, block, element };
}

export function blocksOf(source: Source): readonly StoredBlock[] {
  return source.kind === 'view' ? source.view.blocks : source.message.blocks;
}

export function valuesOf(source: Source): FormValues {
  return source.kind === 'view' ? source.view.values : source.values;
}

/** A message with what that person has picked in it. */
export function messageSource(world: World, personId: string, message: StoredMessage): Source {
  const kept = world.messages.values(message.channelId, message.ts, personId);
  return { kind: 'message', message, values: initialValues(message.blocks, kept) };
}

function sourceAt(world: World, personId: string, reference: PageSource): Source {
  if (reference.kind === 'message') {
    const message = world.messages.get(reference.channelId, reference.ts);
    if (!message || !canSee(world, personId, message))
      throw new ControlError('That message is not there any more.');
    return messageSource(world, personId, message);
  }
  const view = world.views.find(reference.viewId);
  const isInFront =
    view?.personId === personId &&
    (view.type === 'home' || world.views.stack(personId).at(-1)?.id === view.id);
  if (!view || !isInFront) throw new ControlError('That view is not open any more.');
  return { kind: 'view', view };
}
