import { validateBlocks } from '../../../../sandbox/slack/blocks/validate.ts';

const plain = (text: unknown) => ({ type: 'plain_text', text });
const mrkdwn = (text: unknown) => ({ type: 'mrkdwn', text });
const option = (text: string, value = text) => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, i) => option(`o${i}`));
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const section = (more: object) => ({ type: 'section', ...more });
const select = (more: object) => ({ type: 'static_select', action_id: 's', ...more });
const input = (element: object) => ({ type: 'input', label: plain('Label'), element });
const x = (count: number) => 'x'.repeat(count);
const confirm = (more: object = {}) => ({
  title: plain('Sure?'),
  text: plain('Really.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});

const everyFileIsReady = () => true;

/** Slack's complaints about one message of these blocks; empty where it is taken. */
function complaints(blocks: unknown, surface: 'message' | 'modal' | 'home' = 'message'): readonly string[] {
  const verdict = validateBlocks(blocks, surface, ['blocks'], everyFileIsReady);
  if (verdict.kind === 'invalid') return verdict.messages;
  return verdict.kind === 'valid' ? [] : [verdict.kind];
}

/** At the limit, one beyond it, and what Slack says then. */
const limits: [string, (n: number) => object, number, string][] = [
  [
    'section text',
    (n) => section({ text: mrkdwn(x(n)) }),
    3000,
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a field',
    (n) => section({ fields: [plain(x(n))] }),
    2000,
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'fields',
    (n) => section({ fields: Array.from({ length: n }, () => plain('f')) }),
    10,
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a header',
    (n) => ({ type: 'header', text: plain(x(n)) }),
    150,
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'button text',
    (n) => actions(button({ text: plain(x(n)) })),
    75,
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a button value',
    (n) => actions(button({ value: x(n) })),
    2000,
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'an action_id',
    (n) => actions(button({ action_id: x(n) })),
    255,
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'a block_id',
    (n) => ({ type: 'divider', block_id: x(n) }),
    255,
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    'elements of an actions block',
    (n) => actions(...Array.from({ length: n }, (_, i) => button({ action_id: `a${i}` }))),
    25,
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'elements of a context block',
    (n) => ({ type: 'context', elements: Array.from({ length: n }, () => plain('c')) }),
    10,
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'options of a select',
    (n) => actions(select({ options: options(n) })),
    100,
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'options of an overflow menu',
    (n) => actions({ type: 'overflow', options: options(n) }),
    5,
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'option text',
    (n) => actions(select({ options: [option(x(n), 'v')] })),
    75,
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'an option value',
    (n) => actions(select({ options: [option('o', x(n))] })),
    150,
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'a placeholder',
    (n) => actions(select({ options: options(1), placeholder: plain(x(n)) })),
    150,
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
  ],
  [
    'a confirmation’s title',
    (n) => actions(button({ confirm: confirm({ title: plain(x(n)) }) })),
    100,
    'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
  ],
  [
    'a confirmation’s text',
    (n) => actions(button({ confirm: confirm({ text: plain(x(n)) }) })),
    300,
    'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
  ],
  [
    'a confirmation’s button',
    (n) => actions(button({ confirm: confirm({ deny: plain(x(n)) }) })),
    30,
    'must be less than 31 characters [json-pointer:/blocks/0/elements/0/confirm/deny/text]',
  ],
  [
    'alt text',
    (n) => ({ type: 'image', image_url: 'https://x.example/i.png', alt_text: x(n) }),
    2000,
    'must be less than 2001 characters [json-pointer:/blocks/0/alt_text]',
  ],
  [
    'a table’s rows',
    (n) => ({ type: 'table', rows: Array.from({ length: n }, () => [{ type: 'raw_text', text: 'c' }]) }),
    100,
    'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'a row’s cells',
    (n) => ({ type: 'table', rows: [Array.from({ length: n }, () => ({ type: 'raw_text', text: 'c' }))] }),
    20,
    'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
  ],
  [
    'markdown',
    (n) => ({ type: 'markdown', text: x(n) }),
    12_000,
    'must be less than 12001 characters [json-pointer:/blocks/0/text]',
  ],
];

test.each(limits)('%s: taken at the limit, refused beyond it', (_what, blockOf, most, complaint) => {
  expect(complaints([blockOf(most)])).toEqual([]);
  expect(complaints([blockOf(most + 1)])).toEqual([complaint]);
});

test('a message has at most 50 blocks, a view 100', () => {
  const dividers = (count: number) => Array.from({ length: count }, () => ({ type: 'divider' }));

  expect(complaints(dividers(50))).toEqual([]);
  expect(complaints(dividers(51))).toEqual(['no more than 50 items allowed [json-pointer:/blocks]']);
  expect(complaints(dividers(100), 'modal')).toEqual([]);
  expect(complaints(dividers(101), 'home')).toEqual([
    'no more than 100 items allowed [json-pointer:/blocks]',
  ]);
});

const refused: [string, unknown, string][] = [
  [
    'an empty text',
    section({ text: mrkdwn('') }),
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a text that is no object',
    section({ text: 'hello' }),
    'must provide an object [json-pointer:/blocks/0/text]',
  ],
  [
    'a text that is no string',
    section({ text: mrkdwn(7) }),
    'must provide a string [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a text of another type',
    section({ text: { type: 'html', text: 'x' } }),
    'unsupported type: html [json-pointer:/blocks/0/text/type]',
  ],
  [
    'mrkdwn on a button',
    actions(button({ text: mrkdwn('Go') })),
    'must be one of: plain_text [json-pointer:/blocks/0/elements/0/text/type]',
  ],
  [
    'mrkdwn in a header',
    { type: 'header', text: mrkdwn('x') },
    'must be one of: plain_text [json-pointer:/blocks/0/text/type]',
  ],
  ['a section without text', section({}), 'must define either `text` or `fields` [json-pointer:/blocks/0]'],
  ['a block of unknown type', { type: 'sectoin' }, 'unsupported type: sectoin [json-pointer:/blocks/0/type]'],
  ['a block without type', { text: plain('x') }, 'missing required field: type [json-pointer:/blocks/0]'],
  ['a block that is no object', 'section', 'must provide an object [json-pointer:/blocks/0]'],
  ['a missing field', { type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
  [
    'an additional property',
    { type: 'divider', color: 'red' },
    'invalid additional property: color [json-pointer:/blocks/0]',
  ],
  ['a button outside an actions block', button(), 'unsupported type: button [json-pointer:/blocks/0/type]'],
  [
    'a text input in an actions block',
    actions({ type: 'plain_text_input', action_id: 'a' }),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'a button in an input block',
    input(button()),
    'unsupported type: button [json-pointer:/blocks/0/element/type]',
  ],
  ['an empty actions block', actions(), 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
  [
    'a select without options',
    actions(select({ options: [] })),
    'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'a select with neither options nor groups',
    actions(select({})),
    'must define exactly one of `options` and `option_groups` [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'one action_id twice in a block',
    actions(button(), button()),
    '`action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  [
    'a button style that does not exist',
    actions(button({ style: 'default' })),
    'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'an image without alt text',
    { type: 'image', image_url: 'https://x.example/i.png' },
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'a URL that is none',
    actions(button({ url: 'x.example' })),
    'must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'a date that is none',
    actions({ type: 'datepicker', initial_date: '20 Nov' }),
    'must be a date in the format YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]',
  ],
  [
    'an empty text in rich text',
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] },
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
  [
    'an empty cell',
    { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] },
    'must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]',
  ],
];

test.each(refused)('%s is refused', (_what, block, complaint) => {
  expect(complaints([block])).toEqual([complaint]);
});

test('an option chosen beforehand must be one of those offered', () => {
  const offered = { options: options(2) };

  expect(complaints([actions(select({ ...offered, initial_option: option('o1') }))])).toEqual([]);
  expect(complaints([actions(select({ ...offered, initial_option: option('other') }))])).toEqual([
    'initial option must be one of the options [json-pointer:/blocks/0/elements/0]',
  ]);
  const boxes = {
    type: 'checkboxes',
    action_id: 'c',
    ...offered,
    initial_options: [option('o0'), option('o2')],
  };
  expect(complaints([input(boxes)])).toEqual([
    'initial option must be one of the options [json-pointer:/blocks/0/element]',
  ]);
});

test('one block_id twice is refused', () => {
  const twins = [
    { type: 'divider', block_id: 'a' },
    { type: 'divider', block_id: 'a' },
  ];

  expect(complaints(twins)).toEqual(['`block_id` "a" already exists [json-pointer:/blocks/1/block_id]']);
});

test('tables and markdown are for messages only, and a message has one table', () => {
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'c' }]] };

  expect(complaints([table])).toEqual([]);
  expect(complaints([table, table])).toEqual(['only one table allowed [json-pointer:/blocks]']);
  expect(complaints([table], 'modal')).toEqual(['unsupported type: table [json-pointer:/blocks/0/type]']);
  expect(complaints([{ type: 'markdown', text: 'x' }], 'home')).toEqual([
    'unsupported type: markdown [json-pointer:/blocks/0/type]',
  ]);
});

test('a message is too long when its blocks are, each of them allowed', () => {
  const blocks = Array.from({ length: 5 }, () => section({ text: mrkdwn(x(2_800)) }));

  expect(complaints(blocks)).toEqual(['too-long']);
  expect(complaints(blocks.slice(1))).toEqual([]);
  expect(complaints(blocks, 'home')).toEqual([]);
});

test('what is no list of blocks is malformed', () => {
  expect(complaints({ type: 'divider' })).toEqual(['malformed']);
});

test('a file that is not ready cannot be shown', () => {
  const blocks = [{ type: 'image', slack_file: { id: 'F1' }, alt_text: 'trend' }];

  expect(validateBlocks(blocks, 'message', ['blocks'], (id) => id !== 'F1')).toEqual({
    kind: 'invalid',
    messages: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
  });
  expect(complaints(blocks)).toEqual([]);
});

test('every kind of block that the product may use is taken', () => {
  const blocks = [
    section({ text: mrkdwn('*x*'), accessory: button() }),
    section({ fields: [plain('a'), mrkdwn('b')], accessory: { type: 'overflow', options: options(2) } }),
    {
      type: 'context',
      elements: [mrkdwn('c'), { type: 'image', image_url: 'https://x.example/i.png', alt_text: 'i' }],
    },
    actions(
      select({ option_groups: [{ label: plain('G'), options: options(2) }], action_id: 'g' }),
      { type: 'users_select', action_id: 'u' },
      { type: 'datepicker', action_id: 'd', initial_date: '2026-11-20' },
      { type: 'timepicker', action_id: 't', initial_time: '09:30' },
      {
        type: 'checkboxes',
        action_id: 'c',
        options: [{ text: mrkdwn('*a*'), value: 'a', description: plain('d') }],
      },
    ),
    input({ type: 'external_select', action_id: 'e', min_query_length: 0 }),
    input({ type: 'number_input', action_id: 'n', is_decimal_allowed: false }),
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'a', style: { bold: true } },
            { type: 'user', user_id: 'U1' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://x.example' }] }],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
      ],
    },
  ];

  expect(complaints(blocks)).toEqual([]);
});
