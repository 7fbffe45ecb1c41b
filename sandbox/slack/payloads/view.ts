import { actionIdOf, interactiveElements } from '../element.ts';
import type { JsonObject } from '../json.ts';
import type { StoredModal, StoredView } from '../views.ts';
import { wireView } from '../wire.ts';
import type { World } from '../world.ts';
import { interactionHead, newResponseUrl, newTrigger } from './common.ts';

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function submissionPayload(world: World, view: StoredModal): JsonObject {
  return {
    type: 'view_submission',
    ...interactionHead(world, view.personId),
    trigger_id: newTrigger(world, view.personId, view.id),
    view: wireView(world, view),
    response_urls: responseUrls(world, view),
  };
}

export function closedPayload(world: World, view: StoredView, isCleared: boolean): JsonObject {
  return {
    type: 'view_closed',
    ...interactionHead(world, view.personId),
    view: wireView(world, view),
    is_cleared: isCleared,
  };
}

/** One for each conversation picked in a select with `response_url_enabled`. */
function responseUrls(world: World, view: StoredModal): JsonObject[] {
  return view.blocks.flatMap((block) =>
    interactiveElements(block).flatMap((element) => {
      if (!('response_url_enabled' in element) || element.response_url_enabled !== true) return [];
      const value = view.values[block.block_id]?.[actionIdOf(element)];
      const channelId = value?.selected_conversation ?? value?.selected_channel;
      if (!channelId) return [];
      const response_url = newResponseUrl(world, { personId: view.personId, channelId });
      return [
        { block_id: block.block_id, action_id: actionIdOf(element), channel_id: channelId, response_url },
      ];
    }),
  );
}
