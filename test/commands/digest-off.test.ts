import '../support/fakes/errors-of-node.ts';
import { WebClient } from '@slack/web-api';
import { digestMessage } from '../../src/slack/digest/message.ts';
import { aDigest, digestTime, manyAccounts } from '../support/builders/digest.ts';
import { readerOf } from '../support/fakes/digest-app.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const OFF = 'The daily digest is off.';
const TO_DO =
  'Do: add a section digest to rootkeeper.yml, with the channel it is posted in, and restart Rootkeeper; rootkeeper.example.yml shows how.';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWholeApp();
});

afterAll(() => whole.close());

const mia = () => readerOf(whole, 'mia');

describe('where the digest is not configured', () => {
  test.each(['/root-digest', '/root-digest preview', '/root-digest now', '/root-digest nwo'])(
    '%s says so, and how to turn it on',
    async (typed) => {
      expect(await mia().ask(typed)).toContain(`${OFF}\n${TO_DO}`);
    },
  );

  test('help is given all the same', async () => {
    expect(await mia().ask('/root-digest help')).toContain('/root-digest [now | preview]');
  });

  test.each(['/root-digest help', '/root-help'])('%s says that it is off', async (typed) => {
    expect(await mia().ask(typed)).toContain('OFF until rootkeeper.yml has a section digest.');
  });

  test('/root-status offers nothing to acknowledge', async () => {
    expect(await mia().ask('/root-status')).not.toContain('Acknowledge…');
  });

  test.each(['Show all', 'Accounts not measured', 'Open account…', 'Acknowledge…'])(
    '%s under a digest of before says so, too',
    async (label) => {
      await postOldDigest();

      expect(await mia().press(label, 'Root digest, ')).toContain(OFF);
    },
  );
});

/** As it was posted while the digest was on. */
async function postOldDigest(): Promise<void> {
  const failing = manyAccounts(300, { said: { 'root-mfa': 'fail' } });
  const days = [{ accounts: [...failing, ...manyAccounts(2, { said: {}, audit: 'unreachable' }, 5_000)] }];
  const message = digestMessage(aDigest(days), { now: digestTime(days), canAcknowledge: true });
  const slack = new WebClient(whole.slack.tokens.bot, { slackApiUrl: whole.slack.apiUrl });
  await slack.chat.postMessage({ channel: 'C0SECURITY1', ...message });
}
