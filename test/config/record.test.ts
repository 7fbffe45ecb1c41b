import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadRecordConfig } from '../../src/config/load.ts';

const KEY = 'a-key-that-is-long-enough-for-this';

describe('the configuration of the audit log', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rootkeeper-config-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const load = async (yaml: string, environment: Readonly<Record<string, string>>) => {
    const path = join(folder, 'rootkeeper.yml');
    await writeFile(path, yaml);
    return loadRecordConfig({ ROOTKEEPER_CONFIG: path, AWS_REGION: 'eu-central-1', ...environment });
  };
  const WINDOWS = `
readers: { users: [U0123ABCD] }
channels: { approvals: C0123ABCD }
store: { table: elsewhere }
windows: { default: { approvers: { users: [U0123ABCD] } } }
`;

  it('is the app’s, without any token of Slack', async () => {
    const config = await load(WINDOWS, { ROOTKEEPER_AUDIT_KEY: KEY });
    expect(config).toMatchObject({
      region: 'eu-central-1',
      table: 'elsewhere',
      auditKey: KEY,
      formerAuditKeys: [],
    });
    expect(config.windows?.book.fallback?.approvers[0]?.users).toEqual(['U0123ABCD']);
  });

  it('needs no key, and no windows, for what exports', async () => {
    expect(await load(WINDOWS, {})).toEqual({
      ...{ region: 'eu-central-1', table: 'elsewhere', formerAuditKeys: [] },
    });
    expect(await load('readers: {}', { ROOTKEEPER_AUDIT_KEY: KEY })).toEqual({
      ...{ region: 'eu-central-1', table: 'rootkeeper', auditKey: KEY, formerAuditKeys: [] },
    });
  });

  it('has the keys of before beside the one of now, in the order they are given', async () => {
    const former = ['a'.repeat(32), 'b'.repeat(40)];
    const keys = { ROOTKEEPER_AUDIT_KEY: KEY, ROOTKEEPER_AUDIT_KEYS_FORMER: former.join(' , ') };
    expect(await load(WINDOWS, keys)).toMatchObject({
      formerAuditKeys: former,
      windows: { auditKey: KEY, formerAuditKeys: former },
    });
  });

  it('refuses former keys of which one is too short, and shows none', async () => {
    const keys = { ROOTKEEPER_AUDIT_KEYS_FORMER: `${'a'.repeat(32)},hunter2` };
    const refused = load(WINDOWS, keys);
    await expect(refused).rejects.toMatchObject({
      problems: [
        expect.stringMatching(/^ROOTKEEPER_AUDIT_KEYS_FORMER: found something else \(not shown, .* commas$/),
      ],
    });
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  it('is refused with everything that is wrong, and shows no key', async () => {
    const refused = load('readers: {}\nstore: { table: no }', {
      AWS_REGION: '',
      ROOTKEEPER_AUDIT_KEY: 'short',
    });
    await expect(refused).rejects.toMatchObject({
      problems: [
        expect.stringMatching(/^store\.table: found "no"/),
        expect.stringMatching(/^AWS_REGION: found nothing/),
        expect.stringMatching(/^ROOTKEEPER_AUDIT_KEY: found something else \(not shown, it is a secret\)/),
      ],
    });
  });
});
