import type { View } from '@slack/types';
import { validateBlocks } from '../../../sandbox/slack/blocks/validate.ts';
import { validateView } from '../../../sandbox/slack/blocks/view.ts';
import type { FormValues } from '../../../sandbox/slack/control.ts';
import { initialValues } from '../../../sandbox/slack/form-values.ts';

/** What Slack would refuse in a view, in words; empty where it would take it. */
export function viewViolations(view: View): readonly string[] {
  const verdict = validateView(view, () => false);
  return verdict.kind === 'valid' ? [] : [verdict.kind, ...('messages' in verdict ? verdict.messages : [])];
}

/** `view.state.values` of a modal that was just shown: what its fields hold. */
export function shownValues(view: View): FormValues {
  const verdict = validateBlocks(view.blocks, 'modal', ['blocks'], () => false);
  if (verdict.kind !== 'valid') throw new Error(JSON.stringify(verdict));
  const blocks = verdict.blocks.map((block, n) => ({ ...block, block_id: block.block_id ?? `b${n}` }));
  return initialValues(blocks);
}
