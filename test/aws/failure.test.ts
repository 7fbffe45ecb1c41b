import '../support/fakes/errors-of-node.ts';
import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { ListRootsCommand } from '@aws-sdk/client-organizations';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { type Failure, failureOf, isThrottled, isWorthRetrying } from '../../src/aws/failure.ts';
import { jsonError, startWire, type Wire, type WireAnswer, xmlError } from '../support/fakes/aws-wire.ts';

let wire: Wire | undefined;
let clients: Clients | undefined;

afterEach(async () => {
  clients?.close();
  await wire?.close();
  [wire, clients] = [undefined, undefined];
});

/** What the SDK throws when IAM answers so. */
async function thrown(answer: WireAnswer, abortSignal = new AbortController().signal): Promise<unknown> {
  const { iam } = await connected(answer);
  return iam.send(new GetAccountSummaryCommand({}), { abortSignal }).then(unexpected, (error) => error);
}

async function thrownByOrganizations(answer: WireAnswer): Promise<unknown> {
  const { organizations } = await connected(answer);
  return organizations.send(new ListRootsCommand({})).then(unexpected, (error) => error);
}

async function connected(answer: WireAnswer): Promise<Clients> {
  wire = await startWire(() => answer);
  clients = createClients('eu-central-1', 10);
  return clients;
}

function unexpected(): never {
  throw new Error('AWS was expected to refuse');
}

describe("an error of AWS's is classed", () => {
  const classes: readonly (readonly [string, WireAnswer, Failure['kind'], string])[] = [
    ['a refusal', xmlError(403, 'AccessDenied'), 'denied', 'AccessDenied'],
    ['throttling', xmlError(400, 'Throttling', 'Rate exceeded'), 'throttled', 'Throttling'],
    ['too many requests', xmlError(429, 'Whatever'), 'throttled', 'Whatever'],
    ['a limit', xmlError(409, 'LimitExceeded'), 'throttled', 'LimitExceededException'],
    ['a disabled region', xmlError(403, 'InvalidClientTokenId'), 'unavailable', 'InvalidClientTokenId'],
    ['an unfinished sign-up', xmlError(403, 'OptInRequired'), 'unavailable', 'OptInRequired'],
    ['a fault of AWS', xmlError(500, 'ServiceFailure'), 'other', 'ServiceFailureException'],
    ['an expired token', xmlError(403, 'ExpiredToken'), 'other', 'ExpiredToken'],
  ];

  test.each(classes)('%s', async (_, answer, kind, code) => {
    expect(failureOf(await thrown(answer))).toEqual({ kind, code });
  });

  test("Organizations' own throttling, and its refusal", async () => {
    const throttled = await thrownByOrganizations(jsonError(400, 'TooManyRequestsException'));
    expect(failureOf(throttled)).toEqual({ kind: 'throttled', code: 'TooManyRequestsException' });
    await wire?.close();

    const denied = await thrownByOrganizations(jsonError(400, 'AccessDeniedException'));
    expect(failureOf(denied)).toEqual({ kind: 'denied', code: 'AccessDeniedException' });
  });
});

describe('a refusal by a service control policy', () => {
  const message =
    'User: arn:aws:sts::999900001111:assumed-role/app is not authorized to perform: iam:GetAccountSummary with an explicit deny in a service control policy';

  test('is told from other refusals by the words that AWS uses', async () => {
    expect(failureOf(await thrown(xmlError(403, 'AccessDenied', message)))).toEqual({
      kind: 'denied-by-scp',
      code: 'AccessDenied',
    });
  });

  test('names the policy where AWS does', async () => {
    const arn = 'arn:aws:organizations::999900001111:policy/o-corp123456/service_control_policy/p-9x2abcde';
    const failure = failureOf(await thrown(xmlError(403, 'AccessDenied', `${message}: ${arn}`)));

    expect(failure).toEqual({ kind: 'denied-by-scp', code: 'AccessDenied', policyId: 'p-9x2abcde' });
  });

  test('is not taken from a policy id in the message of another refusal', async () => {
    const failure = failureOf(
      await thrown(xmlError(403, 'AccessDenied', 'no identity-based policy p-9x2abcde')),
    );

    expect(failure).toEqual({ kind: 'denied', code: 'AccessDenied' });
  });
});

describe('what never came, or came broken', () => {
  test('an answer that the signal cut short is timed out', async () => {
    const error = await thrown('hang', AbortSignal.timeout(50));

    expect(failureOf(error).kind).toBe('timed-out');
    expect(isWorthRetrying(error)).toBe(false);
  });

  test('an answer that stopped in its middle is timed out', async () => {
    const error = await thrown('hang-within-the-body', AbortSignal.timeout(200));

    expect(failureOf(error).kind).toBe('timed-out');
  });

  test('a connection that was reset is another failure, by its network code, and worth another try', async () => {
    const error = await thrown('reset');

    expect(failureOf(error)).toEqual({ kind: 'other', code: 'ECONNRESET' });
    expect(isWorthRetrying(error)).toBe(true);
  });

  test.each([
    ['HTML', '<html><body>Bad gateway'],
    ['half an answer', '<GetAccountSummaryResponse><GetAccountSummaryResult><SummaryMap><entry>'],
    ['no XML at all', 'Service temporarily unavailable'],
  ])(
    '%s with status 200 is worth another try, and is told as an answer that could not be read',
    async (_, body) => {
      const error = await thrown({ status: 200, body });

      expect(isWorthRetrying(error)).toBe(true);
      expect(failureOf(error)).toEqual({ kind: 'other', code: "AWS's answer could not be read" });
    },
  );

  test('an error without a body that can be read is worth another try', async () => {
    expect(isWorthRetrying(await thrown({ status: 503, body: '<html>busy' }))).toBe(true);
  });
});

describe('a retry', () => {
  test.each([
    ['throttled', xmlError(400, 'Throttling'), true],
    ['limited', xmlError(409, 'LimitExceeded'), true],
    ['failed inside AWS', xmlError(500, 'ServiceFailure'), true],
    ['unavailable', xmlError(503, 'ServiceUnavailable'), true],
    ['denied', xmlError(403, 'AccessDenied'), false],
    ['malformed', xmlError(400, 'ValidationError'), false],
    ['asked for something that is not there', xmlError(404, 'NoSuchEntity'), false],
  ] as const)('of a call that was %s: %#', async (_, answer, worth) => {
    expect(isWorthRetrying(await thrown(answer))).toBe(worth);
  });

  test('slows the budget down only where AWS throttled', async () => {
    expect(isThrottled(await thrown(xmlError(409, 'LimitExceeded')))).toBe(true);
    await wire?.close();
    expect(isThrottled(await thrown(xmlError(500, 'ServiceFailure')))).toBe(false);
  });
});

describe("a message of AWS's", () => {
  test('is never part of what is shown', async () => {
    const failure = failureOf(
      await thrown(xmlError(403, 'AccessDenied', 'secret <b>words</b>'.replace(/[<>]/g, '_'))),
    );

    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  test('in the place of a code is not shown either', () => {
    const strange = Object.assign(new Error('x'), { code: 'xoxb-1 and a sentence <!channel>' });

    expect(failureOf(strange)).toEqual({ kind: 'other', code: 'unknown error' });
    expect(failureOf('thrown text')).toEqual({ kind: 'other', code: 'unknown error' });
    expect(isWorthRetrying('thrown text')).toBe(false);
  });
});
