import type { App, BlockAction, ViewOutput } from '@slack/bolt';
import type { HomeView, InputBlock, KnownBlock, ModalView } from '@slack/types';
import { eventually } from './support/bolt.ts';
import { client, explanations, refusal } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const input = (
  label: string,
  element: InputBlock['element'],
  more: Partial<InputBlock> = {},
): InputBlock => ({
  type: 'input',
  block_id: label.toLowerCase(),
  label: plain(label),
  element,
  ...more,
});
const reason = (id = 'reason') =>
  input('Reason', { type: 'plain_text_input', action_id: id, multiline: true, initial_value: 'because' });

const modal = (blocks: readonly KnownBlock[], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'request',
  title: plain('Request root'),
  submit: plain('Send'),
  blocks: [...blocks],
  ...more,
});

/** An app that opens the modal for whoever says /root-status, and keeps what is sent. */
async function withModal(view: ModalView, more: (app: App) => void = () => {}): Promise<ViewOutput[]> {
  const sent: ViewOutput[] = [];
  await workspace.connect((app) => {
    app.command('/root-status', async ({ ack, client: web, command }) => {
      await ack();
      await web.views.open({ trigger_id: command.trigger_id, view });
    });
    more(app);
    app.view('request', async ({ ack, view: submitted }) => {
      sent.push(submitted);
      await ack();
    });
  });
  await workspace.control.say('mia', '#security', '/root-status');
  await eventually(() => front() !== undefined);
  return sent;
}

function front() {
  const screen = workspace.control.view('mia', 'modal');
  return screen.kind === 'modal' ? screen.modal : undefined;
}

describe('accounts to search among', () => {
  const accounts = input('Accounts', {
    type: 'multi_external_select',
    action_id: 'accounts',
    min_query_length: 0,
    max_selected_items: 2,
    initial_options: [option('Payments')],
  });
  /** Suggests what contains the query, under the heading that each is in; notes what it is asked. */
  const suggesting = (asked: string[]) => (app: App) =>
    app.options('accounts', async ({ ack, payload }) => {
      asked.push(payload.value);
      const named = (names: string[]) =>
        names.filter((name) => name.toLowerCase().includes(payload.value)).map(option);
      const groups = [
        { label: plain('prod'), options: named(['payments', 'ledger']) },
        { label: plain('dev'), options: named(['legacy']) },
      ];
      await ack({ option_groups: groups.filter((group) => group.options.length > 0) });
    });

  test('begin with those chosen for the person, and take others by a list or one text', async () => {
    const asked: string[] = [];
    const sent = await withModal(modal([accounts]), suggesting(asked));
    expect(front()?.plainText).toContain('Accounts: Payments');

    await workspace.control.submit('mia', { Accounts: ['ledger', 'legacy'] });

    expect(asked).toEqual(['ledger', 'legacy']);
    expect(sent[0]?.state.values.accounts?.accounts).toEqual({
      type: 'multi_external_select',
      selected_options: [option('ledger'), option('legacy')],
    });
    await workspace.control.say('mia', '#security', '/root-status');
    await eventually(() => front() !== undefined);
    await workspace.control.submit('mia', { Accounts: 'ledger' });
    expect(sent[1]?.state.values.accounts?.accounts?.selected_options).toEqual([option('ledger')]);
  });

  test('are no more than the field takes', async () => {
    const sent = await withModal(modal([accounts]), suggesting([]));

    const outcome = await workspace.control.submit('mia', { Accounts: ['ledger', 'legacy', 'payments'] });

    expect(outcome).toMatchObject({
      kind: 'errors',
      by: 'slack',
      errors: { Accounts: 'Please pick at most 2.' },
    });
    expect(sent).toEqual([]);
  });
});

describe('a field', () => {
  const start = input('Start', { type: 'datetimepicker', action_id: 'start' }, { optional: true });
  const loud = input(
    'Break-glass',
    { type: 'checkboxes', action_id: 'loud', options: [option('Open at once')] },
    { optional: true },
  );

  test.each([
    ['2026-11-20 16:00', '2026-11-20T16:00:00Z'],
    ['2026-11-20T16:00Z', '2026-11-20T16:00:00Z'],
    ['2026-11-20 16:00 UTC', '2026-11-20T16:00:00Z'],
    ['2026-11-20T16:00:30+01:00', '2026-11-20T15:00:30Z'],
  ])('for a moment takes %s', async (typed, moment) => {
    const sent = await withModal(modal([start]));

    await workspace.control.submit('mia', { Start: typed });

    expect(sent[0]?.state.values.start?.start?.selected_date_time).toBe(Date.parse(moment) / 1000);
  });

  test.each(['tomorrow', '20.11.2026 16:00', '2026-11-20', '2026-13-40 16:00'])(
    'for a moment refuses %s',
    async (typed) => {
      await withModal(modal([start]));

      await expect(workspace.control.submit('mia', { Start: typed })).rejects.toThrow(
        `“${typed}” is not a date and time such as 2026-11-20 16:00 (UTC).`,
      );
    },
  );

  test.each([
    ['true', [option('Open at once')]],
    ['false', []],
    ['Open at once', [option('Open at once')]],
  ])('with one checkbox takes %s', async (said, expected) => {
    const sent = await withModal(modal([loud]));

    await workspace.control.submit('mia', { 'Break-glass': said });

    expect(sent[0]?.state.values['break-glass']?.loud?.selected_options).toEqual(expected);
  });

  test('grouped options, radio buttons and people are picked by what they say', async () => {
    const task = input('Task', {
      type: 'static_select',
      action_id: 'task',
      option_groups: [
        { label: plain('S3'), options: [option('MFA delete')] },
        { label: plain('Billing'), options: [option('Tax settings')] },
      ],
    });
    const duration = input('Duration', {
      type: 'radio_buttons',
      action_id: 'duration',
      options: ['1 hour', '4 hours'].map(option),
      initial_option: option('1 hour'),
    });
    const operator = input('Operator', {
      type: 'users_select',
      action_id: 'operator',
      initial_user: 'U0MIA000001',
    });
    const sent = await withModal(modal([task, duration, operator]));

    await workspace.control.submit('mia', { Task: 'Tax', Duration: '4 hours', Operator: '@omar' });

    expect(sent[0]?.state.values).toMatchObject({
      task: { task: { selected_option: option('Tax settings') } },
      duration: { duration: { selected_option: option('4 hours') } },
      operator: { operator: { selected_user: 'U0OMAR00001' } },
    });
  });
});

describe('an update while the form is being filled in', () => {
  test('has what is held and the hash from the action, and keeps fields whose ids stay', async () => {
    const task = input(
      'Task',
      { type: 'static_select', action_id: 'task', options: [option('Billing'), option('Other')] },
      { dispatch_action: true },
    );
    const heard: BlockAction[] = [];
    const refusals: string[] = [];
    await withModal(modal([task, reason()]), (app) =>
      app.action<BlockAction>('task', async ({ ack, body, client: web }) => {
        await ack();
        heard.push(body);
        const { id = '', hash = '' } = body.view ?? {};
        const renamed = { ...reason('why'), block_id: 'why', label: plain('Why') };
        const update = () =>
          refusal(web.views.update({ view_id: id, hash, view: modal([task, reason(), renamed]) }));
        refusals.push(await update(), await update());
      }),
    );

    await workspace.control.choose('mia', { label: 'Reason', option: 'typed\nin two lines' });
    await workspace.control.choose('mia', { label: 'Task', option: 'Other' });

    await eventually(() => refusals.length === 2);
    expect(refusals).toEqual(['accepted', 'hash_conflict']);
    expect(heard[0]?.view?.state.values).toMatchObject({
      task: { task: { selected_option: option('Other') } },
      reason: { reason: { value: 'typed\nin two lines' } },
    });
    expect(front()?.values).toMatchObject({
      reason: { reason: { value: 'typed\nin two lines' } },
      why: { why: { value: 'because' } },
    });
  });
});

describe('a submission', () => {
  test('delivered twice is heard twice, of the same view with the same values, and closes it once', async () => {
    const picked = input('Account', { type: 'external_select', action_id: 'account', min_query_length: 0 });
    const asked: string[] = [];
    const sent = await withModal(modal([picked, reason()]), (app) =>
      app.options('account', async ({ ack, payload }) => {
        asked.push(payload.value);
        await ack({ options: [option('payments')] });
      }),
    );
    workspace.control.deliverTwice(1, 'view_submission');

    const outcome = await workspace.control.submit('mia', { Account: 'payments', Reason: 'finding 7' });

    await eventually(() => sent.length === 2);
    expect(outcome.kind).toBe('acknowledged');
    expect(sent[1]).toEqual(sent[0]);
    expect(asked).toEqual(['payments']);
    const closed = workspace.control
      .seen('mia', 0)
      .filter((seen) => seen.kind === 'modal' && seen.change === 'closed');
    expect(closed).toHaveLength(1);
  });

  test('that was not acknowledged leaves the window open, to be sent again with other content', async () => {
    const sent: ViewOutput[] = [];
    await workspace.connect((app) => {
      app.command('/root-status', async ({ ack, client: web, command }) => {
        await ack();
        await web.views.open({ trigger_id: command.trigger_id, view: modal([reason()]) });
      });
      app.view('request', async ({ ack, view }) => {
        sent.push(view);
        if (sent.length > 1) await ack();
      });
    });
    await workspace.control.say('mia', '#security', '/root-status');
    await eventually(() => front() !== undefined);

    expect((await workspace.control.submit('mia', { Reason: 'one' })).kind).toBe('not-acknowledged');
    expect((await workspace.control.submit('mia', { Reason: 'another' })).kind).toBe('acknowledged');

    expect(sent.map(({ id }) => id)).toEqual([sent[0]?.id, sent[0]?.id]);
    expect(sent.map(({ state }) => state.values.reason?.reason?.value)).toEqual(['one', 'another']);
  });
});

test('what is no field is shown in a window as it is in a message', async () => {
  await withModal(
    modal([
      { type: 'section', text: { type: 'mrkdwn', text: '*Who may approve*' } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: 'U0OMAR00001' },
              { type: 'text', text: ' or <!channel> of ' },
              { type: 'usergroup', usergroup_id: 'S0SECTEAM01' },
              { type: 'text', text: ' until ' },
              { type: 'date', timestamp: 1_795_190_400, format: '{date_short} {time}', fallback: 'then' },
            ],
          },
        ],
      },
      { type: 'context', elements: [plain('Nothing is sent yet')] },
      { type: 'divider' },
      { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('Custody') }] },
      reason(),
    ]),
  );

  expect(front()?.plainText).toBe(
    [
      ...['Request root', 'Who may approve'],
      '@Omar Diaz or <!channel> of @security-team until Nov 20, 2026 16:00 UTC',
      ...['Nothing is sent yet', '---', '[Custody]', 'Reason: because', '[Send] [Cancel]'],
    ].join('\n'),
  );
});

test('a window has at most a hundred blocks, and 250 KB', async () => {
  const web = client(workspace.running);
  const open = (blocks: KnownBlock[]) => web.views.open({ trigger_id: 'x', view: modal(blocks) });
  const long = { type: 'section' as const, text: plain('漢'.repeat(3_000)) };

  expect(await explanations(open(Array.from({ length: 101 }, () => ({ type: 'divider' }))))).toEqual([
    '[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]',
  ]);
  expect(await refusal(open(Array.from({ length: 28 }, () => long)))).toBe('view_too_large');
  expect(await refusal(open(Array.from({ length: 20 }, () => long)))).toBe('invalid_trigger_id');
});

describe('the Home tab', () => {
  const home = (text: string): HomeView => ({
    type: 'home',
    blocks: [
      { type: 'section', text: plain(text) },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'ask', text: plain('Request…'), value: 'RW-1' }],
      },
    ],
  });

  test('has buttons that open windows; two updates of the same state conflict', async () => {
    const pressed: BlockAction[] = [];
    const refusals: string[] = [];
    const published: (string | undefined)[] = [];
    await workspace.connect((app) => {
      app.event('app_home_opened', async ({ client: web, event }) => {
        const { view } = await web.views.publish({ user_id: event.user, view: home('One') });
        published.push(view?.hash);
      });
      app.action<BlockAction>('ask', async ({ ack, body, client: web }) => {
        await ack();
        pressed.push(body);
        const publish = (text: string) =>
          refusal(
            web.views.publish({ user_id: body.user.id, hash: body.view?.hash ?? '', view: home(text) }),
          );
        refusals.push(await publish('Two'), await publish('Three'));
        await web.views.open({ trigger_id: body.trigger_id, view: modal([reason()]) });
      });
    });
    await workspace.control.openHome('mia');
    await eventually(() => published.length === 1);

    await workspace.control.click('mia', { label: 'Request…', in: 'home' });

    await eventually(() => front() !== undefined);
    expect(pressed[0]).toMatchObject({
      container: { type: 'view' },
      view: { type: 'home', hash: published[0] },
      actions: [{ action_id: 'ask', value: 'RW-1' }],
    });
    expect(pressed[0]).not.toHaveProperty('response_url');
    expect(refusals).toEqual(['accepted', 'hash_conflict']);
    expect(workspace.control.view('mia', 'home').plainText).toBe('Two\n[Request…]');
  });
});
