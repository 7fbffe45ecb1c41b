import type { AlertView, FollowUp, WindowUseView } from '../../domain/alert/alert-view.ts';
import type { Message } from '../message.ts';
import { alertCard } from './alert-card.ts';
import { alertFollowUp } from './alert-follow-up.ts';
import { checkInMessage } from './check-in.ts';
import { windowUseMessage } from './window-use.ts';

/** Everything of root activity that is drawn from stored state alone. It fits the `AlertRenderer` that operations are given. */
export interface RendersAlerts {
  alert(view: AlertView, called: readonly string[]): Message;
  followUp(view: AlertView, about: FollowUp): Message;
  windowUse(view: WindowUseView): Message;
  checkIn(view: WindowUseView): Message;
}

export function alertRenderer(): RendersAlerts {
  return { alert: alertCard, followUp: alertFollowUp, windowUse: windowUseMessage, checkIn: checkInMessage };
}
