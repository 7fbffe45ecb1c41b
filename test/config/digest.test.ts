import { readFile } from 'node:fs/promises';
import type { DigestConfig } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/load.ts';
import { problems, withKey, withoutKey } from './parsing.ts';

/** A configuration with this digest. JSON is YAML. */
function yaml(digest: unknown, overrides: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ readers: {}, channels: { security: 'C0SECURITY' }, digest, ...overrides });
}

function digestOf(text: string): DigestConfig | undefined {
  return parseConfig(text, withoutKey).digest;
}

describe('the configuration of the digest', () => {
  test('without it the digest is off, whatever channels there are', () => {
    expect(parseConfig(yaml(undefined), withoutKey)).not.toHaveProperty('digest');
  });

  test('what is left out has its documented default: at 06:00 UTC in the security channel, and nobody acknowledges', () => {
    expect(digestOf(yaml({}))).toEqual({
      channel: 'C0SECURITY',
      schedule: '0 6 * * *',
      timeZone: 'UTC',
      acknowledgers: { users: [], groups: [] },
    });
  });

  test('every key is taken as it is given, and its channel goes before that of security', () => {
    const digest = {
      channel: 'C0DIGEST',
      schedule: '30 2 * * 1-5',
      timeZone: 'America/New_York',
      acknowledgers: { users: ['U0MIA'], groups: ['S0SEC'] },
    };
    expect(digestOf(yaml(digest))).toEqual(digest);
    expect(digestOf(yaml(digest, { channels: {} }))).toEqual(digest);
  });

  test('it needs neither windows nor their audit key', () => {
    expect(parseConfig(yaml({}), withoutKey)).not.toHaveProperty('windows');
  });

  test('the example has one, as its comments say', async () => {
    const example = await readFile('rootkeeper.example.yml', 'utf8');
    expect(parseConfig(example, withKey).digest).toEqual({
      channel: 'C0123ABCD',
      schedule: '0 6 * * *',
      timeZone: 'Europe/Berlin',
      acknowledgers: { users: [], groups: ['S0123ABCD'] },
    });
  });
});

describe('a digest that could not work is refused', () => {
  test.each([{}, null])('without a channel (channels: %j)', (channels) => {
    const noted = channels === null ? [expect.stringMatching(/^channels: found nothing/)] : [];
    expect(problems(yaml({ timeZone: 'UTC' }, { channels }))).toEqual([
      ...noted,
      'digest.channel: found nothing; accepted: the id of the channel where the digest is posted, here or as channels.security',
    ]);
  });

  test('with nothing in it: off is to leave it out', () => {
    expect(problems(yaml(null))).toEqual([
      'digest: found nothing; accepted: a mapping with channel, schedule, timeZone, acknowledgers',
    ]);
  });

  test.each([
    'daily',
    '',
    '0 6 * *',
    '0 0 6 * * *',
    '60 6 * * *',
    '0 6 31 2 *',
    '0 6 29 2 *',
    '0 6 * 1 *',
    '0 6 31 * *',
    '0 6 13 * 5',
    6,
  ])('with the schedule %j, that is none or does not come every month', (schedule) => {
    expect(problems(yaml({ schedule }))).toEqual([
      expect.stringMatching(
        /^digest\.schedule: found .*; accepted: a cron expression of five fields, in timeZone, with a time in every month, such as 0 6 \* \* \*$/,
      ),
    ]);
  });

  test.each(['0 6 * * *', '*/5 * * * *', '0 7 * * MON-FRI', '0 6 1 * *', '0 6 1-7 * 1', ' 0  6 * * 0 '])(
    'while the schedule %j is taken',
    (schedule) => {
      expect(digestOf(yaml({ schedule }))?.schedule).toBe(schedule);
    },
  );

  test('with a time zone that is none, and the nearest is named', () => {
    expect(problems(yaml({ timeZone: 'Europe/Berln' }))).toEqual([
      'digest.timeZone: found "Europe/Berln"; accepted: the name of a time zone in the IANA database, such as Europe/Berlin (did you mean Europe/Berlin?)',
    ]);
    for (const timeZone of ['+01:00', '', 'the office of the security team', 1]) {
      expect(problems(yaml({ timeZone }))).toEqual([
        expect.stringMatching(
          /^digest\.timeZone: found .*; accepted: the name of a time zone in the IANA database/,
        ),
      ]);
    }
  });

  test('with a channel or people that are none, or a key that is not known', () => {
    const digest = { channel: '#security', acknowledgers: { users: ['@mia'] }, chanel: 'C0SECURITY' };
    expect(problems(yaml(digest))).toEqual([
      'digest.channel: found "#security"; accepted: a Slack channel id such as C0123ABCD',
      'digest.acknowledgers.users[0]: found "@mia"; accepted: a Slack user id such as U0123ABCD',
      'digest.chanel: not a known key; accepted: channel, schedule, timeZone, acknowledgers (did you mean channel?)',
    ]);
  });
});
