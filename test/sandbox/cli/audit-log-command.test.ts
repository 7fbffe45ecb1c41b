import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { auditLogCommand } from '../../../sandbox/cli/audit-log-command.ts';
import { type AuditLogProcess, startAuditLog } from '../../audit-log/support/audit-log-process.ts';

describe('the command that a demo prints for its record of windows', () => {
  let log: AuditLogProcess;

  beforeAll(async () => {
    log = await startAuditLog();
  });
  afterAll(() => log.stop());

  it('runs in a shell as it stands, whatever the configuration is called and whichever profile is set', async () => {
    const config = join(log.folder, "Mia's rootkeeper $(x).yml");
    await copyFile(log.config, config);
    const { stdout } = await promisify(execFile)('sh', ['-c', auditLogCommand(log.endpoint, config)], {
      env: { PATH: process.env.PATH, AWS_PROFILE: 'nobody' },
    });
    expect(stdout).toMatch(/^0 windows, 0 entries: every chain is whole\./);
  });
});
