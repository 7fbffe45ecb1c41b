import type { Ineligible, Under } from '../../../domain/approval-policy/ineligible.ts';
import type { Instant } from '../../../domain/time.ts';
import { phaseOf } from '../../../domain/window/phase.ts';
import type { NotYours } from '../../../domain/window/refusal.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { harmless, harmlessLabel } from '../../text/harmless.ts';
import { dateAndTime } from '../../text/time.ts';
import { closeLabel } from '../buttons.ts';
import { nameOf } from '../names.ts';
import { REPLY_ROOM } from '../room.ts';

const REASON_LENGTH = 300;
const HOLDS_LENGTH = 200;

/** Why it is not for this person to do. */
export function ineligibleText(window: RootWindow, refusal: Ineligible | NotYours, now: Instant): string {
  switch (refusal.why) {
    case 'not-a-member':
      return `${STANDINGS[refusal.standing]} Do: leave it to somebody who is.`;
    case 'unread':
      return `Nothing was recorded, because Slack could not say whether you may: ${harmless(refusal.reason, REASON_LENGTH)}. Do: try again in a minute.`;
    case 'is-requester':
    case 'is-operator':
      return ownText(window, refusal.why, now);
    case 'not-an-approver':
      return `You are not among the approvers of this window${UNDER[refusal.under]}. Do: leave it to one of them.`;
    case 'too-new':
      return `You were first seen among the approvers too recently; you may decide from ${dateAndTime(refusal.from, now)} on. Do: leave it to somebody who has been one for longer.`;
    case 'sole-custodian':
      return `You hold what the operator needs (${harmlessLabel(refusal.holds.join(', '), HOLDS_LENGTH)}), and yours would be the only approval. Do: leave it to another approver.`;
    case 'neither-requester-nor-operator':
      return `Only ${ownersOf(window)} can withdraw it. Do: deny it if you are an approver.`;
  }
}

const STANDINGS: Readonly<Record<Extract<Ineligible, { why: 'not-a-member' }>['standing'], string>> = {
  deactivated: 'Your Slack account is deactivated; only full members of this workspace decide.',
  bot: 'Bots decide nothing; only full members of this workspace do.',
  guest: 'Guests decide nothing; only full members of this workspace do.',
  stranger: 'You are of another workspace; only full members of this one decide.',
  'other-workspace': 'You are of another workspace; only full members of this one decide.',
};

const UNDER: Readonly<Record<Under, string>> = {
  both: '',
  request: ' under the policy it was requested under',
  now: ' any more: the policy has changed since it was requested',
};

function ownersOf({ request: { requester, operator } }: RootWindow): string {
  const asked = `${nameOf(requester, REPLY_ROOM)}, who asked for this window`;
  return requester.id === operator.id
    ? `${asked},`
    : `${asked}, and its operator ${nameOf(operator, REPLY_ROOM)}`;
}

function ownText(window: RootWindow, why: 'is-requester' | 'is-operator', now: Instant): string {
  const isRequester = why === 'is-requester';
  const you = isRequester ? 'You asked for this window' : 'You are the operator of this window';
  switch (phaseOf(window, now)) {
    case 'pending':
      return `${you}, so somebody else must decide. Do: wait for the approvers, or withdraw it.`;
    case 'scheduled':
    case 'open':
      return `${you}, so you close it instead. Do: press ${closeLabel(window, now)}, or type /root-close ${window.id}.`;
    default:
      return `${you}, so somebody else must sign its review. Do: ask an approver.`;
  }
}
