import type { ModalView, PlainTextOption } from '@slack/types';
import type { Digest, StandingFinding } from '../../domain/digest/digest.ts';
import { fold } from '../account-options.ts';
import { plainText } from '../blocks/plain-text.ts';
import { OPTION_TEXT, OPTIONS } from '../limits.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { abbreviate } from '../text/truncate.ts';
import { FINDING_PICKER, FINDING_PICKER_BLOCK, FINDING_PICKER_SELECT } from './action-ids.ts';
import { type DigestValue, encodeDigestValue, encodeFindingValue } from './digest-value.ts';
import { failureOf } from './words.ts';

const NAME_LENGTH = 26;

/** The modal that asks which finding of a digest to acknowledge. Its menu is filled by `findingOptions`. */
export function findingPickerView(value: DigestValue): ModalView {
  return {
    type: 'modal',
    callback_id: FINDING_PICKER,
    private_metadata: encodeDigestValue(value),
    title: plainText('Acknowledge'),
    submit: plainText('Next'),
    close: plainText('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: FINDING_PICKER_BLOCK,
        label: plainText('Finding'),
        hint: plainText(
          'Type part of an account, an id or what fails. Critical findings cannot be acknowledged.',
        ),
        element: {
          type: 'external_select',
          action_id: FINDING_PICKER_SELECT,
          placeholder: plainText('Account or finding'),
          min_query_length: 0,
          focus_on_load: true,
        },
      },
    ],
  };
}

/**
 * What the menu offers for what was typed so far: at most 100 of the findings that can be acknowledged, worst first. An
 * option's value is `encodeFindingValue`'s.
 */
export function findingOptions({ failing }: Pick<Digest, 'failing'>, query: string): PlainTextOption[] {
  const words = fold(query.trim()).split(/\s+/);
  const options: PlainTextOption[] = [];
  for (const standing of failing) {
    if (options.length === OPTIONS) break;
    if (standing.finding.severity === 'critical') continue;
    const searched = fold(textOf(standing));
    if (words.every((word) => searched.includes(word))) options.push(optionOf(standing));
  }
  return options;
}

function textOf({ whose, checkId }: StandingFinding): string {
  const of = whose === 'organization' ? 'organization' : `${whose.name} ${whose.id}`;
  return `${of} ${failureOf(checkId)}`;
}

function optionOf({ whose, checkId }: StandingFinding): PlainTextOption {
  const of =
    whose === 'organization' ? 'Organization' : `${harmlessLabel(whose.name, NAME_LENGTH)} ${whose.id}`;
  return {
    text: plainText(abbreviate(`${of}: ${failureOf(checkId)}`, OPTION_TEXT)),
    value: encodeFindingValue({ on: whose === 'organization' ? whose : whose.id, checkId }),
  };
}
