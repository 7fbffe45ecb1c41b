import '../support/fakes/errors-of-node.ts';
import { WebClient } from '@slack/web-api';
import { alertCard } from '../../src/slack/activity/alert-card.ts';
import { answeredQuery } from '../../src/slack/query/answered.ts';
import { sentMessage } from '../../src/slack/reports/messages.ts';
import { anAlertView } from '../support/builders/alert-scenes.ts';
import { aConsoleLogin } from '../support/builders/cloudtrail.ts';
import { readerOf } from '../support/fakes/digest-app.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const OFF = 'Root activity is not watched: nobody is told when a root user is used.';
const TO_DO = 'Do: deploy deploy/activity.yml and deploy/activity-sources.yml, add activity';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWholeApp();
});

afterAll(() => whole.close());

const mia = () => readerOf(whole, 'mia');

describe('where root activity is not configured', () => {
  test.each(['/root-activity', '/root-activity prod 7d', '/root-replay', '/root-replay 90d prod'])(
    '%s says so, and how to turn it on',
    async (typed) => {
      expect(await mia().ask(typed)).toContain(`${OFF}\n${TO_DO}`);
    },
  );

  test.each([
    ['/root-activity help', '/root-activity [scope] [7d]'],
    ['/root-replay help', '/root-replay [90d] [account]'],
  ])('%s is given all the same', async (typed, usage) => {
    expect(await mia().ask(typed)).toContain(usage);
  });

  test.each(["I'm on it", 'Show events', 'Declare afterwards…'])(
    '%s under an alert of before says so, too',
    async (label) => {
      const slack = new WebClient(whole.slack.tokens.bot, { slackApiUrl: whole.slack.apiUrl });
      const card = alertCard(anAlertView([aConsoleLogin()]), []);
      await slack.chat.postMessage({ channel: 'C0SECURITY1', ...card });

      expect(await mia().press(label, 'ROOT')).toContain(OFF);
    },
  );
});

describe('where credential reports are not configured', () => {
  const off = '/root-report is off: Rootkeeper keeps no credential reports.\nDo: add a section reports';

  test('/root-report says so, and how to turn it on; help is given all the same', async () => {
    expect(await mia().ask('/root-report prod')).toContain(off);
    expect(await mia().ask('/root-report help')).toContain('/root-report [scope]');
  });

  test('so does /root-query, and the button of an answer of before', async () => {
    const offToo = off.replace('/root-report', '/root-query');
    expect(await mia().ask('/root-query SELECT 1')).toContain(offToo);
    expect(await mia().ask('/root-query help')).toContain('/root-query SELECT …');
    const slack = new WebClient(whole.slack.tokens.bot, { slackApiUrl: whole.slack.apiUrl });
    const data = { madeAt: Date.now(), accounts: 1, reports: 1, windows: 'off', events: 'off' } as const;
    const result = { columns: ['a'], rowCount: 1, first: [['b']] };
    const message = answeredQuery({ result, tables: [], data, resultId: 'query-1' }, Date.now());
    await slack.chat.postMessage({ channel: 'C0SECURITY1', ...message });

    expect(await mia().press('Full CSV', '1 row')).toContain(offToo);
  });

  test('the button that shares them says so, too', async () => {
    const slack = new WebClient(whole.slack.tokens.bot, { slackApiUrl: whole.slack.apiUrl });
    const exported = { scope: 'prod', accounts: 1, included: 1, users: 1, without: [], undecidedMembers: 0 };
    const message = sentMessage(exported, Date.now(), true);
    await slack.chat.postMessage({ channel: 'C0SECURITY1', ...message });

    expect(await mia().press('Share in this channel…', 'Credential reports')).toContain(off);
  });
});
