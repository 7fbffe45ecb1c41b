import type { Instant } from '../../domain/time.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import type { TextProblem } from '../../domain/window/text.ts';
import type { TicketProblem } from '../../domain/window/ticket.ts';
import { dateAndTime, duration } from '../text/time.ts';
import { count } from '../text/words.ts';
import { exactLength } from '../windows/when.ts';
import { ticketsLike } from './ticket-words.ts';

/** Text that the record cannot keep as it is; `what` is the object of "Say". */
export function textProblem(what: string, problem: TextProblem): string {
  switch (problem.kind) {
    case 'empty':
      return `Say ${what}; spaces alone are not enough.`;
    case 'too-long':
      return `Shorten ${what} to ${count(problem.most, 'character')}.`;
    case 'not-unicode':
      return `In ${what} there is half a character, which cannot be kept. Type it again.`;
  }
}

export function ticketProblem(problem: TicketProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'The policy requires a ticket.';
    case 'too-long':
      return `Shorten the ticket to ${count(problem.most, 'character')}.`;
    case 'not-unicode':
      return 'In the ticket there is half a character, which cannot be kept. Type it again.';
    case 'mismatch':
      return `The ticket must be ${ticketsLike([problem.pattern])}. Capital and small letters are not the same.`;
  }
}

export function startProblem(problem: Extract<RequestProblem, { field: 'start' }>, now: Instant): string {
  switch (problem.why) {
    case 'past':
      return `${dateAndTime(problem.start, now)} is past. Choose a later start, or none: it then starts when it is approved.`;
    case 'not-past':
      return `What began ${dateAndTime(problem.start, now)} has not ended yet. What is recorded afterwards must lie in the past as a whole.`;
    case 'too-far':
      return `A start may be at most ${duration(problem.most)} ahead. Choose an earlier one.`;
    case 'missing':
      return 'Say when it starts.';
    case 'not-a-time':
      return 'This is not a date and time. Choose the start again.';
    case 'break-glass-starts-now':
      return 'A break-glass window opens at once. Leave the start out, or ask without break-glass.';
  }
}

export function durationProblem(problem: Extract<RequestProblem, { field: 'duration' }>): string {
  if (problem.why === 'not-positive')
    return 'It must last at least a minute. Type a duration such as 30m or 1h.';
  return `The policy allows at most ${exactLength(problem.most)} here. Type a shorter duration.`;
}
