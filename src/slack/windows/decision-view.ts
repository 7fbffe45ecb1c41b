import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import type { CardView } from '../../domain/window/card-view.ts';
import type { ApprovalOutlook } from '../../domain/window/outcomes.ts';
import { MAX_TEXT } from '../../domain/window/text.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { count } from '../text/words.ts';
import {
  APPROVE_MODAL,
  DECISION_TEXT_BLOCK,
  DECISION_TEXT_INPUT,
  DENY_MODAL,
  REVOKE_MODAL,
} from '../window-action-ids.ts';
import { circumstances } from './circumstances.ts';
import { custodyFacts } from './custody-facts.ts';
import { decidedFacts } from './decided-facts.ts';
import { droppedInWords } from './dropped.ts';
import { joined } from './lines.ts';
import { nameOf } from './names.ts';
import { requestFacts } from './request-facts.ts';
import { MODAL_ROOM } from './room.ts';
import { approvalsNeeded, headline } from './state.ts';
import { encodeWindowValue } from './value.ts';

/** What a decision's modal says and asks besides the request itself. */
export interface DecisionForm {
  readonly callback: string;
  /** At most 24 characters with the id after it. */
  readonly verb: string;
  /** What pressing it brings about. */
  readonly effect: string;
  readonly label: string;
  readonly hint: string;
  readonly optional?: boolean;
}

/**
 * Asks for an approval, with a note if there is one to make. `outlook`: as it is now; absent: as it is stored. `card`: what
 * is known around the request.
 */
export function approveView(
  window: RootWindow,
  now: Instant,
  outlook?: ApprovalOutlook,
  card?: CardView,
): ModalView {
  const lost = (outlook?.dropped ?? []).map((each) =>
    richText([bold(droppedInWords(each, MODAL_ROOM, now))]),
  );
  return decisionView(window, [...requestBlocks(window, now, card), ...lost], {
    callback: APPROVE_MODAL,
    verb: 'Approve',
    effect: effectOfApproval(window, outlook),
    label: 'Note',
    hint: 'Kept in the history, and shown on the card.',
    optional: true,
  });
}

/** Asks why a request is denied. */
export function denyView(window: RootWindow, now: Instant): ModalView {
  return decisionView(window, requestBlocks(window, now), {
    callback: DENY_MODAL,
    verb: 'Deny',
    effect: 'It is over with that, whoever approved before. It cannot be undone; they may ask again.',
    label: 'Reason',
    hint: 'The requester reads it: say what would have to be different.',
  });
}

/** Asks why a window that was approved is stopped. */
export function revokeView(window: RootWindow, now: Instant): ModalView {
  return decisionView(window, requestBlocks(window, now), {
    callback: REVOKE_MODAL,
    verb: 'Revoke',
    effect:
      'Any use of root after this counts as unsanctioned. It does not sign anybody out of AWS: reach the operator, and attach the deny-root SCP if you must.',
    label: 'Reason',
    hint: 'Everybody who follows the card reads it.',
  });
}

/** A modal with what is decided, what that brings about, and the one text that it takes. */
export function decisionView(
  window: RootWindow,
  about: readonly KnownBlock[],
  form: DecisionForm,
): ModalView {
  return {
    type: 'modal',
    callback_id: form.callback,
    private_metadata: encodeWindowValue(window),
    title: plainText(`${form.verb} ${window.id}`),
    submit: plainText(form.verb),
    close: plainText('Cancel'),
    blocks: [...about, richText([plain(form.effect)]), textInput(form)],
  };
}

/** The text of a decision's modal exactly as it was typed; empty where nothing was. Given `view.state.values`. */
export function decisionText(values: StateValues): string {
  return values[DECISION_TEXT_BLOCK]?.[DECISION_TEXT_INPUT]?.value ?? '';
}

/** `view.state.values`: by block, by action. */
export type StateValues = Readonly<
  Record<string, Readonly<Record<string, { readonly value?: string | null | undefined }>>>
>;

function effectOfApproval(window: RootWindow, outlook?: ApprovalOutlook): string {
  const needed = Math.max(approvalsNeeded(window), outlook?.quorum ?? 0);
  const given = window.approvals.length - (outlook?.dropped.length ?? 0);
  const missing = needed - given - 1;
  const operator = nameOf(window.request.operator, MODAL_ROOM);
  if (missing > 0) {
    return `You put your name to it. After yours, ${count(missing, 'more approval')} will be needed before ${operator} may sign in as root.`;
  }
  return `You put your name to it. With yours it is approved, and ${operator} may sign in as root in the time above.`;
}

function requestBlocks(window: RootWindow, now: Instant, card?: CardView): KnownBlock[] {
  const around =
    card === undefined
      ? custodyFacts(window, MODAL_ROOM)
      : circumstances({ ...card, window, now }, MODAL_ROOM);
  const facts = [
    ...requestFacts(window, now, MODAL_ROOM),
    ...around,
    ...decidedFacts(window, now, MODAL_ROOM),
  ];
  return [richText([bold(headline(window, now))]), richText(joined(facts))];
}

function textInput({ label, hint, optional = false }: DecisionForm): InputBlock {
  return {
    type: 'input',
    block_id: DECISION_TEXT_BLOCK,
    label: plainText(label),
    hint: plainText(hint),
    optional,
    element: {
      type: 'plain_text_input',
      action_id: DECISION_TEXT_INPUT,
      multiline: true,
      max_length: MAX_TEXT,
    },
  };
}
