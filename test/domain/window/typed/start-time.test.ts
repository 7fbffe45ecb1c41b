import { parseStart } from '../../../../src/domain/window/typed/start-time.ts';

const LATE = Date.UTC(2026, 10, 20, 23, 30);

test.each([
  ['16:00', Date.UTC(2026, 10, 20, 16)],
  ['9:05', Date.UTC(2026, 10, 20, 9, 5)],
  ['16:00Z', Date.UTC(2026, 10, 20, 16)],
  ['16:00 utc', Date.UTC(2026, 10, 20, 16)],
  ['2026-11-21T16:00Z', Date.UTC(2026, 10, 21, 16)],
  ['2026-11-21t16:00:30z', Date.UTC(2026, 10, 21, 16, 0, 30)],
  ['2026-11-21T16:00+01:00', Date.UTC(2026, 10, 21, 15)],
  ['2028-02-29T00:00Z', Date.UTC(2028, 1, 29)],
])('%s', (text, at) => {
  expect(parseStart(text, LATE)).toBe(at);
});

test.each([
  '',
  '25:00',
  '16:60',
  '16',
  '2026-11-21',
  '2026-11-21T16:00',
  '2026-02-30T16:00Z',
  '2026-11-21T16:00+99:00',
])('%j is no start, rather than another moment', (text) => {
  expect(parseStart(text, LATE)).toBeUndefined();
});

test('an hour that the clocks skip in Berlin is an instant like any other', () => {
  const from = parseStart('2027-03-28T01:30+01:00', LATE);
  const to = parseStart('2027-03-28T03:30+02:00', LATE);
  expect((to ?? 0) - (from ?? 0)).toBe(3_600_000);
});
