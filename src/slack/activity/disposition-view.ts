import type { InputBlock, ModalView } from '@slack/types';
import type { DispositionKind } from '../../domain/alert/alert.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import { textProblem } from '../../domain/window/text.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { number } from '../text/words.ts';
import { joined } from '../windows/lines.ts';
import { REPLY_ROOM } from '../windows/room.ts';
import { DISPOSITION_MODAL, DISPOSITION_NOTE, DISPOSITION_NOTE_INPUT } from './action-ids.ts';
import { alertFacts } from './alert-facts.ts';
import { alertHeadline } from './alert-headline.ts';
import { encodeDispositionValue } from './value.ts';

/** The longest note, in characters. */
export const MAX_NOTE = 500;

interface Form {
  readonly title: string;
  readonly effect: string;
  readonly label: string;
  readonly hint: string;
  readonly optional: boolean;
}

const FORMS: Readonly<Record<DispositionKind, Form>> = {
  'false-alarm': {
    title: 'False alarm',
    effect:
      'You say that nothing happened that anybody should have been called for. It closes the alert. More of the same is counted in it for half an hour; anything else, or from elsewhere, raises a new one.',
    label: 'What was it?',
    hint: 'Everybody who follows the alert reads it, and an auditor in a year.',
    optional: false,
  },
  legitimate: {
    title: 'Legitimate',
    effect:
      'You say that you know who used root, and that they were meant to. It closes the alert, and sanctions nothing: the verdict stays. Declare it afterwards, too.',
    label: 'Who was it, and how do you know?',
    hint: 'Whom you spoke to, and how: a message in Slack alone can be anybody’s.',
    optional: false,
  },
  incident: {
    title: 'Incident',
    effect:
      'You say that somebody used root who should not. The steps stay, and everything more that root does in this account stays in this alert, until half an hour passes without any.',
    label: 'What is known',
    hint: 'A ticket or a channel where people work on it. It can wait.',
    optional: true,
  },
};

/**
 * Asks what an alert was, as it stands. `typed`: more happened while the person wrote this, and nothing was recorded.
 */
export function dispositionView(view: AlertView, as: DispositionKind, typed?: string): ModalView {
  const { title, effect } = FORMS[as];
  const { id, developments: seen = 0 } = view.alert;
  return {
    type: 'modal',
    callback_id: DISPOSITION_MODAL,
    private_metadata: encodeDispositionValue({ id, as, seen }),
    title: plainText(title),
    submit: plainText(title),
    close: plainText('Cancel'),
    blocks: [
      ...(typed === undefined ? [] : [richText([bold(NOT_RECORDED)])]),
      richText(joined([[bold(alertHeadline(view))], ...alertFacts(view, REPLY_ROOM)])),
      richText([plain(effect)]),
      noteInput(FORMS[as], typed),
    ],
  };
}

const NOT_RECORDED =
  'NOT RECORDED: more happened while you wrote. Do: read what it is now, and submit again only if all of it was that.';

/** `view.state.values`: by block, by action. */
export type NoteValues = Readonly<
  Record<string, Readonly<Record<string, { readonly value?: string | null | undefined }>>>
>;

/** The note as it was typed; absent where nothing was. */
export function dispositionNote(values: NoteValues): string | undefined {
  const note = values[DISPOSITION_NOTE]?.[DISPOSITION_NOTE_INPUT]?.value ?? '';
  return note === '' ? undefined : note;
}

/** What is wrong with a note, by its field; empty where nothing is. */
export function noteErrors(note: string | undefined, as: DispositionKind): Record<string, string> {
  if (note === undefined && FORMS[as].optional) return {};
  const problem = textProblem(note ?? '', MAX_NOTE);
  switch (problem?.kind) {
    case undefined:
      return {};
    case 'empty':
      return { [DISPOSITION_NOTE]: 'There is nothing in it that can be seen. Do: say it in a sentence.' };
    case 'too-long':
      return { [DISPOSITION_NOTE]: `It is longer than ${number(problem.most)} characters. Do: shorten it.` };
    case 'not-unicode':
      return { [DISPOSITION_NOTE]: 'It holds half a character, which cannot be kept. Do: type it again.' };
  }
}

function noteInput({ label, hint, optional }: Form, typed = ''): InputBlock {
  return {
    type: 'input',
    block_id: DISPOSITION_NOTE,
    label: plainText(label),
    hint: plainText(hint),
    optional,
    element: {
      type: 'plain_text_input',
      action_id: DISPOSITION_NOTE_INPUT,
      multiline: true,
      max_length: MAX_NOTE,
      focus_on_load: true,
      ...(typed !== '' && { initial_value: typed }),
    },
  };
}
