import type { MessageSeen, ModalSeen, ShownMessage } from '../../slack/control.ts';
import type { PageEvent, PageState } from '../../slack/page-types.ts';

/**
 * The page after something happened on this person's screen. Events the state already holds, told again after the
 * stream was interrupted, change nothing. Warnings are no part of the state.
 */
export function apply(state: PageState, event: PageEvent): PageState {
  if (event.sequence <= state.sequence) return state;
  const next = { ...state, sequence: event.sequence };
  switch (event.kind) {
    case 'message':
      return { ...next, messages: messagesAfter(state.messages, event) };
    case 'modal':
      return { ...next, modal: modalAfter(state, event) };
    case 'home':
      return { ...next, home: event.home };
    case 'warning':
      return next;
  }
}

/** Whether a closed modal uncovers another, which the event does not carry. */
export function uncovers(event: PageEvent): boolean {
  return event.kind === 'modal' && event.change === 'closed' && event.modal.under > 0;
}

function messagesAfter(messages: readonly ShownMessage[], event: MessageSeen): readonly ShownMessage[] {
  const isSame = (m: ShownMessage) => m.ts === event.message.ts && m.channelId === event.message.channelId;
  if (event.change === 'deleted') return messages.filter((m) => !isSame(m));
  if (messages.some(isSame)) return messages.map((m) => (isSame(m) ? event.message : m));
  return [...messages, event.message];
}

/** A close that was overtaken by another modal leaves that one alone. */
function modalAfter(state: PageState, event: ModalSeen): PageState['modal'] {
  if (event.change !== 'closed') return event.modal;
  return state.modal?.viewId === event.modal.viewId ? null : state.modal;
}
