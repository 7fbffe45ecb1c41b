import { typedText } from '../../commands/typed-text.ts';
import { parseRequestLine } from '../../src/domain/window/typed/parse-request.ts';
import { NOW } from '../support/builders/time.ts';

describe('what a person typed after a command', () => {
  test.each([
    ['entities', 'R&amp;D &lt;labs&gt; &amp;lt;', 'R&D <labs> &lt;'],
    ['curly quotes', 'because “it’s due”', `because "it's due"`],
    ['white space', '  a \n b ', 'a b'],
    ['nothing', undefined, ''],
  ])('%s', (_, sent, meant) => expect(typedText(sent)).toBe(meant));
});

describe('what Slack makes ids of, where the manifest says so', () => {
  test.each([
    ['a person stays a mention', 'operator <@U0OMAR00001>', 'operator <@U0OMAR00001>'],
    ['a person with a name too', '<@U0OMAR00001|omar>', '<@U0OMAR00001|omar>'],
    [
      'a link is as it was typed',
      'because “see <https://jira.corp.example/SEC-1?a=1&amp;b=2>”',
      'because "see https://jira.corp.example/SEC-1?a=1&b=2"',
    ],
    ['a link that Slack completed', '<http://corp.example|corp.example>', 'corp.example'],
    ['an address', '<mailto:mia@corp.example|mia@corp.example>', 'mia@corp.example'],
    ['a channel is its name', 'asked in <#C0SECURITY1|security>', 'asked in #security'],
    ['a channel without a name', '<#C0SECURITY1>', '<#C0SECURITY1>'],
    ['a user group is its handle', '<!subteam^S0SECTEAM01|@security-team>', '@security-team'],
    ['everybody', '<!channel>', '<!channel>'],
    ['brackets that were typed stay', '&lt;https://corp.example|text&gt;', '<https://corp.example|text>'],
  ])('%s', (_, sent, meant) => expect(typedText(sent)).toBe(meant));
});

test('a request in one line, as Slack sends it, names its operator and keeps the link in its reason', () => {
  const sent =
    'payments-prod for 1h task “S3 MFA delete” because “see <https://jira.corp.example/SEC-1>” operator <@U0OMAR00001|omar>';
  expect(parseRequestLine(typedText(sent), NOW)).toMatchObject({
    line: { operator: 'U0OMAR00001', reason: 'see https://jira.corp.example/SEC-1', task: 'S3 MFA delete' },
  });
});
