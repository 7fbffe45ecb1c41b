import type { FormValues } from '../control.ts';
import type { Conversation } from '../directory.ts';
import type { JsonObject } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { ResponseTarget } from '../response-urls.ts';
import type { StoredView } from '../views.ts';
import type { World } from '../world.ts';

/** Deprecated by Slack and still sent. */
export const VERIFICATION_TOKEN = 'sandbox-verification-token';

/** Where an element stands: in a message, as one person has it filled, or in a view. */
export type Source =
  | { readonly kind: 'message'; readonly message: StoredMessage; readonly values: FormValues }
  | { readonly kind: 'view'; readonly view: StoredView };

/** What every interaction payload says of who did it, and to which app. */
export function interactionHead(world: World, personId: string): JsonObject {
  const { team } = world.directory.workspace;
  const handle = world.directory.person(personId)?.handle;
  return {
    user: { id: personId, username: handle, name: handle, team_id: team.id },
    api_app_id: world.directory.app.appId,
    token: VERIFICATION_TOKEN,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function container(source: Source): JsonObject {
  if (source.kind === 'view') return { type: 'view', view_id: source.view.id };
  const { message } = source;
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channelId,
    is_ephemeral: message.ephemeralTo !== undefined,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
}

export function channelPart(world: World, channelId: string): JsonObject {
  const conversation = world.directory.conversation(channelId);
  return { id: channelId, name: conversation ? channelName(conversation) : 'privategroup' };
}

/** Slack tells an app a channel's name only where the channel is public. */
export function channelName(conversation: Conversation): string {
  if (conversation.kind === 'dm') return 'directmessage';
  return conversation.definition.isPrivate ? 'privategroup' : conversation.definition.name;
}

export function newTrigger(world: World, personId: string, viewId?: string): string {
  const id = `${world.ids.timestamp()}.${world.ids.letters(32)}`;
  world.triggers.issue({ id, personId, ...(viewId === undefined ? {} : { viewId }) });
  return id;
}

export function newResponseUrl(world: World, target: ResponseTarget): string {
  const token = world.ids.letters(24);
  world.responseUrls.issue(token, target);
  return `${world.origin()}/response/${world.directory.workspace.team.id}/${token}`;
}
