import '../support/fakes/errors-of-node.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';
import { deskOf } from '../support/fakes/windows-app.ts';

const OFF = 'Root-access windows are not set up';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWholeApp();
});

afterAll(() => whole.close());

const mia = () => deskOf(whole, 'mia');

describe('where windows are not configured', () => {
  test.each([
    '/root-request',
    '/root-request payments-prod',
    '/root-windows pending',
    '/root-approve RW-7F3K2M',
    '/root-deny RW-7F3K2M no',
    '/root-close RW-7F3K2M',
  ])('%s says so, and what to do', async (typed) => {
    const answer = await mia().type(typed);

    expect(answer).toContain(OFF);
    expect(answer).toContain('Do: ');
  });

  test('help is given all the same', async () => {
    expect(await mia().type('/root-request help')).toContain('/root-request [account]');
  });

  test('the Home tab says so', async () => {
    await whole.slack.control.openHome('mia');

    await mia().home(OFF);
  });
});
