import '../support/fakes/errors-of-node.ts';
import { createCallerIdentity } from '../../src/aws/caller-identity.ts';
import { type Clients, createClients } from '../../src/aws/clients.ts';
import { startWire, type Wire, type WireAnswer, xml, xmlError } from '../support/fakes/aws-wire.ts';

let wire: Wire;
let clients: Clients;

afterEach(async () => {
  clients.close();
  await wire.close();
});

async function stsAnswers(...answers: readonly WireAnswer[]) {
  wire = await startWire((_, nth) => answers[nth - 1] ?? answers.at(-1) ?? 'reset');
  clients = createClients('eu-central-1', 10);
  return createCallerIdentity(clients.sts);
}

const identity = (account: string, arn: string) =>
  xml('GetCallerIdentity', `<Arn>${arn}</Arn><UserId>U</UserId><Account>${account}</Account>`);
const OURS = identity('999988887777', 'arn:aws-us-gov:sts::999988887777:assumed-role/app/x');

describe('whose credentials the app runs with', () => {
  test('is asked once, with its ARN and the partition in it', async () => {
    const callerIdentity = await stsAnswers(OURS);
    const answers = await Promise.all([callerIdentity(), callerIdentity()]);

    expect(answers[0]).toEqual({
      accountId: '999988887777',
      partition: 'aws-us-gov',
      arn: 'arn:aws-us-gov:sts::999988887777:assumed-role/app/x',
    });
    expect(answers[1]).toBe(answers[0]);
    expect(wire.calls).toHaveLength(1);
  });

  test('is asked again at once where the answer was lost on the way', async () => {
    const callerIdentity = await stsAnswers('reset', xmlError(500, 'InternalFailure'), OURS);

    expect(await callerIdentity()).toMatchObject({ accountId: '999988887777' });
  });

  test('that was refused is asked again by the next who needs it', async () => {
    const callerIdentity = await stsAnswers(xmlError(403, 'ExpiredToken'), OURS);

    await expect(callerIdentity()).rejects.toMatchObject({ name: 'ExpiredToken' });
    expect(await callerIdentity()).toMatchObject({ accountId: '999988887777' });
  });

  test.each([
    ['no account', xml('GetCallerIdentity')],
    ['a partition we do not know', identity('999988887777', 'arn:aws-iso:sts::999988887777:user/x')],
  ])('is an error where STS names %s', async (_, answer) => {
    await expect((await stsAnswers(answer))()).rejects.toThrow('no account in a known partition');
  });
});
