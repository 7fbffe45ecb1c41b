import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { span } from '../../../src/slack/activity/span.ts';
import { NOW } from '../../support/builders/time.ts';

test.each([
  [NOW, NOW + 59_000, NOW, '09:00 UTC'],
  [NOW, NOW + 6 * MINUTE, NOW, '09:00–09:06 UTC'],
  [NOW - DAY, NOW + 6 * MINUTE - DAY, NOW, '19 Nov 09:00–09:06 UTC'],
  [NOW - DAY, NOW, NOW, '19 Nov 09:00 – 20 Nov 09:00 UTC'],
  [NOW - 2 * DAY, NOW - DAY, NOW, '18 Nov 09:00 – 19 Nov 09:00 UTC'],
])('from %d to %d, seen on the day of %d: %s', (from, to, day, words) => {
  expect(span(from, to, day)).toBe(words);
});
