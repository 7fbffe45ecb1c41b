import type { PageEvent } from '../../slack/page-types.ts';

/** What a screen reader says when something happens: a message's text, as Slack's own notifications give it. */
export function announcement(event: PageEvent, me: string): string | undefined {
  switch (event.kind) {
    case 'message': {
      const { message, change } = event;
      const isMine = message.author.kind === 'person' && message.author.handle === me;
      if (change !== 'posted' || isMine) return undefined;
      const where = message.channel === 'dm' ? 'direct message' : message.channel;
      const text = message.text || message.plainText;
      return `${message.author.name} in ${where}${message.ephemeral ? ', only visible to you' : ''}: ${text}`;
    }
    case 'modal':
    case 'home':
    case 'warning':
      // Dialogs and alerts speak for themselves.
      return undefined;
  }
}
