import type { AlertId } from '../../domain/alert/alert.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import { OWNED_FOR } from '../../domain/alert/phase.ts';
import type { AlertRefusal } from '../../domain/alert/steps.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { duration } from '../text/time.ts';
import { nameOf } from '../windows/names.ts';
import { REPLY_ROOM } from '../windows/room.ts';
import { moment } from '../windows/when.ts';
import { alertHeadline } from './alert-headline.ts';
import { DISPOSITION_WORDS } from './alert-owner.ts';

/** Why a step changed nothing, and what to do: for whoever took it. */
export function alertRefused(view: AlertView, refusal: AlertRefusal): Message {
  const [first, ...rest] = refusalLines(view, refusal);
  return answer(`Not done: ${first}`, [...rest, alertHeadline(view)]);
}

function refusalLines({ alert }: AlertView, refusal: AlertRefusal): readonly [string, ...string[]] {
  switch (refusal.why) {
    case 'not-on-call':
      return [
        'you are not on the on-call list, or Slack could not say whether you are.',
        'Do: phone somebody who is. If nobody answers, take the steps of the alert yourself as far as you may.',
      ];
    case 'owned': {
      const owner = nameOf(refusal.by, REPLY_ROOM);
      const until = moment(refusal.until, alert.openedAt);
      return [
        `${owner} has it until ${until}.`,
        `Do: help ${owner}. If they say nothing by then, it is anybody's again.`,
      ];
    }
    case 'disposed':
      return [
        `${nameOf(refusal.by, REPLY_ROOM)} has said what it was: ${DISPOSITION_WORDS[refusal.as]}.`,
        'Do: press another of the buttons on the alert if you know better.',
      ];
    case 'more-happened':
      return [
        'more happened than you were shown.',
        'Do: look at the alert again, then say what all of it was. If it was not: Incident…',
      ];
    case 'all-explained':
      return ['there is nothing left to do: all of it was done in central root sessions.'];
    case 'nothing-new':
      return ['it is so already; nothing changed.'];
  }
}

/** "I'm on it" is recorded. */
export function ownedMessage(view: AlertView): Message {
  return answer('Recorded: you are on it.', [
    `Nobody is called on for ${duration(OWNED_FOR)}. Do: take the steps of the alert, and say by then what it was, with its buttons.`,
    alertHeadline(view),
  ]);
}

/** A declaration is recorded in this window. */
export function declaredMessage(windowId: WindowId, view: AlertView): Message {
  return answer(`Recorded: declared afterwards in ${windowId}.`, [
    'It sanctions nothing, and the verdict stays. An approver reviews it. Do: say what the alert was, too, if nobody has.',
    alertHeadline(view),
  ]);
}

/** The alert behind a button is no longer kept. */
export function noSuchAlert(id: AlertId): Message {
  return answer(`There is no alert ${id} any more.`, [
    'Do: type /root-activity with the account for what root did there.',
  ]);
}
