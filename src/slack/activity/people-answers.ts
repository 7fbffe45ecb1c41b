import type { AlertId } from '../../domain/alert/alert.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { mayNot, type Permission } from '../requests/may-not.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count, number } from '../text/words.ts';
import { alertHeadline } from './alert-headline.ts';
import { DISPOSITION_WORDS } from './alert-owner.ts';

const ON_CALL: Permission = {
  what: 'take a root alert on, or say what it was',
  key: 'activity.onCall',
  besides: 'Do not wait for it: phone somebody who is on call.',
};
const DECLARING: Permission = {
  what: 'declare a use of root afterwards',
  key: 'windows.requesters (or readers, where that is left out)',
};
const SEEING: Permission = { what: 'see what root users did', key: 'readers (or activity.onCall)' };
const OPERATING: Permission = { what: 'speak for the operator of a window', key: 'the window' };

const SCOPE = 80;

/** Only people on call may take a step. `askIn`: the channel where those who can grant it are found. */
export function mayNotTakeStep(why: RefusedReading, askIn?: string): Message {
  return mayNot(why, ON_CALL, askIn);
}

export function mayNotDeclare(why: RefusedReading, askIn?: string): Message {
  return mayNot(why, DECLARING, askIn);
}

export function mayNotSeeEvents(why: RefusedReading, askIn?: string): Message {
  return mayNot(why, SEEING, askIn);
}

/** The operator is no full member of the workspace any more, or Slack cannot say. */
export function mayNotCheckIn(why: RefusedReading): Message {
  return mayNot(why, OPERATING, undefined);
}

/** What an alert was is recorded. */
export function disposedMessage(view: AlertView): Message {
  const { disposition } = view.alert;
  const as = disposition === undefined ? 'disposed of' : DISPOSITION_WORDS[disposition.kind];
  const incident =
    'Do: go on with the steps of the alert; what root does from now on is told in it, and calls on people where it gets worse.';
  const closed =
    'Nobody is called on any more. Anything but more of the same raises a new alert. Do: nothing, unless you know better: the buttons stay.';
  return answer(`Recorded: ${as}.`, [
    disposition?.kind === 'incident' ? incident : closed,
    alertHeadline(view),
  ]);
}

/** A step is recorded, and what the alert shows could not be read for the answer. */
export function recordedAnyway(id: AlertId): Message {
  return answer(`Recorded in alert ${id}.`, [
    'What else it shows could not be read. Do: go on with the steps of the alert; it is drawn again by itself.',
  ]);
}

/** There are no windows to declare it in. */
export function cannotDeclare(): Message {
  return answer('Nothing can be declared afterwards: root-access windows are not set up.', [
    'Do: say what the alert was with its other buttons. docs/windows.md says how windows are set up.',
  ]);
}

/** Signing in is announced while the window is open. */
export function notOpenMessage(id: WindowId): Message {
  return answer(`Not done: ${id} is not open.`, [
    'Do: do not sign in. Ask for a window with /root-request, or for more time on the card.',
  ]);
}

/** Nobody used root there yet. */
export function notAskedMessage(id: WindowId): Message {
  return answer(`There is nothing to answer in ${id}: no use of root was seen there.`, [
    'Do: type /root-activity and the account, if you expected one.',
  ]);
}

/** Root activity is not configured. */
export function activityOff(): Message {
  return answer('Root activity is not watched: nobody is told when a root user is used.', [
    'Do: deploy deploy/activity.yml and deploy/activity-sources.yml, add activity with regions and onCall to rootkeeper.yml, and restart Rootkeeper. docs/activity.md says how.',
  ]);
}

/** A replay asks CloudTrail account by account. */
export function tooManyToReplay(scope: string, accounts: number, most: number): Message {
  return answer(
    `${harmlessLabel(scope, SCOPE)} has ${count(accounts, 'account')}: too many to ask CloudTrail about.`,
    [
      `It is asked account by account, twice a second. Do: name one account, or a scope of at most ${number(most)}: /root-replay 90d payments-prod.`,
    ],
  );
}

/** The answer to `/root-replay` behind a page button is no longer kept. */
export function expiredReplay(): Message {
  return answer('This answer is no longer kept.', ['Do: type /root-replay again.']);
}
