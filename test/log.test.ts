import { setTimeout as sleep } from 'node:timers/promises';
import { createLog, type RootLog } from '../src/log.ts';

const SECRET = 'wJalrXUtnFEMIxK7MDENGxbPxRfiCYEXAMPLEKEY';
const TOKEN = 'FwoGZXIvYXdzEJr//////////wEaDEXAMPLETOKEN';

function aLog(level = 'debug') {
  const written: string[] = [];
  const log = createLog(level, { write: (line) => written.push(line) });
  const lines = () => written.map((line): Record<string, unknown> => JSON.parse(line));
  return { log, written, lines };
}

/** What comes out when that is logged in every way there is. */
function writtenOf(secret: string): string {
  const { log, written } = aLog();
  log.info({ field: secret, deep: { list: [{ secret }] } }, 'in fields');
  log.warn({}, `in a message: ${secret}`);
  log.error({ err: new Error(`failed with ${secret}`, { cause: new Error(secret) }) }, 'in an error');
  log.error({ err: Object.assign(new Error('failed'), { data: { body: JSON.stringify({ secret }) } }) }, 'x');
  log.child({ secret }).debug({}, 'in a child');
  return written.join('');
}

describe('a line of the log', () => {
  test('is one JSON object with level, time, message and fields', () => {
    const { log, written, lines } = aLog();
    log.info({ accounts: 12 }, 'the directory was refreshed');

    expect(written).toHaveLength(1);
    expect(written[0]?.endsWith('}\n')).toBe(true);
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        accounts: 12,
        msg: 'the directory was refreshed',
      },
    ]);
  });

  test('of an interaction has its id, and no other line’s fields', () => {
    const { log, lines } = aLog();
    log.within({ requestId: 'req-1' }, () => {
      log.info({ accounts: 12 }, 'the directory was refreshed');
      log.info({ date: '2026-11-20' }, 'the digest was posted');
    });

    expect(lines()[1]).toEqual({
      ...{ level: 'info', time: expect.any(String), requestId: 'req-1' },
      ...{ date: '2026-11-20', msg: 'the digest was posted' },
    });
  });

  test('below the level is not written', () => {
    const { log, written } = aLog('warn');
    log.info({}, 'quiet');

    expect(written).toEqual([]);
  });

  test('of an error has its name, message, stack and cause', () => {
    const { log, lines } = aLog();
    log.error(
      { err: new Error('not stored', { cause: new Error('no table') }) },
      'a request could not be answered',
    );

    expect(lines()).toMatchObject([
      {
        err: { type: 'Error', message: 'not stored: no table', stack: expect.stringContaining('caused by') },
      },
    ]);
  });
});

describe('never reaches the log, wherever it stands:', () => {
  test.each([
    ['a bot token', 'xoxb-111122223333-444455556666-AbCdEfGhIjKlMnOp'],
    ['a user token', 'xoxp-111122223333-AbCdEfGhIjKlMnOp'],
    ['an app token', 'xapp-1-A0123456789-1234567890123-abcdef0123456789'],
    ['the ticket of a socket', 'wss://wss.slack.com/link/?ticket=0a1b2c3d-4e5f&app_id=1', '0a1b2c3d-4e5f'],
    ['a verification token', '{"token":"gIkuvaNzQIHg97ATvDxqgjtO"}', 'gIkuvaNzQIHg97ATvDxqgjtO'],
    ['an access key id', 'AKIAIOSFODNN7EXAMPLE'],
    ['a session’s access key id', 'ASIAIOSFODNN7EXAMPLE'],
    ['an e-mail address', 'aws+payments-prod@corp.example'],
    ['an e-mail address at the start of a line', 'see\nmia.chen@corp.example'],
    ['an e-mail address in a form', 'Email=aws%2Bpayments%40corp.example'],
    ['an e-mail address beyond ASCII', 'jürgen.groß@bücher.example'],
    ['a response_url', 'https://hooks.slack.com/commands/T0001/123456/AbCdEfGh'],
    ['a response_url of GovSlack', 'https://hooks.slack-gov.com/commands/T0001/123456/AbCdEfGh'],
  ])('%s', (_, text, secret = text.slice(-12)) => {
    const written = writtenOf(text);

    expect(written).not.toContain(secret);
    for (const line of written.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  test('a secret key, session token or audit key in an object of credentials, in any spelling', () => {
    const { log, written } = aLog();
    log.info(
      { credentials: { accessKeyId: 'ASIA2222222222222222', secretAccessKey: SECRET, sessionToken: TOKEN } },
      'x',
    );
    log.info({ Credentials: { SecretAccessKey: SECRET, SessionToken: TOKEN } }, 'x');
    log.info({ config: { windows: { auditKey: SECRET } }, env: { ROOTKEEPER_AUDIT_KEY: SECRET } }, 'x');
    log.info({ env: { AWS_SECRET_ACCESS_KEY: SECRET, AWS_SESSION_TOKEN: TOKEN } }, 'x');
    log.info({ headers: { 'x-amz-security-token': TOKEN, authorization: `Bearer ${SECRET}` } }, 'x');

    expect(written.join('')).not.toContain(SECRET);
    expect(written.join('')).not.toContain(TOKEN);
  });

  test('a secret key, session token or audit key within JSON or words of a message or stack', () => {
    const { log, written } = aLog();
    log.info({}, JSON.stringify({ SecretAccessKey: SECRET, nested: { sessionToken: TOKEN } }));
    log.info({}, JSON.stringify({ twice: JSON.stringify({ secretAccessKey: SECRET }) }));
    log.error({ err: new Error(`AWS_SECRET_ACCESS_KEY=${SECRET}`) }, 'x');
    log.error({ err: new Error(`ROOTKEEPER_AUDIT_KEY=${SECRET}`) }, 'x');
    log.error({ err: new Error(`secretAccessKey: '${SECRET}', sessionToken: "${TOKEN}"`) }, 'x');
    log.error({ err: new Error(`<SecretAccessKey>${SECRET}</SecretAccessKey>`) }, 'x');

    expect(written.join('')).not.toContain(SECRET);
    expect(written.join('')).not.toContain(TOKEN);
  });

  test('the response_url of an envelope, whatever host it names', () => {
    const { log, written } = aLog();
    const envelope = {
      payload: { response_url: 'http://127.0.0.1:4000/response/secret-part', channel_id: 'C1' },
    };
    log.debug(envelope, 'x');
    log.debug({}, `Received a message: ${JSON.stringify(envelope)}`);

    expect(written.join('')).not.toContain('secret-part');
    expect(written.join('')).toContain('C1');
  });
});

describe('what is no secret stays readable', () => {
  test.each([
    'arn:aws:iam::111122223333:root',
    'iam:GetAccountSummary',
    'RW-7F3K2M',
    'U0MIA000001',
    'AccessDenied',
    'payments-prod (111122223333) in workloads/prod',
  ])('%s', (text) => {
    const { log, lines } = aLog();
    log.info({ text }, text);

    expect(lines()).toMatchObject([{ text, msg: text }]);
  });
});

test('a very long line is written at once', () => {
  const { log, written } = aLog();
  const began = process.cpuUsage();
  log.info({ body: 'a'.repeat(200_000), dots: 'a.'.repeat(100_000) }, 'x');

  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_000);
  expect(written).toHaveLength(1);
});

describe('the request id', () => {
  const idsOf = (lines: Record<string, unknown>[]) =>
    lines.map(({ requestId, msg }) => `${requestId} ${msg}`);

  async function interaction(log: RootLog, name: string) {
    log.info({}, 'at once');
    await sleep(1);
    log.child({ part: 'x' }).info({}, 'after an await');
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        log.info({}, 'in a timer');
        resolve();
      }, 1);
    });
    await Promise.all([1, 2].map(async () => sleep(1)));
    log.info({}, `end of ${name}`);
  }

  test('is in every line of its interaction, and of no other that runs at the same time', async () => {
    const { log, lines } = aLog();

    await Promise.all(
      ['one', 'two'].map((name) => log.within({ requestId: name }, () => interaction(log, name))),
    );

    for (const name of ['one', 'two']) {
      expect(idsOf(lines()).filter((line) => line.startsWith(name))).toEqual([
        `${name} at once`,
        `${name} after an await`,
        `${name} in a timer`,
        `${name} end of ${name}`,
      ]);
    }
  });

  test('is in no line outside of an interaction', () => {
    const { log, lines } = aLog();
    log.within({ requestId: 'one' }, () => undefined);
    log.info({}, 'rootkeeper is up');

    expect(lines()[0]).not.toHaveProperty('requestId');
  });
});
