import { readFile } from 'node:fs/promises';
import { ConfigError, parseConfig } from '../../src/config/load.ts';
import { DAY } from '../../src/domain/time.ts';

const environment = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_APP_TOKEN: 'xapp-1-A-abc',
  AWS_REGION: 'eu-central-1',
  ROOTKEEPER_AUDIT_KEY: 'k'.repeat(64),
};
const MIA = { users: ['U0MIA'], groups: [] };

/** JSON is YAML. */
const reportsOf = (reports: unknown) =>
  parseConfig(JSON.stringify({ readers: MIA, reports }), environment).reports;

function problems(reports: unknown): readonly string[] {
  try {
    reportsOf(reports);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration of credential reports', () => {
  test('without it none is kept, whoever may read posture', () => {
    expect(reportsOf(undefined)).toBeUndefined();
  });

  test('has readers of its own, and keeps reports for a week', () => {
    expect(reportsOf({ readers: { users: ['U0MIA'] } })).toEqual({ readers: MIA, keep: 7 * DAY });
    expect(reportsOf({ readers: { users: ['U0MIA'] }, keepDays: 1.5 })?.keep).toBe(1.5 * DAY);
  });

  test('is refused without anybody who may ask, and where reports would be kept for longer', () => {
    expect(problems({})).toEqual([expect.stringContaining('reports.readers')]);
    expect(problems({ readers: {} })).toEqual([expect.stringContaining('at least one person')]);
    expect(problems({ readers: MIA, keepDays: 8 })).toEqual([
      expect.stringContaining('a number of days from 1 to 7'),
    ]);
  });

  test('of the example is one', async () => {
    const example = await readFile('rootkeeper.example.yml', 'utf8');
    expect(parseConfig(example, environment).reports?.readers.groups).toEqual(['S0123ABCD']);
  });
});
