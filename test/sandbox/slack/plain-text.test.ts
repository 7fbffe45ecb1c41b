import type { StoredBlock } from '../../../sandbox/slack/block.ts';
import { demoWorkspace } from '../../../sandbox/slack/demo-workspace.ts';
import { createDirectory } from '../../../sandbox/slack/directory.ts';
import { readMrkdwn } from '../../../sandbox/slack/mrkdwn.ts';
import { namesIn } from '../../../sandbox/slack/names.ts';
import { plainTextOfBlocks } from '../../../sandbox/slack/plain-text.ts';

const names = namesIn(
  createDirectory(demoWorkspace, { appId: 'A1', botId: 'B1', botUserId: 'U0BOT', name: 'Rootkeeper' }),
);

test.each([
  ['*bold* and _italic_ and ~struck~', 'bold and italic and struck'],
  ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ['`arn:*:iam` and ```a *b*\n_c_```', 'arn:*:iam and a *b*\n_c_'],
  ['&lt;!channel&gt; *bold* &amp; co', '<!channel> bold & co'],
  ['&amp;lt;', '&lt;'],
  ['<https://x.example/a_b_c|the *report*>', 'the *report*'],
  ['<https://x.example/?a=1&amp;b=2>', 'https://x.example/?a=1&b=2'],
  ['<mailto:mia@corp.example|mia@corp.example>', 'mia@corp.example'],
  ['<@U0MIA000001> of <!subteam^S0SECTEAM01> in <#C0SECURITY1>', '@Mia Chen of @security-team in #security'],
  ['<@U0BOT> tells <!here>', '@Rootkeeper tells @here'],
  ['<!date^1763632800^{date_short} {time}|fallback>', 'Nov 20, 2025 10:00 UTC'],
  ['<!date^nonsense^{date}|20 Nov>', '20 Nov'],
  ['&gt; quoted\nnot', 'quoted\nnot'],
])('%s reads %s', (sent, read) => {
  expect(readMrkdwn(sent, names)).toBe(read);
});

test('blocks read as a person reads them, a line per line', () => {
  const blocks: StoredBlock[] = [
    { type: 'header', block_id: '1', text: { type: 'plain_text', text: 'prod: 3 of 42 &amp; more' } },
    {
      type: 'section',
      block_id: '2',
      text: { type: 'mrkdwn', text: '*payments-prod*\nNo window.' },
      accessory: { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Open…' } },
    },
    { type: 'divider', block_id: '3' },
    {
      type: 'context',
      block_id: '4',
      elements: [
        { type: 'plain_text', text: '*verbatim*' },
        { type: 'image', image_url: 'https://x.example/i.png', alt_text: 'trend' },
      ],
    },
    {
      type: 'rich_text',
      block_id: '5',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Do now:\n' }] },
        {
          type: 'rich_text_list',
          style: 'ordered',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'Phone ' },
                { type: 'user', user_id: 'U0OMAR00001' },
              ],
            },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'Wait\nfor them' }] },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Why *this*' }] },
      ],
    },
    {
      type: 'table',
      block_id: '6',
      rows: [
        [
          { type: 'raw_text', text: 'Check' },
          { type: 'raw_text', text: 'Fails' },
        ],
        [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'MFA' }] }],
          },
          { type: 'raw_number', value: 3, text: '3' },
        ],
      ],
    },
    { type: 'markdown', block_id: '7', text: '# Title\n**bold** [link](https://x.example)' },
    {
      type: 'actions',
      block_id: '8',
      elements: [
        { type: 'button', action_id: 'b', text: { type: 'plain_text', text: 'Share' } },
        {
          type: 'static_select',
          action_id: 's',
          placeholder: { type: 'plain_text', text: 'Page' },
          options: [{ text: { type: 'plain_text', text: '2' }, value: '2' }],
        },
      ],
    },
  ];
  const picked = {
    '8': {
      s: { type: 'static_select', selected_option: { text: { type: 'plain_text', text: '2' }, value: '2' } },
    },
  } as const;

  expect(plainTextOfBlocks(blocks, names, picked).split('\n')).toEqual([
    'prod: 3 of 42 & more',
    'payments-prod',
    'No window.',
    '[Open…]',
    '---',
    '*verbatim*  [image: trend]',
    'Do now:',
    '1. Phone @Omar Diaz',
    '2. Wait',
    '  for them',
    '> Why *this*',
    'Check | Fails',
    'MFA | 3',
    'Title',
    'bold link',
    '[Share] [Page: 2]',
  ]);
});
