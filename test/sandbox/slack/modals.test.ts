import type { App, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { eventually } from './support/bolt.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const input = (label: string, element: InputBlock['element'], optional = false): InputBlock => ({
  type: 'input',
  block_id: label.toLowerCase(),
  label: plain(label),
  element,
  optional,
});

const form: KnownBlock[] = [
  input('Account', { type: 'external_select', action_id: 'account', min_query_length: 1 }),
  input('Operator', { type: 'users_select', action_id: 'operator', initial_user: 'U0MIA000001' }),
  input('Approvers', { type: 'multi_users_select', action_id: 'approvers' }, true),
  input('Task', {
    type: 'static_select',
    action_id: 'task',
    options: [option('MFA delete'), option('Billing')],
  }),
  input('Checks', { type: 'checkboxes', action_id: 'checks', options: [option('One'), option('Two')] }, true),
  input('Urgency', { type: 'radio_buttons', action_id: 'urgency', options: [option('Low'), option('High')] }),
  input('Day', { type: 'datepicker', action_id: 'day' }),
  input('Time', { type: 'timepicker', action_id: 'time' }),
  input('Start', { type: 'datetimepicker', action_id: 'start' }, true),
  input('Reason', { type: 'plain_text_input', action_id: 'reason', min_length: 5 }),
];

const modal = (overrides: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'request',
  private_metadata: 'kept',
  title: plain('Request root'),
  submit: plain('Send'),
  blocks: form,
  ...overrides,
});

const filled = {
  Account: 'payments-prod',
  Approvers: ['omar', 'lena'],
  Task: 'MFA delete',
  Checks: ['Two'],
  Urgency: 'High',
  Day: '2026-11-20',
  Time: '16:00',
  Start: '2026-11-20T16:00Z',
  Reason: 'auditor finding 7',
};

/** An app that opens `view` on the command and answers its submission with `answers`, in turn. */
async function withModal(
  view: ModalView,
  answers: (ViewResponseAction | undefined)[] = [],
  more: (app: App) => void = () => {},
) {
  const submitted: ViewOutput[] = [];
  const closed: string[] = [];
  await workspace.connect((app) => {
    app.command('/root-status', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    app.options('account', async ({ ack, options }) => {
      const all = ['payments-prod', 'payments-dev', 'hr'].filter((name) => name.includes(options.value));
      await ack({ options: all.map((name) => ({ text: plain(name), value: `id-of-${name}` })) });
    });
    app.action(/.*/, ({ ack }) => ack());
    more(app);
    app.view('request', async ({ ack, view: sent }) => {
      submitted.push(sent);
      await ack(answers.shift());
    });
    app.view({ type: 'view_closed', callback_id: 'request' }, async ({ ack, view: sent }) => {
      closed.push(sent.id);
      await ack();
    });
  });
  await workspace.control.say('mia', '#security', '/root-status');
  await eventually(() => front() !== undefined);
  return { submitted, closed };
}

function front() {
  const screen = workspace.control.view('mia', 'modal');
  return screen.kind === 'modal' ? screen.modal : undefined;
}

test('a modal opens in front of whoever asked, and nobody else', async () => {
  await withModal(modal());

  expect(front()?.title).toBe('Request root');
  expect(workspace.control.view('omar', 'modal')).toEqual({ kind: 'modal', modal: undefined, plainText: '' });
  expect(front()?.plainText).toContain('Operator: @Mia Chen\nApprovers (optional): []\n');
});

test('every kind of field is filled by its label and arrives in view.state.values', async () => {
  const { submitted } = await withModal(modal());

  const outcome = await workspace.control.submit('mia', filled);

  expect(outcome.kind).toBe('acknowledged');
  expect(submitted[0]?.private_metadata).toBe('kept');
  expect(submitted[0]?.state.values).toEqual({
    account: {
      account: {
        type: 'external_select',
        selected_option: { text: plain('payments-prod'), value: 'id-of-payments-prod' },
      },
    },
    operator: { operator: { type: 'users_select', selected_user: 'U0MIA000001' } },
    approvers: { approvers: { type: 'multi_users_select', selected_users: ['U0OMAR00001', 'U0LENA00001'] } },
    task: { task: { type: 'static_select', selected_option: option('MFA delete') } },
    checks: { checks: { type: 'checkboxes', selected_options: [option('Two')] } },
    urgency: { urgency: { type: 'radio_buttons', selected_option: option('High') } },
    day: { day: { type: 'datepicker', selected_date: '2026-11-20' } },
    time: { time: { type: 'timepicker', selected_time: '16:00' } },
    start: { start: { type: 'datetimepicker', selected_date_time: 1795190400 } },
    reason: { reason: { type: 'plain_text_input', value: 'auditor finding 7' } },
  });
  expect(front()).toBeUndefined();
});

test('required fields left empty are Slack’s own errors, and the app hears nothing', async () => {
  const { submitted } = await withModal(modal());

  const outcome = await workspace.control.submit('mia', { ...filled, Reason: 'no', Day: null });

  expect(outcome).toEqual({
    kind: 'errors',
    by: 'slack',
    errors: { Day: 'Please complete this required field.', Reason: 'Please enter at least 5 characters.' },
  });
  expect(submitted).toEqual([]);
});

test('the app’s errors keep the modal open with what was filled in', async () => {
  await withModal(modal(), [{ response_action: 'errors', errors: { reason: 'Name the ticket' } }, undefined]);

  const outcome = await workspace.control.submit('mia', filled);

  expect(outcome).toEqual({ kind: 'errors', by: 'app', errors: { Reason: 'Name the ticket' } });
  expect(front()?.plainText).toContain('Reason: auditor finding 7\n  ! Name the ticket');
  expect((await workspace.control.submit('mia', { Reason: 'SEC-123, finding 7' })).kind).toBe('acknowledged');
  expect(front()).toBeUndefined();
});

test('errors for a block that is no input leave Slack’s trouble message', async () => {
  await withModal(modal(), [{ response_action: 'errors', errors: { nonsense: 'x' } }]);

  const outcome = await workspace.control.submit('mia', filled);

  expect(outcome).toMatchObject({ kind: 'bad-answer', why: expect.stringContaining('nonsense') });
  expect(workspace.control.seen('mia', 0).at(-1)).toMatchObject({
    kind: 'warning',
    text: 'We had some trouble connecting. Try again?',
  });
  expect(front()).toBeDefined();
});

test('a submission can be answered with another view, one on top, or the end of all', async () => {
  const note: ModalView = { ...modal({ title: plain('Second'), blocks: [{ type: 'divider' }] }) };
  await withModal(modal(), [
    { response_action: 'push', view: note },
    { response_action: 'update', view: { ...note, title: plain('Third') } },
    { response_action: 'clear' },
  ]);

  await workspace.control.submit('mia', filled);
  expect(front()).toMatchObject({ title: 'Second', under: 1 });
  await workspace.control.submit('mia', {});
  expect(front()).toMatchObject({ title: 'Third', under: 1 });
  await workspace.control.submit('mia', {});
  expect(front()).toBeUndefined();
});

test('a view that Slack would refuse in an answer is refused', async () => {
  await withModal(modal(), [{ response_action: 'update', view: modal({ title: plain('x'.repeat(25)) }) }]);

  const outcome = await workspace.control.submit('mia', filled);

  expect(outcome).toEqual({
    kind: 'bad-answer',
    why: 'must be less than 25 characters [json-pointer:/view/title/text]',
  });
});

test('closing tells an app that asked to hear of it', async () => {
  const { closed } = await withModal(modal({ notify_on_close: true, close: plain('Not now') }));

  const outcome = await workspace.control.click('mia', { label: 'Not now' });

  expect(outcome.kind).toBe('acknowledged');
  expect(closed).toHaveLength(1);
  expect(front()).toBeUndefined();
});

test('an option is picked by the beginning of its text, where only one begins so', async () => {
  const { submitted } = await withModal(modal());

  await workspace.control.submit('mia', { ...filled, Task: 'MFA', Account: 'payments-p' });

  expect(submitted[0]?.state.values).toMatchObject({
    task: { task: { selected_option: option('MFA delete') } },
    account: { account: { selected_option: { value: 'id-of-payments-prod' } } },
  });
});

test('a beginning that several options share is none of them', async () => {
  await withModal(modal());

  await expect(workspace.control.submit('mia', { ...filled, Account: 'pay' })).rejects.toThrow(
    'There is no option “pay”. There are: payments-prod, payments-dev.',
  );
});

test('an unknown field or option is answered with those there are', async () => {
  await withModal(modal());

  await expect(workspace.control.choose('mia', { label: 'Task', option: 'Sleep' })).rejects.toThrow(
    'There is no option “Sleep”. There are: MFA delete, Billing.',
  );
  await expect(workspace.control.choose('mia', { label: 'Account', option: 'zebra' })).rejects.toThrow(
    'There is no option “zebra”. There are: none.',
  );
  await expect(workspace.control.choose('mia', { label: 'Colour', option: 'red' })).rejects.toThrow(
    'There is no field “Colour”. There are: account, operator,',
  );
});

test('a field that dispatches actions tells the app, whose update keeps what was filled in', async () => {
  const task = { ...(form[3] as InputBlock), dispatch_action: true };
  const reason = form[9] as InputBlock;
  const ticket = input('Ticket', { type: 'plain_text_input', action_id: 'ticket' });
  const picked: unknown[] = [];
  const { submitted } = await withModal(modal({ blocks: [task, reason] }), [], (app) =>
    app.action('task', async ({ action, body, client }) => {
      picked.push(action);
      if (body.type !== 'block_actions' || !body.view) return;
      await client.views.update({ view_id: body.view.id, view: modal({ blocks: [task, reason, ticket] }) });
    }),
  );

  const outcome = await workspace.control.submit('mia', {
    Reason: 'finding 7',
    Task: 'MFA delete',
    Ticket: 'SEC-1',
  });

  expect(outcome.kind).toBe('acknowledged');
  expect(picked).toMatchObject([{ type: 'static_select', selected_option: option('MFA delete') }]);
  expect(submitted[0]?.state.values).toMatchObject({
    reason: { reason: { value: 'finding 7' } },
    ticket: { ticket: { value: 'SEC-1' } },
  });
});

test('a conversation picked for an answer comes with a response_url to it', async () => {
  const where = input('Where', {
    type: 'conversations_select',
    action_id: 'where',
    response_url_enabled: true,
  });
  const urls: unknown[] = [];
  await workspace.connect((app) => {
    app.command('/root-status', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: modal({ blocks: [where] }) });
    });
    app.view('request', async ({ ack, body, respond }) => {
      await ack();
      if (body.type === 'view_submission') urls.push(...(body.response_urls ?? []));
      await respond({ text: 'shared', response_type: 'in_channel' });
    });
  });
  await workspace.control.say('mia', '#security', '/root-status');
  await eventually(() => front() !== undefined);

  await workspace.control.submit('mia', { Where: '#general' });

  await eventually(() => workspace.read('omar').includes('posted shared'));
  expect(urls).toMatchObject([{ block_id: 'where', action_id: 'where', channel_id: 'C0GENERAL01' }]);
});
