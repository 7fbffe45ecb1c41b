import '../support/fakes/errors-of-node.ts';
import { createBudget } from '../../src/aws/budget.ts';
import { createCaller } from '../../src/aws/call.ts';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { finishCredentialReport, startCredentialReport } from '../../src/aws/credential-report.ts';
import { aCredentialReport } from '../support/builders/credential-report.ts';
import { withCaller } from '../support/fakes/aws-caller.ts';
import { startWire, type Wire, type WireAnswer, xml, xmlError } from '../support/fakes/aws-wire.ts';
import { eventually } from '../support/fakes/eventually.ts';

const GENERATED = '2026-11-20T06:12:44Z';
const CSV = aCredentialReport();
const NO_WAITS = [0, 1, 1, 1];

const ORDERED = xml('GenerateCredentialReport', '<State>STARTED</State>');
const IN_PROGRESS = xmlError(404, 'ReportInProgress');
const EXPIRED = xmlError(410, 'ReportExpired');
const NOT_PRESENT = xmlError(410, 'ReportNotPresent');
const READY = xml(
  'GetCredentialReport',
  `<Content>${Buffer.from(CSV).toString('base64')}</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>${GENERATED}</GeneratedTime>`,
);

let wire: Wire;
let clients: Clients;

afterEach(async () => {
  clients.close();
  await wire.close();
});

/** IAM answers each operation from its list, the last one for ever. */
async function iamAnswers(generate: readonly WireAnswer[], get: readonly WireAnswer[]) {
  const left = { GenerateCredentialReport: [...generate], GetCredentialReport: [...get] };
  wire = await startWire(({ operation }) => {
    const answers = operation === 'GetCredentialReport' ? left[operation] : left.GenerateCredentialReport;
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? 'reset';
  });
  clients = createClients('eu-central-1', 10);
}

function read(waits: readonly number[] = NO_WAITS, signal?: AbortSignal) {
  return withCaller(async (caller) => {
    const generation = await startCredentialReport(clients.iam, caller);
    return finishCredentialReport(clients.iam, caller, generation, waits);
  }, signal);
}

const calls = () => wire.calls.map(({ operation }) => operation.replace('CredentialReport', ''));

describe('a credential report', () => {
  const whole = { kind: 'read', value: CSV, asOf: Date.parse(GENERATED) };

  test('is ordered, waited for while AWS makes it, and read as of its own GeneratedTime', async () => {
    await iamAnswers([ORDERED], [IN_PROGRESS, IN_PROGRESS, READY]);

    expect(await read()).toEqual(whole);
    expect(calls()).toEqual(['Generate', 'Get', 'Get', 'Get']);
  });

  test.each([
    ['has expired', EXPIRED],
    ['is not there', NOT_PRESENT],
  ])('that %s is ordered again', async (_, gone) => {
    await iamAnswers([ORDERED], [gone, IN_PROGRESS, READY]);

    expect(await read()).toEqual(whole);
    expect(calls()).toEqual(['Generate', 'Get', 'Generate', 'Get', 'Get']);
  });

  test.each([
    ['throttled', xmlError(400, 'Throttling')],
    ['refused for a limit', xmlError(409, 'LimitExceeded')],
    ['denied', xmlError(403, 'AccessDenied')],
  ])('that AWS already has is read where ordering one is %s', async (_, refusal) => {
    await iamAnswers([refusal], [READY]);

    expect(await read()).toEqual(whole);
  });

  test('that somebody else ordered is waited for where ordering one is throttled', async () => {
    await iamAnswers([xmlError(400, 'Throttling')], [IN_PROGRESS, READY]);

    expect(await read()).toEqual(whole);
  });

  test('that cannot be ordered and is not there is unread, naming the refusal of the order', async () => {
    await iamAnswers([xmlError(403, 'AccessDenied')], [NOT_PRESENT]);

    expect(await read()).toEqual({
      kind: 'unread',
      reason: 'the credential report could not be read (AccessDenied)',
      remedies: [
        'Allow iam:GenerateCredentialReport and iam:GetCredentialReport: deploy/member-role.yml has them.',
      ],
      failure: { kind: 'denied', code: 'AccessDenied' },
      cause: expect.objectContaining({ name: 'AccessDenied' }),
    });
    expect(calls()).toEqual(['Generate', 'Get']);
  });

  test('is ordered again after a throttled order, since that may succeed a moment later', async () => {
    await iamAnswers([xmlError(409, 'LimitExceeded'), ORDERED], [READY]);

    expect(await read()).toEqual(whole);
    expect(calls()).toEqual(['Generate', 'Generate', 'Get']);
  });

  test('that never becomes ready is unread after the last wait', async () => {
    await iamAnswers([ORDERED], [IN_PROGRESS]);

    expect(await read()).toEqual({
      kind: 'unread',
      reason: 'the credential report was not ready in time',
      remedies: ['Ask again in a few minutes: AWS is still making it.'],
    });
    expect(calls()).toHaveLength(1 + NO_WAITS.length);
  });

  test('that is denied is unread, and not asked for twice', async () => {
    await iamAnswers([ORDERED], [xmlError(403, 'AccessDenied')]);

    expect(await read()).toMatchObject({ kind: 'unread', failure: { kind: 'denied' } });
    expect(calls()).toEqual(['Generate', 'Get']);
  });

  test('whose answer has no content is asked for again', async () => {
    await iamAnswers([ORDERED], [xml('GetCredentialReport'), READY]);

    expect(await read()).toEqual(whole);
  });

  test('that never comes costs no longer than the account may take', async () => {
    await iamAnswers([ORDERED], [IN_PROGRESS]);

    const report = await read([0, 60_000], AbortSignal.timeout(50));

    expect(report).toMatchObject({ kind: 'unread', failure: { kind: 'timed-out' } });
  });

  test('being made holds no slot', async () => {
    await iamAnswers([ORDERED], [IN_PROGRESS]);
    const budget = createBudget({ start: 1, least: 1, most: 1, lendAfter: 60_000 });
    const ending = new AbortController();
    const waiting = budget.run(false, (slot) => {
      const caller = createCaller(budget, slot, ending.signal, () => 0, { calls: 0, retries: 0 });
      return finishCredentialReport(clients.iam, caller, { kind: 'ordered' }, [0, 60_000]);
    });
    await eventually('it waits for the report', () => calls().length === 1);

    await expect(budget.run(false, async () => 'meanwhile')).resolves.toBe('meanwhile');

    ending.abort();
    await waiting;
  });
});
