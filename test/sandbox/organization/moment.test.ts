import { instantOf, parseMoment } from '../../../sandbox/organization/moment.ts';

const START = Date.UTC(2026, 10, 20, 9, 0, 0);

function read(text: string): string | undefined {
  const moment = parseMoment(text);
  return moment === undefined ? undefined : new Date(instantOf(moment, START)).toISOString();
}

describe('A time in an organization file', () => {
  it.each([
    ['3h ago', '2026-11-20T06:00:00.000Z'],
    ['3h40m ago', '2026-11-20T05:20:00.000Z'],
    ['200d ago', '2026-05-04T09:00:00.000Z'],
    ['1d 2h ago', '2026-11-19T07:00:00.000Z'],
    ['2020-01-02T03:04:05Z', '2020-01-02T03:04:05.000Z'],
    ['2020-01-02T03:04:05+02:00', '2020-01-02T01:04:05.000Z'],
    ['2020-01-02', '2020-01-02T00:00:00.000Z'],
  ])('may be %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    'yesterday',
    '3h',
    'ago',
    '3 fortnights ago',
    '20201301',
    '2020-13-45',
    '2020-01-02T03:04:05',
    '',
  ])('may not be %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
