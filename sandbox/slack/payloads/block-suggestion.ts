import type { JsonObject } from '../json.ts';
import { wireMessage, wireView } from '../wire.ts';
import type { World } from '../world.ts';
import { channelPart, container, interactionHead, type Source } from './common.ts';

export interface Asked {
  readonly blockId: string;
  readonly actionId: string;
  /** What the person has typed so far. */
  readonly query: string;
}

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function suggestionPayload(world: World, personId: string, source: Source, asked: Asked): JsonObject {
  return {
    type: 'block_suggestion',
    ...interactionHead(world, personId),
    container: container(source),
    ...(source.kind === 'view'
      ? { view: wireView(world, source.view) }
      : {
          channel: channelPart(world, source.message.channelId),
          message: wireMessage(world, source.message, false),
        }),
    block_id: asked.blockId,
    action_id: asked.actionId,
    value: asked.query,
  };
}
