import type { FormValues } from './control.ts';
import type { Conversation } from './directory.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './messages.ts';
import type { StoredView } from './views.ts';
import { wireMessage, wireView } from './wire.ts';
import type { World } from './world.ts';

/** Deprecated by Slack and still sent. */
const VERIFICATION_TOKEN = 'sandbox-verification-token';

/** Where an element stands: in a message, as one person has it filled, or in a view. */
export type Source =
  | { readonly kind: 'message'; readonly message: StoredMessage; readonly values: FormValues }
  | { readonly kind: 'view'; readonly view: StoredView };

export interface CommandCall {
  readonly personId: string;
  readonly conversation: Conversation;
  readonly command: string;
  readonly text: string;
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function commandPayload(world: World, call: CommandCall): JsonObject {
  const { team } = world.directory.workspace;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: call.conversation.id,
    channel_name: nameFor(call.conversation),
    user_id: call.personId,
    user_name: world.directory.person(call.personId)?.handle,
    command: call.command,
    text: call.text,
    api_app_id: world.directory.app.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(world, call.personId, call.conversation.id),
    trigger_id: newTrigger(world, call.personId),
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function actionPayload(
  world: World,
  personId: string,
  source: Source,
  action: JsonObject,
): JsonObject {
  const viewId = source.kind === 'view' ? source.view.id : undefined;
  return {
    type: 'block_actions',
    ...common(world, personId),
    container: container(source),
    trigger_id: newTrigger(world, personId, viewId),
    ...(source.kind === 'view'
      ? { view: wireView(world, source.view) }
      : messageParts(world, personId, source)),
    actions: [{ ...action, action_ts: world.ids.timestamp() }],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function suggestionPayload(
  world: World,
  personId: string,
  source: Source,
  asked: { readonly blockId: string; readonly actionId: string; readonly query: string },
): JsonObject {
  return {
    type: 'block_suggestion',
    ...common(world, personId),
    container: container(source),
    ...(source.kind === 'view'
      ? { view: wireView(world, source.view) }
      : {
          channel: channelOf(world, source.message.channelId),
          message: wireMessage(world, source.message, false),
        }),
    block_id: asked.blockId,
    action_id: asked.actionId,
    value: asked.query,
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(world: World, view: StoredView): JsonObject {
  return {
    type: 'view_submission',
    ...common(world, view.personId),
    trigger_id: newTrigger(world, view.personId, view.id),
    view: wireView(world, view),
    response_urls: [],
  };
}

export function closedPayload(world: World, view: StoredView, isCleared: boolean): JsonObject {
  return {
    type: 'view_closed',
    ...common(world, view.personId),
    view: wireView(world, view),
    is_cleared: isCleared,
  };
}

/** https://docs.slack.dev/reference/events/app_home_opened */
export function homeOpenedPayload(world: World, personId: string): JsonObject {
  const home = world.views.home(personId);
  const { team } = world.directory.workspace;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    api_app_id: world.directory.app.appId,
    event: {
      type: 'app_home_opened',
      user: personId,
      channel: world.directory.directMessage(personId)?.id,
      tab: 'home',
      ...(home ? { view: wireView(world, home) } : {}),
      event_ts: world.ids.timestamp(),
    },
    type: 'event_callback',
    event_id: world.ids.object('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: world.directory.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

function common(world: World, personId: string): JsonObject {
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

function container(source: Source): JsonObject {
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

/** An ephemeral message's content is not in the payload: Slack does not keep it. */
function messageParts(
  world: World,
  personId: string,
  source: Extract<Source, { kind: 'message' }>,
): JsonObject {
  const { message } = source;
  return {
    channel: channelOf(world, message.channelId),
    ...(message.ephemeralTo === undefined ? { message: wireMessage(world, message, false) } : {}),
    state: { values: source.values },
    response_url: newResponseUrl(world, personId, message.channelId, message),
  };
}

function channelOf(world: World, channelId: string): JsonObject {
  const conversation = world.directory.conversation(channelId);
  return { id: channelId, name: conversation ? nameFor(conversation) : 'privategroup' };
}

/** Slack tells an app a channel's name only where the channel is public. */
function nameFor(conversation: Conversation): string {
  if (conversation.kind === 'dm') return 'directmessage';
  return conversation.definition.isPrivate ? 'privategroup' : conversation.definition.name;
}

function newTrigger(world: World, personId: string, viewId?: string): string {
  const id = `${world.ids.timestamp()}.${world.ids.letters(32)}`;
  world.triggers.issue({ id, personId, ...(viewId === undefined ? {} : { viewId }) });
  return id;
}

function newResponseUrl(world: World, personId: string, channelId: string, source?: StoredMessage): string {
  const token = world.ids.letters(24);
  world.responseUrls.issue(token, {
    personId,
    channelId,
    ...(source ? { sourceTs: source.ts } : {}),
    ...(source?.threadTs === undefined ? {} : { threadTs: source.threadTs }),
  });
  const { id } = world.directory.workspace.team;
  return `${world.origin()}/response/${id}/${token}`;
}
