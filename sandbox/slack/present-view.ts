import type { ViewContent } from './blocks/view.ts';
import { initialValues } from './form-values.ts';
import { handlesOf } from './post.ts';
import { showHome, showModal } from './show.ts';
import { storeBlocks } from './store-blocks.ts';
import type { StoredHome, StoredModal } from './views.ts';
import type { World } from './world.ts';

/** Slack stacks at most three views. https://docs.slack.dev/surfaces/modals */
export const DEEPEST_STACK = 3;

/** Opens a modal in front of a person, in place of any that was open. */
export function openModal(world: World, personId: string, content: ViewContent): StoredModal {
  const modal = newModal(world, personId, content);
  world.views.setStack(personId, [modal]);
  tell(world, 'opened', modal);
  return modal;
}

/** Puts a modal on top of the open ones. The stack must have room. */
export function pushModal(world: World, personId: string, content: ViewContent): StoredModal {
  const stack = world.views.stack(personId);
  const modal = newModal(world, personId, content, stack);
  world.views.setStack(personId, [...stack, modal]);
  tell(world, 'pushed', modal);
  return modal;
}

/** New content in an open modal; fields whose block and action stay the same keep what they hold. */
export function updateModal(world: World, modal: StoredModal, content: ViewContent): StoredModal {
  const blocks = storeBlocks(content.blocks, world.ids);
  const { id, personId, rootViewId, previousViewId } = modal;
  const updated: StoredModal = {
    ...modalContent(world, content),
    id,
    personId,
    rootViewId,
    ...(previousViewId === undefined ? {} : { previousViewId }),
    blocks,
    values: initialValues(blocks, modal.values),
  };
  world.views.replace(updated);
  if (world.views.stack(personId).at(-1)?.id === id) tell(world, 'updated', updated);
  return updated;
}

/** What a field now holds, or what is wrong with the fields. Shown, but no news to the app. */
export function changeModal(
  world: World,
  modal: StoredModal,
  change: Partial<Pick<StoredModal, 'values' | 'errors'>>,
): StoredModal {
  const changed = { ...modal, ...change };
  world.views.replace(changed);
  if (change.errors && Object.keys(change.errors).length > 0) tell(world, 'errors', changed);
  return changed;
}

/** Takes the front modal away, or all of them; what lay under it shows again. */
export function closeModals(world: World, personId: string, which: 'front' | 'all'): void {
  const stack = world.views.stack(personId);
  const front = stack.at(-1);
  if (!front) return;
  const rest = which === 'all' ? [] : stack.slice(0, -1);
  world.views.setStack(personId, rest);
  tell(world, 'closed', front);
  const uncovered = rest.at(-1);
  if (uncovered) tell(world, 'updated', uncovered);
}

export function publishHome(world: World, personId: string, content: ViewContent): StoredHome {
  const before = world.views.home(personId);
  const blocks = storeBlocks(content.blocks, world.ids);
  const home: StoredHome = {
    type: 'home',
    id: before?.id ?? world.ids.object('V'),
    hash: newHash(world),
    personId,
    callbackId: content.callbackId,
    privateMetadata: content.privateMetadata,
    externalId: content.externalId,
    blocks,
    values: initialValues(blocks, before?.values),
    shownAt: world.journal.sequence() + 1,
  };
  world.views.setHome(home);
  world.journal.record(handlesOf(world, [personId]), {
    kind: 'home',
    change: 'published',
    home: showHome(world, home),
  });
  return home;
}

function newModal(
  world: World,
  personId: string,
  content: ViewContent,
  stack: readonly StoredModal[] = [],
): StoredModal {
  const id = world.ids.object('V');
  const blocks = storeBlocks(content.blocks, world.ids);
  const previous = stack.at(-1);
  return {
    ...modalContent(world, content),
    id,
    personId,
    rootViewId: stack[0]?.id ?? id,
    ...(previous ? { previousViewId: previous.id } : {}),
    blocks,
    values: initialValues(blocks),
  };
}

function modalContent(world: World, content: ViewContent) {
  return {
    type: 'modal' as const,
    hash: newHash(world),
    callbackId: content.callbackId,
    privateMetadata: content.privateMetadata,
    externalId: content.externalId,
    title: content.title,
    ...(content.submit === undefined ? {} : { submit: content.submit }),
    ...(content.close === undefined ? {} : { close: content.close }),
    clearOnClose: content.clearOnClose,
    notifyOnClose: content.notifyOnClose,
    errors: {},
  };
}

function newHash(world: World): string {
  return `${Math.floor(world.clock.now() / 1000)}.${world.ids.letters(8)}`;
}

function tell(
  world: World,
  change: 'opened' | 'pushed' | 'updated' | 'errors' | 'closed',
  modal: StoredModal,
): void {
  const under = Math.max(
    0,
    world.views.stack(modal.personId).findIndex((view) => view.id === modal.id),
  );
  world.journal.record(handlesOf(world, [modal.personId]), {
    kind: 'modal',
    change,
    modal: showModal(world, modal, under),
  });
}
