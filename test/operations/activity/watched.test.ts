import { createWatched } from '../../../src/operations/activity/watched.ts';
import { accountId, aDirectory } from '../../support/builders/account.ts';
import { recordingLog } from '../../support/fakes/log.ts';

const OWN = accountId('999900001111');
const ELSEWHERE = { name: 'events', accountId: accountId('222233334444'), region: 'eu-central-1' };

function queuesOf(
  queues: Parameters<typeof createWatched>[0]['queues'],
  ownAccount: () => Promise<typeof OWN>,
) {
  const directory = async () => aDirectory();
  return createWatched({ directory, rules: [], queues, ownAccount, log: recordingLog() });
}

test('a queue that is configured by its name is the app’s own; where AWS does not say whose that is, any of the name, until it does', async () => {
  const answers: (typeof OWN | undefined)[] = [undefined, OWN];
  const watched = queuesOf([{ name: 'rootkeeper-events' }, ELSEWHERE], async () => {
    const own = answers.shift();
    if (own === undefined) throw new Error('STS gives no answer');
    return own;
  });
  expect((await watched()).queues).toEqual(['rootkeeper-events', '222233334444/events']);
  expect((await watched()).queues).toEqual(['999900001111/rootkeeper-events', '222233334444/events']);
});

test('queues of accounts that are configured are known without asking', async () => {
  const watched = queuesOf([ELSEWHERE], async () => {
    throw new Error('asked');
  });
  expect((await watched()).queues).toEqual(['222233334444/events']);
});
