import type { Conversation } from '../directory.ts';
import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';
import { channelName, newResponseUrl, newTrigger, VERIFICATION_TOKEN } from './common.ts';

export interface CommandCall {
  readonly personId: string;
  readonly conversation: Conversation;
  readonly command: string;
  readonly text: string;
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function commandPayload(world: World, call: CommandCall): JsonObject {
  const { team } = world.directory.workspace;
  const { personId, conversation } = call;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: conversation.id,
    channel_name: channelName(conversation),
    user_id: personId,
    user_name: world.directory.person(personId)?.handle,
    command: call.command,
    text: call.text,
    api_app_id: world.directory.app.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(world, { personId, channelId: conversation.id }),
    trigger_id: newTrigger(world, personId),
  };
}
