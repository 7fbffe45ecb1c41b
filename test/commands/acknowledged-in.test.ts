import { acknowledgedIn } from '../../commands/acknowledged-in.ts';
import type { DigestCommandDeps } from '../../commands/deps.ts';
import type { Posture } from '../../src/domain/posture.ts';
import type { Acknowledging } from '../../src/operations/digest/acknowledging.ts';
import { postureOfDay } from '../support/builders/day.ts';
import { anAcknowledgement } from '../support/builders/snapshots.ts';
import { recordingLog } from '../support/fakes/log.ts';

const failing = { number: 1, said: { 'root-mfa': 'fail' } } as const;
const posture = postureOfDay([failing, { ...failing, number: 2 }]);
const notAsked = () => Promise.reject(new Error('it was not to be asked'));

function configured(heldIn: Acknowledging['in']): DigestCommandDeps {
  return {
    digests: { last: notAsked, of: notAsked, now: notAsked },
    awaitedAfter: () => undefined,
    turn: () => Promise.resolve(),
    acknowledging: { may: notAsked, open: notAsked, acknowledge: notAsked, in: heldIn },
    channel: 'C0SECURITY1',
    canAcknowledge: true,
  };
}

test('without a digest nothing is said of acknowledgements', async () => {
  expect(await acknowledgedIn(posture, { log: recordingLog() })).toEqual({});
});

test('with one a posture is shown with what is acknowledged in it, one account with its own', async () => {
  const asked: Posture[] = [];
  const digests = configured(async (shown) => {
    asked.push(shown);
    return [anAcknowledgement()];
  });
  const [account] = posture.accounts;

  expect(await acknowledgedIn(posture, { digests, log: recordingLog() })).toEqual({
    canAcknowledge: true,
    acknowledgements: [anAcknowledgement()],
  });
  await acknowledgedIn(posture, { digests, log: recordingLog() }, account);
  expect(asked).toEqual([posture, { ...posture, accounts: [account] }]);
});

test('a posture is shown all the same where that cannot be read, and it is logged', async () => {
  const log = recordingLog();
  const digests = configured(() => Promise.reject(new Error('the table is away')));

  expect(await acknowledgedIn(posture, { digests, log })).toEqual({
    canAcknowledge: true,
    acknowledgements: 'unread',
  });
  expect(log.lines).toMatchObject([{ level: 'error' }]);
});
