import type { JsonObject } from '../json.ts';
import { wireMessage, wireView } from '../wire.ts';
import type { World } from '../world.ts';
import {
  channelPart,
  container,
  interactionHead,
  newResponseUrl,
  newTrigger,
  type Source,
} from './common.ts';

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function actionPayload(
  world: World,
  personId: string,
  source: Source,
  action: JsonObject,
): JsonObject {
  return {
    type: 'block_actions',
    ...interactionHead(world, personId),
    container: container(source),
    trigger_id: newTrigger(world, personId, source.kind === 'view' ? source.view.id : undefined),
    ...(source.kind === 'view'
      ? { view: wireView(world, source.view) }
      : messageParts(world, personId, source)),
    actions: [{ ...action, action_ts: world.ids.timestamp() }],
  };
}

/** An ephemeral message's content is not in the payload: Slack does not keep it. */
function messageParts(
  world: World,
  personId: string,
  { message, values }: Extract<Source, { kind: 'message' }>,
): JsonObject {
  const { channelId, ts, threadTs } = message;
  const thread = threadTs === undefined ? {} : { threadTs };
  return {
    channel: channelPart(world, channelId),
    ...(message.ephemeralTo === undefined ? { message: wireMessage(world, message, false) } : {}),
    state: { values },
    response_url: newResponseUrl(world, { personId, channelId, sourceTs: ts, ...thread }),
  };
}
