import type { Button, RichTextElement } from '@slack/types';
import type { WindowUseView } from '../../domain/alert/alert-view.ts';
import { checkInStanding, SILENCE } from '../../domain/check-in/check-in.ts';
import { actions, button } from '../blocks/button.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, person, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { duration } from '../text/time.ts';
import { capital } from '../text/words.ts';
import { joined, type Line } from '../windows/lines.ts';
import { nameOf } from '../windows/names.ts';
import { REPLY_ROOM } from '../windows/room.ts';
import { moment } from '../windows/when.ts';
import { accountInWords } from './account-words.ts';
import { CHECK_IN_NO, CHECK_IN_YES } from './action-ids.ts';
import { addressInWords } from './address-words.ts';
import { encodeCheckInValue } from './value.ts';

/**
 * "Is this you?" to the operator of a window, who is notified; later what they said, or that they said nothing. A yes may
 * still become a no; a no stands.
 */
export function checkInMessage(view: WindowUseView): Message {
  const { first, rest, canAnswer } = told(view);
  const lines: Line[] = [[bold(first)], ...rest];
  return {
    text: escapeMrkdwn(first),
    blocks: [richText(joined(lines)), ...actions(answers(view, canAnswer))],
  };
}

interface Told {
  readonly first: string;
  readonly rest: readonly Line[];
  readonly canAnswer: 'yes-or-no' | 'no' | 'nothing';
}

function told(view: WindowUseView): Told {
  const { window, record, now } = view;
  const { checkIn } = record;
  const name = nameOf(checkIn.operator, REPLY_ROOM);
  const where = accountInWords(view.accountName, record.accountId, REPLY_ROOM.label);
  const use = `root use of ${where} in ${window.id}`;
  const time = (at: number | undefined) => moment(at ?? now, window.request.requestedAt);
  const facts = [[plain(since(view, time))]];
  switch (checkInStanding(checkIn, now)) {
    case 'waiting': {
      const until = time((checkIn.askedAt ?? now) + SILENCE);
      const rest = [...facts, [...operator(view), plain(`: answer by ${until}, or on-call is alerted.`)]];
      return { first: `Is this you? ${capital(use)}`, rest, canAnswer: 'yes-or-no' };
    }
    case 'confirmed':
      return {
        first: `Confirmed: ${name} says it is them, ${time(checkIn.answer?.at)}: ${use}`,
        rest: facts,
        canAnswer: 'no',
      };
    case 'denied':
      return {
        first: `NOT THEM, says ${name}, ${time(checkIn.answer?.at)}: ${use}`,
        rest: [...facts, [plain('On-call is alerted. Do: revoke the window, and do not use root.')]],
        canAnswer: 'nothing',
      };
    case 'silent':
      return {
        first: `NO ANSWER from ${name} for ${duration(SILENCE)}: ${use}`,
        rest: [...facts, [plain('On-call is alerted. An answer still counts.')]],
        canAnswer: 'yes-or-no',
      };
    case 'announced':
      if (checkIn.firstUseAt === undefined) {
        return {
          first: `${name} announced a sign-in to ${where} in ${window.id}, ${time(checkIn.announcedAt)}`,
          rest: [],
          canAnswer: 'no',
        };
      }
      return {
        first: `As announced by ${name}, ${time(checkIn.announcedAt)}: ${use}`,
        rest: [
          ...facts,
          [...operator(view), plain(': if this is not you, press No. On-call is alerted then.')],
        ],
        canAnswer: 'no',
      };
    case 'idle':
      return {
        first: `Nobody has signed in to ${where} in ${window.id} yet`,
        rest: [],
        canAnswer: 'nothing',
      };
  }
}

function since({ record, networks }: WindowUseView, time: (at: number | undefined) => string): string {
  const { firstUseAt, addresses } = record.checkIn;
  const from = addresses
    .map((address) => addressInWords(address, networks.get(address), REPLY_ROOM.label))
    .join('; ');
  const second = addresses.length > 1 ? ` (${addresses.length} ADDRESSES)` : '';
  return `First use ${time(firstUseAt)}${from === '' ? '' : `, from ${from}${second}`}.`;
}

function operator({ record }: WindowUseView): RichTextElement[] {
  return [person(record.checkIn.operator.id)];
}

function answers({ record }: WindowUseView, can: Told['canAnswer']): Button[] {
  const value = encodeCheckInValue(record);
  const yes = button('Yes, it is me', CHECK_IN_YES, value);
  switch (can) {
    case 'yes-or-no':
      return [{ ...yes, style: 'primary' }, no(value)];
    case 'no':
      return [no(value)];
    case 'nothing':
      return [];
  }
}

/** It cannot be taken back, so it is asked once more. */
function no(value: string): Button {
  return {
    ...button('No, it is not me', CHECK_IN_NO, value),
    style: 'danger',
    confirm: {
      title: plainText('Somebody else is signed in?'),
      text: plainText('On-call is alerted at once, and a no cannot be taken back.'),
      confirm: plainText('It is not me'),
      deny: plainText('Cancel'),
    },
  };
}
