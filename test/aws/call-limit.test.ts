import '../support/fakes/errors-of-node.ts';
import { GetAccountSummaryCommand } from '@aws-sdk/client-iam';
import { withinCallLimit } from '../../src/aws/call-limit.ts';
import { createCallerIdentity } from '../../src/aws/caller-identity.ts';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { failureOf } from '../../src/aws/failure.ts';
import { createOrganizationsApi } from '../../src/aws/organizations-api.ts';
import { json, startWire, type Wire, type WireAnswer, xml } from '../support/fakes/aws-wire.ts';

const never = new AbortController().signal;
const LIMIT = 100;
/** For an answer that does come, however busy the machine. */
const AMPLE = 30_000;
let wire: Wire;
let clients: Clients;

afterEach(async () => {
  clients.close();
  await wire.close();
});

async function aws(answer: (nth: number) => WireAnswer, connections = 10) {
  wire = await startWire((_, nth) => answer(nth));
  clients = createClients('eu-central-1', connections);
}

const organizations = () =>
  createOrganizationsApi(
    clients,
    () => performance.now(),
    () => 0,
    LIMIT,
  );
const NO_ANSWERS = ['hang', 'hang-within-the-body'] as const;
const ACCOUNTS = json({ Accounts: [{ Id: '111122223333' }] });

describe.each(NO_ANSWERS)('a call whose answer is %s', (silence) => {
  test('ends after its time, and leaves its connection to others', async () => {
    let answer: WireAnswer = silence;
    await aws(() => answer, 1);
    const ask = (limit: number) =>
      withinCallLimit((options) => clients.iam.send(new GetAccountSummaryCommand({}), options), limit, never);

    const error = await ask(LIMIT).catch((thrown: unknown) => thrown);

    expect(failureOf(error)).toEqual({ kind: 'timed-out', code: 'no answer in time' });
    answer = xml('GetAccountSummary', '<SummaryMap></SummaryMap>');
    await expect(ask(AMPLE)).resolves.toMatchObject({ SummaryMap: {} });
  });

  test('is repeated for the directory', async () => {
    await aws((nth) => (nth === 1 ? silence : ACCOUNTS));

    await expect(organizations().listAccounts(never)).resolves.toEqual([{ Id: '111122223333' }]);
  });

  test('and stays so ends the directory after three tries', async () => {
    await aws(() => silence);

    await expect(organizations().listAccounts(never)).rejects.toMatchObject({ name: 'TimeoutError' });

    expect(wire.calls).toHaveLength(3);
  });

  test('does not keep everybody from knowing whose credentials the app has', async () => {
    const own = '<Account>999900001111</Account><Arn>arn:aws:iam::999900001111:role/app</Arn>';
    let answer: WireAnswer = silence;
    await aws(() => answer);
    const callerIdentity = createCallerIdentity(clients.sts, LIMIT);

    await expect(callerIdentity()).rejects.toMatchObject({ name: 'TimeoutError' });

    answer = xml('GetCallerIdentity', own);
    await expect(callerIdentity()).resolves.toEqual({
      accountId: '999900001111',
      partition: 'aws',
      arn: 'arn:aws:iam::999900001111:role/app',
    });
  });
});

test('a call that ends must, ends with the reason, and is not repeated', async () => {
  await aws(() => 'hang');
  const ending = new AbortController();
  const reading = organizations().listAccounts(ending.signal);

  ending.abort(new Error('the app is ending'));

  await expect(reading).rejects.toThrow('the app is ending');
});

test('a call that never even came to the network ends too', async () => {
  await aws(() => 'hang');

  await expect(withinCallLimit(() => new Promise(() => {}), 20, never)).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});
