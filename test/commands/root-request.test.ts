import '../support/fakes/errors-of-node.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';
import { deskOf, requested, startWithWindows } from '../support/fakes/windows-app.ts';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWithWindows();
});

afterAll(() => whole.close());

const desk = (person: string) => deskOf(whole, person);

describe('/root-request in one line', () => {
  test('asks at once, tells where the card is, and posts it', async () => {
    const answer = await desk('mia').type(
      '/root-request payments-prod for 1h task "S3 MFA delete" because "auditor finding 7" ticket SEC-123',
    );

    expect(answer).toMatch(/^RW-\w{6} pending, 0 of 1 approval: root access to payments-prod/);
    expect(answer).toContain('Its card is in #root-approvals.');
    const card = await desk('omar').card('auditor finding 7');
    expect(card).toContain('SEC-123');
  });

  test('takes curly quotes, a mentioned operator, and the keywords in any order', async () => {
    await desk('mia').type(
      '/root-request payments-prod task “S3 MFA delete” operator @omar because “from a phone” for 30m',
    );

    expect(await desk('lena').card('from a phone')).toContain('Operator: Omar Diaz');
  });

  test('keeps a reason exactly as it was typed, and pings nobody with it', async () => {
    const reason = '<!channel> *bold*  two spaces &amp; https://evil.example';
    const line = `search-prod for 1h task "S3 MFA delete" because "${reason}"`;
    const id = await requested(whole, 'mia', line);

    expect(await desk('omar').card('two spaces')).toContain(reason);
    expect(await desk('mia').type(`/root-windows ${id}`)).toContain(reason);
  });

  test.each([
    ['payments-prod for 1h', 'Say which task'],
    ['payments-prod for soon task "S3 MFA delete" because "x"', 'is not understood'],
    ['"payments-prod', 'is not closed'],
    ['payments-prod 1h S3 MFA delete', 'Say for how long: for 30m'],
    [
      'payment-prd for 1h task "S3 MFA delete" because "x"',
      'There is no account or scope called payment-prd',
    ],
    ['payments-prod for 90d task "S3 MFA delete" because "x"', 'The policy allows at most'],
    ['payments-prod for 1h task "S3 MFA delete" because "x" ticket ABC', 'The ticket must be like SEC-123'],
    ['payments-prod for 1h task "S3 MFA delete" because "x" break-glass', 'may break the glass'],
    ['payments-prod for 1h task "S3 MFA delete" because "x" at 2020-01-01T10:00Z', 'is past'],
  ])('says what is wrong, and asks for nothing: %s', async (line, problem) => {
    const answer = await desk('mia').type(`/root-request ${line}`);

    expect(answer).toMatch(/^Not sent\./);
    expect(answer).toContain(problem);
    expect(answer).toContain('/root-request ');
  });

  test('is refused to somebody who may not ask', async () => {
    const answer = await desk('sam').type(
      '/root-request payments-prod for 1h task "S3 MFA delete" because "x"',
    );

    expect(answer).toContain('You are not among those who may ask for root-access windows');
    expect(answer).not.toContain('RW-');
  });

  test('with break-glass opens at once, for those who are named for it', async () => {
    const answer = await desk('ravi').type(
      '/root-request payments-prod for 1h task "S3 MFA delete" because "all is down" break-glass',
    );

    expect(answer).toContain('Nobody was asked, and everyone is paged.');
    expect(await desk('omar').card('all is down')).toContain('BREAK-GLASS');
  });

  test('tells that nothing was recorded while the store is down', async () => {
    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'error', () =>
      desk('mia').type('/root-request payments-prod for 1h task "S3 MFA delete" because "x"'),
    );

    expect(answer).toContain('Nothing was recorded.');
  });

  test('more time names the window before', async () => {
    const id = await requested(whole, 'mia');
    const line = `payments-prod for 1h task "S3 MFA delete" because "not done yet" more ${id}`;
    const next = await requested(whole, 'mia', line);

    expect(next).not.toBe(id);
    expect(await desk('omar').card('not done yet')).toContain(id);
  });

  test('help says how', async () => {
    expect(await desk('sam').type('/root-request help')).toContain('/root-request [account]');
  });
});
