import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { aConsoleLogin, anApiCall, type CloudTrailRecord } from '../support/builders/cloudtrail.ts';
import { COMPROMISE } from './support/compromise.ts';
import { runHere, runProcess } from './support/replay-process.ts';

const SAMPLE = 'test/replay/files/compromise.json.gz';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-replay-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const logFile = (...records: readonly CloudTrailRecord[]) => JSON.stringify({ Records: records });
const put = async (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const withoutMfa = aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } });

describe('the sample', () => {
  it('holds the records of the compromise', async () => {
    const file = gunzipSync(await readFile(SAMPLE)).toString();
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify({ Records: COMPROMISE })));
  });

  it('is told as a team reads it: the period, the alerts worst first, and what was not looked at', async () => {
    const { code, out, err } = await runProcess([SAMPLE]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('Rootkeeper would have raised 2 alerts for on-call, 1 only told\n');
    expect(out).toContain('Period    2026-11-19 23:02:00 to 2026-11-20 03:42:00 UTC\n');
    expect(out).toContain('Covers    2 accounts in 2 Regions, 1 file\n');
    expect(out).toContain('Windows   NOT READ: every use counts as in no window\n');
    expect(out).toContain('1. PAGES  2026-11-20 03:00:30 to 03:08:00 UTC  account 111122223333\n');
    const order = [
      'StopLogging',
      'CreateAccessKey',
      'CreateUser',
      'no MFA',
      '5 times',
      '12 more events that only read',
    ];
    expect(order.map((what) => out.indexOf(what))).toEqual(
      order.map((what) => out.indexOf(what)).sort((a, b) => a - b),
    );
    expect(order.filter((what) => !out.includes(what))).toEqual([]);
    expect(out).toContain('2. PAGES  2026-11-20 03:42:00 UTC  account 999900001111\n');
    expect(out).toContain('3. ONLY TOLD');
    expect(out).toContain('1 request to reset a root password');
    expect(out).toContain(
      'Records   69: 27 events of root users, 2 of others that are watched, 40 of no concern\n',
    );
    expect(out).toContain('Windows were not read');
  });

  it('is the same from standard input, packed or not', async () => {
    const packed = await readFile(SAMPLE);
    const [one, two] = await Promise.all([
      runProcess(['-'], { stdin: packed }),
      runHere(['-'], { stdin: gunzipSync(packed) }),
    ]);
    expect(one.out).toBe((await runHere([SAMPLE])).out);
    expect(two.out).toBe(one.out);
  });

  it('is one JSON object where that is asked for', async () => {
    const { code, out } = await runHere([SAMPLE, '--json']);
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report.alerts).toHaveLength(3);
    expect(report.alerts[0]).toMatchObject({
      pages: true,
      account: '111122223333',
      first: '2026-11-20T03:00:30.000Z',
      worst: 'watch-off',
      counts: { events: 23, reads: 12, failures: 6 },
    });
    expect(report.alerts[0].events[0]).toMatchObject({
      cause: 'watch-off',
      event: { eventName: 'StopLogging', at: '2026-11-20T03:03:35.000Z' },
      judgement: { kind: 'use', verdict: { kind: 'no-window' } },
    });
    expect(report.notLookedAt).toContainEqual(expect.stringContaining('Windows were not read'));
  });
});

describe('a directory', () => {
  it('is read with those in it; what is no file of records by its name is counted, links are not followed', async () => {
    await mkdir(join(folder, 'AWSLogs/us-east-1'), { recursive: true });
    await put('AWSLogs/us-east-1/a.json.gz', gzipSync(logFile(withoutMfa)));
    await put('AWSLogs/b.jsonl', `${JSON.stringify(anApiCall())}\n`);
    await put('AWSLogs/digest.json', JSON.stringify({ digestStartTime: 'x', logFiles: [] }));
    await put('notes.txt', 'nothing');
    await symlink(folder, join(folder, 'AWSLogs/round'));
    const { code, out } = await runHere([folder, '--json']);
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report.looked).toMatchObject({ records: 2, rootEvents: 2 });
    expect(report.files).toMatchObject({ files: 2, digests: 1, passedOver: 2, empty: 0 });
  });
});

describe('what cannot be read', () => {
  it('is named with file and line and what to do, hides nothing else, and shows in the exit code', async () => {
    const csv = await put('history.csv', 'User name,AWS access key,Event time\nroot,,2026-11-20T03:02:11Z\n');
    const cut = await put('cut.json.gz', gzipSync(logFile(withoutMfa, anApiCall())).subarray(0, -20));
    const lines = await put(
      'lines.jsonl',
      `${JSON.stringify(withoutMfa)}\n{oops\n${JSON.stringify({ eventName: 'x' })}\n`,
    );
    const { code, out, err } = await runHere([csv, join(folder, 'gone.json'), cut, lines]);
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toContain('raised 1 alert for on-call; NOT ALL WAS LOOKED AT\n');
    expect(out).toContain(`${csv}, line 1: is event history as CSV`);
    expect(out).toContain(`${join(folder, 'gone.json')} is not there; look at its name.`);
    expect(out).toContain(`${cut} is cut short: its compressed data has no end; copy the file again.`);
    expect(out).toContain(`${lines}, line 2: is not JSON from there on`);
    expect(out).toContain(`${lines}, record 2 (line 3) was left out: it has no event source or name.`);
  });

  it('is all that is told where there is no record at all', async () => {
    const { code, out, err } = await runProcess([await put('other.json', '{"some":"thing"}')]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('No record of CloudTrail was found.');
    expect(err).toContain('line 1: holds no CloudTrail records; accepted: log files');
  });

  it('is asked for where nothing was named', async () => {
    const { code, out, err } = await runHere([]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('Say what to read');
  });
});

it('shows nothing that a terminal would obey', async () => {
  const path = await put(
    'hostile\u001b[2J.json',
    logFile({ ...withoutMfa, userAgent: 'x\u001b[31m\u202eevil\n- fake' }),
  );
  const { out } = await runHere([path, join(folder, 'gone\u001b[2J')]);
  const asJson = await runHere([path, '--json']);
  expect(out).toContain('[U+001B]');
  expect(`${out}${asJson.out}`).not.toMatch(/\p{Cc}(?<!\n)|\u202e/u);
  expect(JSON.parse(asJson.out).alerts[0].events[0].event.userAgent).toContain('\u001b[31m');
});

it('says what it is for', async () => {
  const { code, out } = await runHere(['--help']);
  expect(code).toBe(0);
  expect(out).toContain('npm run -s replay -- FILE…');
});
