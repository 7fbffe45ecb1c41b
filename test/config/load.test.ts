import { readFile } from 'node:fs/promises';
import { loadConfig, parseConfig } from '../../src/config/load.ts';
import { problems, withKey, withoutKey } from './parsing.ts';

const readers = 'readers: { users: [U0123ABCD] }';

describe('configuration', () => {
  test('the example file is valid as it stands', async () => {
    const config = parseConfig(await readFile('rootkeeper.example.yml', 'utf8'), withKey);
    expect(config.defaultScope).toBe('prod');
    expect(config.scopes).toMatchObject({
      regulated: { tags: ['compliance=pci'], except: ['payments-sandbox'] },
    });
    expect(config.audit).toMatchObject({ strategy: 'auto', concurrency: 100, accountTimeout: 60_000 });
    expect(config.windows).toMatchObject({
      approvalsChannel: 'C0234BCDE',
      book: { scoped: [{ definition: { ou: ['workloads/prod'] }, policy: { quorum: 2 } }] },
      custody: [{}, { items: [{ label: 'MFA device B2' }] }],
    });
  });

  test('what is left out has its documented default', () => {
    const config = parseConfig(readers, withoutKey);
    expect(config.directory).toEqual({ source: 'organizations', refresh: '7 * * * *' });
    expect(config.policy).toEqual({
      recentUse: 90 * 86_400_000,
      keyAge: 90 * 86_400_000,
      email: { allowedDomains: [], plusAddressing: 'allow' },
      denyRootScp: 'required',
    });
    expect(config.health).toEqual({ host: '127.0.0.1', port: 8080 });
    expect(config.store).toEqual({ table: 'rootkeeper', createTable: false });
  });

  test('readers must be decided: a file without them is refused', () => {
    expect(problems('logLevel: info')).toEqual([
      'readers: found nothing; accepted: a mapping with users, groups',
    ]);
  });

  test('a value names its key, what was found and what is accepted', () => {
    expect(problems(`${readers}\naudit: { concurrency: 0, strategy: both }`)).toEqual([
      'audit.strategy: found "both"; accepted: one of auto, role, central',
      'audit.concurrency: found 0; accepted: a whole number from 1 to 500',
    ]);
  });

  test('an unknown key is refused, with the nearest known one', () => {
    expect(problems(`${readers}\nthresholds: { recentUseDay: 30 }`)).toEqual([
      'thresholds.recentUseDay: not a known key; accepted: recentUseDays, keyAgeDays, userKeyAgeDays, userUnusedDays (did you mean recentUseDays?)',
    ]);
  });

  test('everything wrong in the file and in the environment is told at once', () => {
    const found = problems(`${readers}\nhealth: { port: 70000 }\nchannels: { security: "#security" }`, {
      SLACK_BOT_TOKEN: 'xoxp-user-token',
    });
    expect(found).toHaveLength(5);
    expect(found.map((problem) => problem.split(':')[0])).toEqual([
      'channels.security',
      'health.port',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'AWS_REGION',
    ]);
  });

  test('a wrong secret is never shown', () => {
    const found = problems(readers, { ...withoutKey, SLACK_BOT_TOKEN: 'hunter2-hunter2' }).join('\n');
    expect(found).toContain('SLACK_BOT_TOKEN');
    expect(found).not.toContain('hunter2');
  });

  test('an account id written as a number is refused: YAML would lose its leading zeros', () => {
    const yaml = `${readers}\ndirectory: { source: static, accounts: [{ id: 012345678901, name: a }] }`;
    expect(problems(yaml)).toEqual([
      expect.stringMatching(
        /^directory\.accounts\[0\]\.id: found \d+; accepted: an account id: twelve digits, in quotes$/,
      ),
    ]);
  });

  test('text that is not YAML is told with its line', () => {
    expect(problems('scopes: [')[0]).toMatch(/^rootkeeper\.yml: .* at line 1/);
  });

  test('a file that is not there does not hide what is wrong in the environment', async () => {
    await expect(loadConfig({ ROOTKEEPER_CONFIG: '/nowhere/rootkeeper.yml' })).rejects.toThrow(
      /ENOENT[\s\S]*SLACK_BOT_TOKEN[\s\S]*SLACK_APP_TOKEN[\s\S]*AWS_REGION/,
    );
  });

  test('a file that is not there says how to make one', async () => {
    await expect(loadConfig({ ...withoutKey, ROOTKEEPER_CONFIG: '/nowhere/rootkeeper.yml' })).rejects.toThrow(
      /cannot be read \(ENOENT\); copy rootkeeper\.example\.yml/,
    );
  });
});
