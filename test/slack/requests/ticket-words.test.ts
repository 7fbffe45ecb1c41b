import { ticketsLike } from '../../../src/slack/requests/ticket-words.ts';

test.each([
  [['SEC-\\d+'], 'like SEC-123'],
  [['SEC-[0-9]{4}'], 'like SEC-1234'],
  [['[A-Z]+-\\d+'], 'like ABC-123'],
  [['[A-Z]+-\\d+', 'SEC-.*'], 'in the form [A-Z]+-\\d+ and SEC-.*, as a regular expression'],
  [['SEC-\\d+', '[A-Z]+-\\d+'], 'like SEC-123'],
  [['(?:A|B)x'], 'in the form (?:A|B)x, as a regular expression'],
])('a ticket for %j is told %s', (patterns, words) => {
  expect(ticketsLike(patterns)).toBe(words);
});
