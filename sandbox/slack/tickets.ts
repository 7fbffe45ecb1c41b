/** Tickets for one WebSocket connection each. */
export interface Tickets {
  issue(ticket: string): string;
  /** False where it was never issued, or is used up. */
  redeem(ticket: string): boolean;
}

export function createTickets(): Tickets {
  const issued = new Set<string>();
  return {
    issue(ticket) {
      issued.add(ticket);
      return ticket;
    },
    redeem: (ticket) => issued.delete(ticket),
  };
}
