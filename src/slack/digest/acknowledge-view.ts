import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import {
  type Acknowledgement,
  LONGEST_ACKNOWLEDGEMENT,
  MAX_WHY,
} from '../../domain/acknowledgement/acknowledgement.ts';
import type { StandingFinding } from '../../domain/digest/digest.ts';
import { dateInUtc, midnightInUtc, parseLocalDate } from '../../domain/snapshot/local-date.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { acknowledgedInFull } from '../acknowledged-words.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { detailLine, doLine } from '../finding-text.ts';
import { date } from '../text/time.ts';
import { acknowledgementRefusal } from './acknowledge-refusal.ts';
import {
  ACKNOWLEDGE_MODAL,
  ACKNOWLEDGE_TOLD_MODAL,
  ACKNOWLEDGE_UNTIL,
  ACKNOWLEDGE_UNTIL_INPUT,
  ACKNOWLEDGE_WHY,
  ACKNOWLEDGE_WHY_INPUT,
} from './action-ids.ts';
import { encodeFindingValue } from './digest-value.ts';
import { failureOf, whoseLabel } from './words.ts';

/** What the form proposes. */
const PROPOSED = 30 * DAY;

/** What a person has before them besides the finding. */
export interface AcknowledgeContext {
  /** The result of `/root-status` that they came from. */
  readonly resultId?: string;
  /** The one that covers the finding now, whose place theirs takes. */
  readonly acknowledgement?: Acknowledgement;
}

/** Asks why a finding is acknowledged, and until when. Of a critical one it says that it cannot be. */
export function acknowledgeView(
  standing: StandingFinding,
  now: Instant,
  context: AcknowledgeContext = {},
): ModalView {
  if (standing.finding.severity === 'critical') {
    return acknowledgeToldView(acknowledgementRefusal({ why: 'critical' }, now));
  }
  return {
    type: 'modal',
    callback_id: ACKNOWLEDGE_MODAL,
    private_metadata: metadataOf(standing, context),
    title: plainText('Acknowledge'),
    submit: plainText('Acknowledge'),
    close: plainText('Cancel'),
    blocks: [...aboutFinding(standing, now, context), whyInput(), untilInput(now)],
  };
}

function metadataOf(
  { whose, checkId }: StandingFinding,
  { resultId, acknowledgement }: AcknowledgeContext,
): string {
  return encodeFindingValue({
    on: whose === 'organization' ? whose : whose.id,
    checkId,
    ...(resultId !== undefined && { resultId }),
    ...(acknowledgement && { seenAt: acknowledgement.at }),
  });
}

function aboutFinding(
  { whose, checkId, finding }: StandingFinding,
  now: Instant,
  { acknowledgement }: AcknowledgeContext,
): KnownBlock[] {
  const what = `${finding.severity.toUpperCase()}  ${whoseLabel(whose)}: ${failureOf(checkId)}`;
  const about = `\n${detailLine(finding.detail)}\n${doLine(finding.remedy)}`;
  return [
    richText([bold(what), plain(about)]),
    ...(acknowledgement === undefined ? [] : [replaced(acknowledgement, now)]),
    richText([plain(EFFECT)]),
  ];
}

const EFFECT =
  'You answer for it until then: it is counted apart, never hidden. It comes back when it gets worse or the time is up.';

function replaced(acknowledgement: Acknowledgement, now: Instant): KnownBlock {
  return richText([plain(`${acknowledgedInFull(acknowledgement, now)} Yours takes its place.`)]);
}

/** Why there is nothing to acknowledge, where the form would be. */
export function acknowledgeToldView(text: string): ModalView {
  return {
    type: 'modal',
    callback_id: ACKNOWLEDGE_TOLD_MODAL,
    title: plainText('Acknowledge'),
    close: plainText('Close'),
    blocks: [richText([plain(text)])],
  };
}

/** What the form holds: the reason as it was typed; `until` absent where no date that the calendar has was given. */
export interface AcknowledgeInput extends Pick<Acknowledgement, 'why'> {
  /** 00:00 UTC of the date that was picked. */
  readonly until?: Instant;
}

/** Reads the form, given `view.state.values`. Nothing in it is trusted: `acknowledge` judges it. */
export function acknowledgeInput(values: AcknowledgeValues): AcknowledgeInput {
  const why = values[ACKNOWLEDGE_WHY]?.[ACKNOWLEDGE_WHY_INPUT]?.value ?? '';
  const day = parseLocalDate(values[ACKNOWLEDGE_UNTIL]?.[ACKNOWLEDGE_UNTIL_INPUT]?.selected_date ?? '');
  return day === undefined ? { why } : { why, until: midnightInUtc(day) };
}

/** `view.state.values`: by block, by action. */
export type AcknowledgeValues = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly value?: string | null | undefined;
          readonly selected_date?: string | null | undefined;
        }
      >
    >
  >
>;

function whyInput(): InputBlock {
  return {
    type: 'input',
    block_id: ACKNOWLEDGE_WHY,
    label: plainText('Why'),
    hint: plainText('Everybody who reads the digest can read it.'),
    element: {
      type: 'plain_text_input',
      action_id: ACKNOWLEDGE_WHY_INPUT,
      multiline: true,
      max_length: MAX_WHY,
    },
  };
}

function untilInput(now: Instant): InputBlock {
  const last = date(now + LONGEST_ACKNOWLEDGEMENT, now);
  return {
    type: 'input',
    block_id: ACKNOWLEDGE_UNTIL,
    label: plainText('Until'),
    hint: plainText(`00:00 UTC of that day; ${last} at the latest.`),
    element: {
      type: 'datepicker',
      action_id: ACKNOWLEDGE_UNTIL_INPUT,
      initial_date: dateInUtc(now + PROPOSED),
    },
  };
}
