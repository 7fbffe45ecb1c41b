import type { KnownBlock, RichTextElement } from '@slack/types';
import { client } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();
const channel = 'C0SECURITY1';
const everybody = ['gus', 'lena', 'mia', 'omar', 'ravi', 'sam'];

/** Handles of those whom a message mentions once it is posted, in order. */
async function mentioned(text: string, blocks: KnownBlock[] = [], to = channel): Promise<string[]> {
  await client(workspace.running).chat.postMessage({ channel: to, text, blocks });
  const [last] = workspace.messages('mia').slice(-1);
  return [...(last?.message.mentions ?? [])].sort();
}

const section = (text: string, type: 'mrkdwn' | 'plain_text' = 'mrkdwn'): KnownBlock[] => [
  { type: 'section', text: { type, text } },
];
const rich = (element: RichTextElement): KnownBlock[] => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] },
];

test.each([
  ['a person in mrkdwn', 'x', section('for <@U0OMAR00001>'), ['omar']],
  ['a person with a label', 'x', section('for <@U0OMAR00001|omar>'), ['omar']],
  ['a person in the text', 'for <@U0OMAR00001>', [], ['omar']],
  ['a user group in mrkdwn', 'x', section('<!subteam^S0SECTEAM01>'), ['lena', 'mia', 'omar', 'ravi']],
  ['everybody in mrkdwn', 'x', section('<!channel>'), everybody],
  ['everybody here, in the text', '<!here>', [], everybody],
  ['everybody, without markup, in mrkdwn that is not verbatim', 'x', section('see @channel'), everybody],
  ['a person in rich text', 'x', rich({ type: 'user', user_id: 'U0LENA00001' }), ['lena']],
  [
    'a user group in rich text',
    'x',
    rich({ type: 'usergroup', usergroup_id: 'S0SECTEAM01' }),
    ['lena', 'mia', 'omar', 'ravi'],
  ],
  ['everybody in rich text', 'x', rich({ type: 'broadcast', range: 'channel' }), everybody],
] as const)('a message mentions %s', async (_, text, blocks, expected) => {
  expect(await mentioned(text, [...blocks])).toEqual(expected);
});

test.each([
  ['plain text', 'x', section('<!channel> <@U0OMAR00001> @everyone', 'plain_text')],
  ['text in rich text', 'x', rich({ type: 'text', text: '<!channel> <@U0OMAR00001> @everyone' })],
  ['escaped text', '&lt;!channel&gt; &lt;@U0OMAR00001&gt;', section('&lt;!channel&gt;')],
  ['an address', 'x', section('mia@channel.example')],
] as const)('%s mentions nobody', async (_, text, blocks) => {
  expect(await mentioned(text, [...blocks])).toEqual([]);
});

test('a mention reaches nobody who is not in the channel, and not whoever wrote it', async () => {
  expect(await mentioned('<@U0SAM000001> <@U0MIA000001>', [], 'C0ALERTS001')).toEqual(['mia']);

  await workspace.control.say('mia', '#security', 'I, @mia, ask @omar');

  expect(workspace.messages('mia').at(-1)?.message.mentions).toEqual(['omar']);
});
