import type { Button, ConfirmationDialog } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import { phaseOf, reviewStanding } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { SIGNING_IN_NOW } from '../activity/action-ids.ts';
import { button } from '../blocks/button.ts';
import { plainText } from '../blocks/plain-text.ts';
import {
  WINDOW_APPROVE,
  WINDOW_CLOSE,
  WINDOW_DENY,
  WINDOW_HISTORY,
  WINDOW_MORE_TIME,
  WINDOW_REVIEW,
  WINDOW_REVOKE,
  WINDOW_WITHDRAW,
} from '../window-action-ids.ts';
import { nameOf } from './names.ts';
import { encodeWindowValue } from './value.ts';

export interface WatchedUse {
  /** Whether root activity is watched: then the operator of an open window is asked about a sign-in that they did not announce. */
  readonly signingIn: boolean;
}

/** What can still be done about a window at `now`, by anybody at all; last of it, its history. */
export function windowButtons(window: RootWindow, now: Instant, watched?: WatchedUse): Button[] {
  const announce =
    watched?.signingIn === true && phaseOf(window, now) === 'open'
      ? [button('Signing in now', SIGNING_IN_NOW, encodeWindowValue(window))]
      : [];
  return [...announce, ...steps(window, now), button('History', WINDOW_HISTORY, encodeWindowValue(window))];
}

/** What the button that closes a window says: before it has opened there is nothing to be done with. */
export function closeLabel(window: RootWindow, now: Instant): string {
  return phaseOf(window, now) === 'scheduled' ? 'Call off' : "I'm done";
}

/** A confirmation holds 300 characters. */
const DIALOG = { label: 50 };

function steps(window: RootWindow, now: Instant): Button[] {
  const value = encodeWindowValue(window);
  switch (phaseOf(window, now)) {
    case 'pending':
      return [
        button('Approve…', WINDOW_APPROVE, value),
        danger(button('Deny…', WINDOW_DENY, value)),
        asked(button('Withdraw', WINDOW_WITHDRAW, value), withdrawal(window)),
      ];
    case 'scheduled':
      return [asked(close(window, now), callingOff(window)), ...whileApproved(value)];
    case 'open':
      return [asked(close(window, now), closing(window)), ...whileApproved(value)];
    default:
      return reviewable(window, now) ? [button('Review…', WINDOW_REVIEW, value)] : [];
  }
}

function close(window: RootWindow, now: Instant): Button {
  return button(closeLabel(window, now), WINDOW_CLOSE, encodeWindowValue(window));
}

function whileApproved(value: string): Button[] {
  return [danger(button('Revoke…', WINDOW_REVOKE, value)), button('More time…', WINDOW_MORE_TIME, value)];
}

function reviewable(window: RootWindow, now: Instant): boolean {
  const standing = reviewStanding(window, now);
  return standing === 'unreviewed' || standing === 'overdue';
}

function danger(it: Button): Button {
  return { ...it, style: 'danger' };
}

function asked(it: Button, confirm: ConfirmationDialog): Button {
  return { ...it, confirm };
}

function withdrawal({ id }: RootWindow): ConfirmationDialog {
  return dialog(
    `Withdraw ${id}?`,
    'Only its requester and its operator can. Nobody can approve it after that; ask again with /root-request.',
    ['Withdraw', 'Keep it'],
  );
}

function callingOff({ id }: RootWindow): ConfirmationDialog {
  return dialog(
    `Call off ${id}?`,
    'It will not open, and this cannot be undone. If you neither asked for it nor would work in it, press Revoke… instead: it asks for your reason.',
    ['Call off', 'Keep it'],
  );
}

function closing({ id, request: { operator } }: RootWindow): ConfirmationDialog {
  return dialog(
    `Close ${id} now?`,
    `${nameOf(operator, DIALOG)} signs out of root first: any use after this counts as unsanctioned. If you neither asked for it nor work in it, press Revoke… instead: it asks for your reason. Then the root users are measured, and it is reviewed.`,
    ['Close it', 'Not yet'],
  );
}

function dialog(title: string, text: string, [confirm, deny]: readonly [string, string]): ConfirmationDialog {
  return {
    title: plainText(title),
    text: plainText(text),
    confirm: plainText(confirm),
    deny: plainText(deny),
  };
}
