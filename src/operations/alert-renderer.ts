import type { AlertView, FollowUp, WindowUseView } from '../domain/alert/alert-view.ts';
import type { SlackMessage } from './posting-ports.ts';

/** Draws the messages of root activity from stored state. */
export interface AlertRenderer {
  /** In the alerts channel; redrawn for as long as the alert changes. `called`: Slack user ids that the message itself calls on. */
  alert(view: AlertView, called: readonly string[]): SlackMessage;
  /** In its thread, once. */
  followUp(view: AlertView, about: FollowUp): SlackMessage;
  /** In the thread of a window's card: what was done in one account, folded into one entry; redrawn. */
  windowUse(view: WindowUseView): SlackMessage;
  /** In the same thread: "is this you?" to the operator, and later what they said; redrawn. */
  checkIn(view: WindowUseView): SlackMessage;
}
