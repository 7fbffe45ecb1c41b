import type { TicketRule } from '../approval-policy/policy.ts';

export const MAX_TICKET = 100;

export type TicketProblem =
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long'; readonly most: number }
  /** Half a surrogate pair, which no store gives back as it was. */
  | { readonly kind: 'not-unicode' }
  | { readonly kind: 'mismatch'; readonly pattern: string };

/** What the rule has against the ticket, or `undefined`. A pattern matches the whole of it. */
export function ticketProblem(ticket: string | undefined, rule: TicketRule): TicketProblem | undefined {
  if (ticket === undefined || ticket.trim() === '') return rule.required ? { kind: 'missing' } : undefined;
  if (ticket.length > MAX_TICKET) return { kind: 'too-long', most: MAX_TICKET };
  if (/\p{Surrogate}/u.test(ticket)) return { kind: 'not-unicode' };
  const pattern = rule.patterns.find((each) => !new RegExp(`^(?:${each})$`, 'u').test(ticket));
  return pattern === undefined ? undefined : { kind: 'mismatch', pattern };
}
