import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';

const CHANNEL = 'C0SECURITY1';
const OMAR = 'U0OMAR00001';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });

/** A request as windows have it: a form that explains, a card that mentions and is decided, a thread, direct messages. */
export function registerRequest(app: App): void {
  app.command('/request', async ({ ack, client }) => {
    await ack();
    await announce(client);
  });
  app.action<BlockAction>('request', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: requestForm(false) });
  });
  app.options('accounts', async ({ ack, payload }) => {
    const matching = (names: readonly string[]) =>
      names.filter((name) => name.includes(payload.value)).map(option);
    const groups = [
      { label: plain('Production'), options: matching(['payments-prod', 'ledger-prod', 'hr-prod']) },
      { label: plain('Development'), options: matching(['payments-dev', 'hr-dev']) },
    ];
    await ack({ option_groups: groups.filter(({ options }) => options.length > 0) });
  });
  app.action<BlockAction>('task', async ({ ack, action, body, client }) => {
    await ack();
    const picked = action.type === 'static_select' ? action.selected_option.value : '';
    const { id = '', hash = '' } = body.view ?? {};
    await client.views.update({ view_id: id, hash, view: requestForm(picked === 'tax settings') });
  });
  app.view<ViewSubmitAction>('request', async ({ ack, view, client }) => {
    await ack();
    const values = JSON.stringify(view.state.values);
    await client.chat.postMessage({ channel: CHANNEL, text: `Requested: \`${values}\`` });
  });
  app.action<BlockAction>('approve', async ({ ack, body, client }) => {
    await ack();
    const ts = body.message?.ts ?? '';
    await client.chat.update({
      channel: CHANNEL,
      ts,
      text: 'RW-7F3K2M: approved',
      blocks: card(body.user.id),
    });
  });
}

async function announce(client: WebClient): Promise<void> {
  const { ts = '' } = await client.chat.postMessage({
    channel: CHANNEL,
    text: 'RW-7F3K2M: waits for approval',
    blocks: card(undefined),
  });
  await client.chat.postMessage({
    channel: CHANNEL,
    thread_ts: ts,
    text: 'Nobody has decided for 15 minutes',
  });
  await client.chat.postMessage({
    channel: CHANNEL,
    thread_ts: ts,
    text: 'Nobody has decided for 30 minutes',
  });
  const { channel } = await client.conversations.open({ users: OMAR });
  await client.chat.postMessage({ channel: channel?.id ?? '', text: 'RW-7F3K2M waits for you' });
}

function card(approver: string | undefined): KnownBlock[] {
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Who may approve: ' },
            { type: 'user', user_id: OMAR },
            { type: 'text', text: ', told in ' },
            { type: 'channel', channel_id: 'C0SECURITY1' },
            { type: 'text', text: ' until ' },
            { type: 'date', timestamp: 1_795_190_400, format: '{date_short} at {time}', fallback: '20 Nov' },
            { type: 'text', text: '. Reason: <!channel> *now*' },
          ],
        },
      ],
    },
    ...(approver === undefined ? [waiting()] : [approved(approver)]),
  ];
}

function waiting(): KnownBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'approve', style: 'primary', text: plain('Approve…') }],
  };
}

function approved(by: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: `Approved by <@${by}>` } };
}

/** `isExplained`: the task that was picked no longer needs root. */
function requestForm(isExplained: boolean): ModalView {
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
  return {
    type: 'modal',
    callback_id: 'request',
    title: plain('Request root access'),
    submit: plain('Request'),
    close: plain('Cancel'),
    private_metadata: 'routing only',
    blocks: [
      input('Accounts', {
        type: 'multi_external_select',
        action_id: 'accounts',
        min_query_length: 0,
        max_selected_items: 2,
        placeholder: plain('Search accounts'),
        initial_options: [option('payments-prod')],
      }),
      input('Operator', { type: 'users_select', action_id: 'operator', initial_user: 'U0MIA000001' }),
      input(
        'Task',
        {
          type: 'static_select',
          action_id: 'task',
          option_groups: [
            { label: plain('Storage'), options: [option('S3 MFA delete')] },
            { label: plain('Billing'), options: [option('Tax settings')] },
          ],
        },
        { dispatch_action: true },
      ),
      ...(isExplained ? [explanation()] : []),
      input('Why', {
        type: 'plain_text_input',
        action_id: 'why',
        multiline: true,
        min_length: 5,
        max_length: 3000,
      }),
      input(
        'Start',
        { type: 'datetimepicker', action_id: 'start' },
        { optional: true, hint: plain('Empty: at once') },
      ),
      input('Duration', {
        type: 'radio_buttons',
        action_id: 'duration',
        options: ['1 hour', '4 hours'].map(option),
        initial_option: option('1 hour'),
      }),
      input(
        'Break-glass',
        {
          type: 'checkboxes',
          action_id: 'loud',
          options: [
            { ...option('Open at once'), description: plain('Pages everybody; a review is mandatory') },
          ],
        },
        { optional: true },
      ),
      { type: 'divider' },
      { type: 'context', elements: [plain('Two approvals are needed.')] },
    ],
  };
}

function explanation(): KnownBlock {
  const text = 'This task no longer needs root: use the Billing API.';
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] };
}
