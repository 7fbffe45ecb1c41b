import { type ViewContent, validateView } from '../blocks/view.ts';
import type { JsonObject } from '../json.ts';
import { DEEPEST_STACK, openModal, publishHome, pushModal, updateModal } from '../present-view.ts';
import { refusalWithMessages, SlackRefusal } from '../refusal.ts';
import type { Trigger } from '../triggers.ts';
import type { StoredView } from '../views.ts';
import { wireView } from '../wire.ts';
import type { World } from '../world.ts';
import { json, requiredText, text } from './arguments.ts';
import { type Call, type Method, TIER_4 } from './method.ts';

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { token: 'bot', perMinute: TIER_4, serve: open },
  'views.push': { token: 'bot', perMinute: TIER_4, serve: push },
  'views.update': { token: 'bot', perMinute: TIER_4, serve: update },
  'views.publish': { token: 'bot', perMinute: TIER_4, serve: publish },
};

function open({ world, args }: Call): JsonObject {
  const content = readView(world, args, 'modal');
  checkExternalId(world, content);
  const trigger = exchange(world, args);
  return { view: wireView(world, openModal(world, trigger.personId, content)) };
}

/** Only from an interaction inside a modal, and only onto a stack with room. */
function push({ world, args }: Call): JsonObject {
  const content = readView(world, args, 'modal');
  checkExternalId(world, content);
  const trigger = exchange(world, args);
  const stack = world.views.stack(trigger.personId);
  if (trigger.viewId === undefined || !stack.some((view) => view.id === trigger.viewId))
    throw refusalWithMessages('invalid_arguments', [
      "must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]",
    ]);
  if (stack.length >= DEEPEST_STACK) throw new SlackRefusal('push_limit_reached');
  return { view: wireView(world, pushModal(world, trigger.personId, content)) };
}

function update({ world, args }: Call): JsonObject {
  const id = text(args, 'view_id') ?? requiredText(args, 'external_id');
  const view = world.views.find(id);
  const content = readView(world, args, view?.type ?? 'modal');
  if (!view) throw new SlackRefusal('not_found');
  checkHash(args, view);
  if (content.externalId !== view.externalId) checkExternalId(world, content);
  const updated =
    view.type === 'home' ? publishHome(world, view.personId, content) : updateModal(world, view, content);
  return { view: wireView(world, updated) };
}

function publish({ world, args }: Call): JsonObject {
  const personId = requiredText(args, 'user_id');
  if (world.manifest.features.app_home?.home_tab_enabled !== true) throw new SlackRefusal('not_enabled');
  if (!world.directory.directMessage(personId)) throw new SlackRefusal('user_not_found');
  const content = readView(world, args, 'home');
  const before = world.views.home(personId);
  if (before) checkHash(args, before);
  return { view: wireView(world, publishHome(world, personId, content)) };
}

/** Judged before the trigger is used up, so that a wrong view can be corrected and sent again. */
function readView(world: World, args: JsonObject, type: 'modal' | 'home'): ViewContent {
  const given = json(args, 'view', 'invalid_arguments');
  if (given === undefined) throw refusalWithMessages('invalid_arguments', ['missing required field: view']);
  const verdict = validateView(given, world.files.isShowable);
  if (verdict.kind === 'too-large') throw new SlackRefusal('view_too_large');
  if (verdict.kind === 'invalid') throw refusalWithMessages('invalid_arguments', verdict.messages);
  if (verdict.view.type !== type)
    throw refusalWithMessages('invalid_arguments', [`must be of type: ${type} [json-pointer:/view/type]`]);
  return verdict.view;
}

function exchange(world: World, args: JsonObject): Trigger {
  const exchanged = world.triggers.exchange(requiredText(args, 'trigger_id'));
  if (typeof exchanged === 'string') throw new SlackRefusal(exchanged);
  return exchanged;
}

function checkHash(args: JsonObject, view: StoredView): void {
  const hash = text(args, 'hash');
  if (hash !== undefined && hash !== view.hash) throw new SlackRefusal('hash_conflict');
}

function checkExternalId(world: World, content: ViewContent): void {
  if (content.externalId !== '' && world.views.find(content.externalId))
    throw new SlackRefusal('duplicate_external_id');
}
