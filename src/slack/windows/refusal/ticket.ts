import type { TicketProblem } from '../../../domain/window/ticket.ts';
import { ticketsLike } from '../../requests/ticket-words.ts';
import { number } from '../../text/words.ts';

/** What a policy has against a ticket: a clause with a full stop. */
export function ticketText(problem: TicketProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'a ticket is required.';
    case 'too-long':
      return `a ticket has at most ${number(problem.most)} characters.`;
    case 'not-unicode':
      return 'the ticket holds half a character.';
    case 'mismatch':
      return `the ticket must be ${ticketsLike([problem.pattern])}.`;
  }
}
