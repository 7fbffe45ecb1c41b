import { parsePermalink } from '../../../../sandbox/page/text/permalink.ts';

test('a link to a message says which one', () => {
  expect(parsePermalink('https://corp-example.slack.com/archives/C0SECURITY1/p1795154400000200')).toEqual({
    channelId: 'C0SECURITY1',
    ts: '1795154400.000200',
  });
});

test.each([
  ['elsewhere', 'https://slack.com.evil.example/archives/C0SECURITY1/p1795154400000200'],
  ['another thing in Slack', 'https://corp-example.slack.com/archives/C0SECURITY1'],
  ['no https', 'http://corp-example.slack.com/archives/C0SECURITY1/p1795154400000200'],
])('a link that leads to %s is none', (_, url) => {
  expect(parsePermalink(url)).toBeUndefined();
});
