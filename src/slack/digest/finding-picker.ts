import type { ModalView, PlainTextOption } from '@slack/types';
import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import type { StandingFinding } from '../../domain/digest/digest.ts';
import type { AccountSnapshot, Failing } from '../../domain/snapshot/snapshot.ts';
import type { Instant } from '../../domain/time.ts';
import { fold } from '../account-options.ts';
import { plainText } from '../blocks/plain-text.ts';
import { OPTION_TEXT, OPTIONS } from '../limits.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { date } from '../text/time.ts';
import { abbreviate } from '../text/truncate.ts';
import { FINDING_PICKER, FINDING_PICKER_BLOCK, FINDING_PICKER_SELECT } from './action-ids.ts';
import { type DigestValue, encodeDigestValue, encodeFindingValue } from './digest-value.ts';
import { failureOf, personName } from './words.ts';

const NAME_LENGTH = 26;

/** The modal that asks which finding of a digest to acknowledge. Its menu is filled by `findingOptions`. */
export function findingPickerView(value: DigestValue): ModalView {
  return findingMenu({
    callbackId: FINDING_PICKER,
    blockId: FINDING_PICKER_BLOCK,
    actionId: FINDING_PICKER_SELECT,
    metadata: encodeDigestValue(value),
  });
}

export interface FindingMenu {
  readonly callbackId: string;
  readonly blockId: string;
  readonly actionId: string;
  /** What its findings are those of. */
  readonly metadata: string;
}

/** A modal that asks which finding to acknowledge. */
export function findingMenu({ callbackId, blockId, actionId, metadata }: FindingMenu): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plainText('Acknowledge'),
    submit: plainText('Next'),
    close: plainText('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: blockId,
        label: plainText('Finding'),
        hint: plainText(
          'Type part of an account, an id or what fails. Critical findings cannot be acknowledged.',
        ),
        element: {
          type: 'external_select',
          action_id: actionId,
          placeholder: plainText('Account or finding'),
          min_query_length: 0,
          focus_on_load: true,
        },
      },
    ],
  };
}

/** A finding that fails, of an account by name and id or of the organization. */
export interface OfferedFinding extends Pick<StandingFinding, 'checkId'> {
  readonly whose: Pick<AccountSnapshot, 'id' | 'name'> | 'organization';
  readonly finding: Pick<Failing, 'severity'>;
  /** The one that covers it: another takes its place. */
  readonly acknowledgement?: Acknowledgement;
}

/** What fails, each worst first: what nobody answers for, and what somebody does. */
export interface OfferedFindings {
  readonly failing: readonly OfferedFinding[];
  readonly acknowledged: readonly OfferedFinding[];
}

/**
 * What the menu offers for what was typed so far: at most 100 of the findings that can be acknowledged; last, those that
 * can be again, with who answers for them until when. An option's value is `encodeFindingValue`'s.
 */
export function findingOptions(
  { failing, acknowledged }: OfferedFindings,
  query: string,
  now: Instant,
): PlainTextOption[] {
  const words = fold(query.trim()).split(/\s+/);
  const options: PlainTextOption[] = [];
  for (const standing of inTurn(failing, acknowledged)) {
    if (options.length === OPTIONS) break;
    if (standing.finding.severity === 'critical') continue;
    const searched = fold(textOf(standing));
    if (words.every((word) => searched.includes(word))) options.push(optionOf(standing, now));
  }
  return options;
}

function* inTurn(...lists: readonly (readonly OfferedFinding[])[]): Generator<OfferedFinding> {
  for (const list of lists) yield* list;
}

/** Whether a menu would have anything to offer. */
export function offersFindings({ failing, acknowledged }: OfferedFindings): boolean {
  return [failing, acknowledged].some((list) => list.some(({ finding }) => finding.severity !== 'critical'));
}

function textOf({ whose, checkId }: OfferedFinding): string {
  const of = whose === 'organization' ? 'organization' : `${whose.name} ${whose.id}`;
  return `${of}: ${failureOf(checkId)}`;
}

function optionOf({ whose, checkId, acknowledgement }: OfferedFinding, now: Instant): PlainTextOption {
  const of =
    whose === 'organization' ? 'Organization' : `${harmlessLabel(whose.name, NAME_LENGTH)} ${whose.id}`;
  return {
    text: plainText(abbreviate(`${of}: ${failureOf(checkId)}`, OPTION_TEXT)),
    value: encodeFindingValue({ on: whose === 'organization' ? whose : whose.id, checkId }),
    ...(acknowledgement && { description: plainText(standingNote(acknowledgement, now)) }),
  };
}

function standingNote({ by, until }: Acknowledgement, now: Instant): string {
  const end = ` until ${date(until, now)}`;
  return `${abbreviate(`Acknowledged by ${personName(by)}`, OPTION_TEXT - end.length)}${end}`;
}
