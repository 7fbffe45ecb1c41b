import { z } from 'zod';
import { complaints } from '../blocks/complaints.ts';
import { option, optionGroup } from '../blocks/composition.ts';
import { ControlError } from '../control.ts';
import { actionIdOf } from '../element.ts';
import type { PageSuggestions } from '../page-types.ts';
import { suggestionPayload } from '../payloads/block-suggestion.ts';
import type { World } from '../world.ts';
import type { Spot } from './locate.ts';

/** Slack asks from this many typed characters on, unless the element says otherwise. */
const MIN_QUERY_LENGTH = 3;

/** https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload: up to 100 options or groups. */
const answerSchema = z.union([
  z.object({ options: z.array(option).max(100) }),
  z.object({ option_groups: z.array(optionGroup.extend({ options: z.array(option).max(100) })).max(100) }),
]);

/** Asks the app for the options of an external select. */
export async function suggest(world: World, spot: Spot, query: string): Promise<PageSuggestions> {
  const { element } = spot;
  if (element.type !== 'external_select' && element.type !== 'multi_external_select')
    throw new ControlError('That field has its options already.');
  const shortest = element.min_query_length ?? MIN_QUERY_LENGTH;
  if (query.length < shortest) return { groups: [], error: `Type at least ${shortest} characters.` };
  const asked = { blockId: spot.block.block_id, actionId: actionIdOf(element), query };
  const payload = suggestionPayload(world, spot.personId, spot.source, asked);
  const delivered = await world.delivery.deliver({ type: 'interactive', payload, acceptsResponse: true });
  if (delivered.kind !== 'acknowledged') return { groups: [], error: 'The app did not answer.' };
  return readAnswer(delivered.answer);
}

function readAnswer(answer: unknown): PageSuggestions {
  const parsed = answerSchema.safeParse(answer, { reportInput: true });
  if (!parsed.success)
    return {
      groups: [],
      error: `The app's options were refused: ${complaints(parsed.error, []).join('; ')}`,
    };
  if ('options' in parsed.data) return { groups: [{ options: parsed.data.options }] };
  return {
    groups: parsed.data.option_groups.map((group) => ({ label: group.label.text, options: group.options })),
  };
}
