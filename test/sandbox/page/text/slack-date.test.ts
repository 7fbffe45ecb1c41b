import { dayName, formatSlackDate, shortMoment } from '../../../../sandbox/page/text/slack-date.ts';

const NOW = Date.parse('2026-11-20T09:30:00Z');
const reader = { now: NOW, locale: 'en-GB', timeZone: 'UTC' };
const seconds = (iso: string) => Date.parse(iso) / 1000;

test('tokens are filled in the reader’s time zone', () => {
  const at = seconds('2026-03-01T23:05:09Z');

  expect(formatSlackDate(at, '{date_short} at {time}', reader)).toBe('1 Mar 2026 at 23:05');
  expect(formatSlackDate(at, '{date_num} {time_secs}', { ...reader, timeZone: 'Asia/Tokyo' })).toBe(
    '02/03/2026 8:05:09',
  );
});

test('pretty dates are named from the reader’s today', () => {
  const pretty = (iso: string) => formatSlackDate(seconds(iso), '{date_pretty}', reader);

  expect(pretty('2026-11-20T00:00:00Z')).toBe('today');
  expect(pretty('2026-11-19T23:59:59Z')).toBe('yesterday');
  expect(pretty('2026-11-21T12:00:00Z')).toBe('tomorrow');
  expect(pretty('2026-11-18T23:59:59Z')).toBe('18 November 2026');
});

test('unknown tokens stay, and what is no time has no date', () => {
  expect(formatSlackDate(seconds('2026-11-20T00:00:00Z'), '{era}', reader)).toBe('{era}');
  expect(formatSlackDate(Number.NaN, '{date}', reader)).toBeUndefined();
});

test('a day has one name at any hour of it', () => {
  expect(dayName(Date.parse('2026-11-20T00:00:00Z'), reader)).toBe('Today');
  expect(dayName(Date.parse('2026-11-20T23:59:59Z'), reader)).toBe('Today');
  expect(dayName(Date.parse('2026-11-01T12:00:00Z'), reader)).toBe('Sunday, 1 November 2026');
});

test.each([
  ['en-US', 'Fri, Nov 20, 9:30 AM'],
  ['en-GB', 'Fri 20 Nov, 9:30'],
  ['de-DE', 'Fr., 20. Nov., 9:30'],
])('a moment is written as the reader’s country does (%s)', (locale, written) => {
  expect(shortMoment(NOW, { ...reader, locale }).replace(/\s/g, ' ')).toBe(written);
});
