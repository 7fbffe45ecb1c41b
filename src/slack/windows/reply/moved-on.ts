/** A reply that comes late: what it would call for is over. */
export const MOVED_ON = 'It has moved on since: the card shows where it stands.';
