import type { App, BlockAction, BlockElementAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { registerRequest } from './fixture-request.ts';

/** A name such as people give to accounts: everything in it is text. */
export const HOSTILE_NAME = '<!channel> *bold* & co <img src=x onerror=alert(1)>';

/** An app that uses what Slack offers; a real Bolt app, as the product is. */
export function registerFixture(app: App): void {
  registerMessages(app);
  registerDecisions(app);
  registerForm(app);
  registerRequest(app);
  registerHome(app);
}

function registerMessages(app: App): void {
  app.command('/hello', async ({ ack, command, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', text: 'Hello', blocks: greeting(command.text) });
  });
  app.command('/everyone', async ({ ack, respond }) => {
    await ack();
    await respond({ response_type: 'in_channel', text: 'For everyone', blocks: showcase() });
  });
  app.command('/pickers', async ({ ack, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', text: 'Pick', blocks: pickers() });
  });
  app.action<BlockAction<BlockElementAction>>(/^pick-/, async ({ ack, action, respond }) => {
    await ack();
    await respond({ replace_original: false, response_type: 'ephemeral', text: `Got \`${picked(action)}\`` });
  });
  app.command('/linked', async ({ ack, client, respond }) => {
    await ack();
    const posted = await client.chat.postMessage({ channel: 'C0ALERTS001', text: 'What is linked to' });
    const place = { channel: 'C0ALERTS001', message_ts: posted.ts ?? '' };
    const { permalink } = await client.chat.getPermalink(place);
    await respond({ response_type: 'ephemeral', text: `It stands there: <${permalink}|open it>` });
  });
  app.command('/silent', () => new Promise<void>(() => undefined));
}

function greeting(typed: string): KnownBlock[] {
  return [
    { type: 'header', text: { type: 'plain_text', text: `Hello, you typed “${typed}”` } },
    { type: 'section', text: { type: 'plain_text', text: HOSTILE_NAME } },
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: `Rich ${HOSTILE_NAME}` }] }],
    },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'count', text: { type: 'plain_text', text: 'Count' }, value: '1' },
        {
          type: 'button',
          action_id: 'form',
          text: { type: 'plain_text', text: 'Open form…' },
          style: 'primary',
        },
        {
          type: 'button',
          action_id: 'deny',
          text: { type: 'plain_text', text: 'Deny' },
          style: 'danger',
          confirm: {
            title: { type: 'plain_text', text: 'Deny the request?' },
            text: { type: 'mrkdwn', text: 'Mia will be *told*.' },
            confirm: { type: 'plain_text', text: 'Deny it' },
            deny: { type: 'plain_text', text: 'Go back' },
            style: 'danger',
          },
        },
        {
          type: 'overflow',
          action_id: 'more',
          options: [
            { text: { type: 'plain_text', text: 'Archive' }, value: 'archive' },
            { text: { type: 'plain_text', text: 'Export' }, value: 'export' },
          ],
        },
      ],
    },
  ];
}

function showcase(): KnownBlock[] {
  return [
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: '*bold* _italic_ ~gone~ `code` <https://example.com|a link> :warning:\n> quoted\n```block```',
      },
    },
    {
      type: 'section',
      fields: [
        { type: 'mrkdwn', text: '*Owner*\n<@U0OMAR00001>' },
        { type: 'plain_text', text: 'Second field' },
      ],
      accessory: {
        type: 'button',
        action_id: 'count',
        text: { type: 'plain_text', text: 'Beside' },
        value: '1',
      },
    },
    { type: 'divider' },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Asked in <#C0SECURITY1>' }] },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'Account' },
          { type: 'raw_text', text: 'Age' },
        ],
        [
          { type: 'raw_text', text: 'payments-prod' },
          { type: 'raw_number', value: 4, text: '4 d' },
        ],
      ],
      column_settings: [{}, { align: 'right' }],
    },
    { type: 'markdown', text: '## Steps\n1. **First** this\n2. Then [that](https://example.com/that)' },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            {
              type: 'rich_text_section',
              elements: [{ type: 'text', text: 'A point', style: { bold: true } }],
            },
          ],
        },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'A rich quote' }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'aws iam get-account-summary' }] },
      ],
    },
  ];
}

/** Everything that tells the app at once, outside a form. */
function pickers(): KnownBlock[] {
  const label = (text: string) => ({ type: 'plain_text', text }) as const;
  const options = ['Apple', 'Pear'].map((text) => ({ text: label(text), value: text.toLowerCase() }));
  return [
    {
      type: 'actions',
      elements: [
        { type: 'static_select', action_id: 'pick-fruit', placeholder: label('Fruit'), options },
        { type: 'users_select', action_id: 'pick-person', placeholder: label('Person') },
        { type: 'datepicker', action_id: 'pick-day', placeholder: label('Start') },
      ],
    },
    {
      type: 'section',
      text: label('Checks'),
      accessory: { type: 'checkboxes', action_id: 'pick-checks', options },
    },
    {
      type: 'actions',
      elements: [
        {
          type: 'static_select',
          action_id: 'pick-scope',
          placeholder: label('Scope'),
          options,
          confirm: {
            title: label('Sure?'),
            text: label('All of it?'),
            confirm: label('Yes'),
            deny: label('No'),
          },
        },
      ],
    },
  ];
}

function picked(action: BlockElementAction): string {
  switch (action.type) {
    case 'static_select':
      return action.selected_option.value;
    case 'users_select':
      return action.selected_user;
    case 'datepicker':
      return action.selected_date ?? 'none';
    case 'checkboxes':
      return action.selected_options.map((option) => option.value).join(',');
    default:
      return action.type;
  }
}

function registerDecisions(app: App): void {
  app.action<BlockAction<ButtonAction>>('count', async ({ ack, action, respond }) => {
    await ack();
    const next = Number(action.value) + 1;
    const button = {
      type: 'button',
      action_id: 'count',
      text: { type: 'plain_text', text: 'Count' },
      value: `${next}`,
    } as const;
    await respond({
      replace_original: true,
      text: `Counted to ${next}`,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: `Counted to ${next}` } },
        { type: 'actions', elements: [button] },
      ],
    });
  });
  app.action('deny', async ({ ack, respond }) => {
    await ack();
    await respond({
      replace_original: true,
      text: 'Denied',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Denied by you' } }],
    });
  });
  app.action('more', async ({ ack, action, respond }) => {
    await ack();
    const picked = action.type === 'overflow' ? action.selected_option.text.text : 'nothing';
    await respond({ replace_original: false, response_type: 'ephemeral', text: `Picked ${picked}` });
  });
}

function registerForm(app: App): void {
  app.action<BlockAction>('form', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.options('account', async ({ ack, payload }) => {
    const names = ['payments-prod', 'payments-dev', 'legacy-crm'].filter((name) =>
      name.includes(payload.value),
    );
    await ack({ options: names.map((name) => ({ text: { type: 'plain_text', text: name }, value: name })) });
  });
  app.action<BlockAction>('details', async ({ ack, body, client }) => {
    await ack();
    await client.views.push({ trigger_id: body.trigger_id, view: details() });
  });
  app.action<BlockAction>('lookup', async ({ ack, action, body, client }) => {
    await ack();
    const typed = action.type === 'plain_text_input' ? action.value : undefined;
    await client.views.update({ view_id: body.view?.id ?? '', view: form(typed) });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const reason = view.state.values.reason?.reason?.value ?? '';
    if (reason.length < 10) {
      await ack({
        response_action: 'errors',
        errors: { reason: 'Say a little more: at least 10 characters.' },
      });
      return;
    }
    await ack();
    await client.chat.postMessage({ channel: 'C0SECURITY1', text: summary(body.user.id, view.state.values) });
  });
}

type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What arrived, so that a test can see on the page that all of it did. */
function summary(user: string, values: Values): string {
  return `From <@${user}>: \`${JSON.stringify(values).replaceAll('`', "'")}\``;
}

/** `lookedUp`: what the app was asked to look up while the form was being filled in. */
function form(lookedUp?: string): ModalView {
  const label = (text: string) => ({ type: 'plain_text', text }) as const;
  const option = (text: string) =>
    ({ text: { type: 'plain_text', text }, value: text.toLowerCase() }) as const;
  const options = ['One', 'Two', 'Three'].map(option);
  return {
    type: 'modal',
    callback_id: 'form',
    title: label('Every field'),
    submit: label('Send'),
    close: label('Cancel'),
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'A form' },
        accessory: { type: 'button', action_id: 'details', text: label('Details…') },
      },
      ...(lookedUp === undefined ? [] : [section(`Looked up “${lookedUp}”`)]),
      {
        type: 'input',
        block_id: 'reason',
        label: label('Reason'),
        hint: label('In your own words'),
        element: { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: 60 },
      },
      {
        type: 'input',
        block_id: 'account',
        label: label('Account'),
        element: {
          type: 'external_select',
          action_id: 'account',
          min_query_length: 1,
          placeholder: label('Find an account'),
        },
      },
      {
        type: 'input',
        block_id: 'size',
        label: label('Size'),
        element: { type: 'static_select', action_id: 'size', options },
      },
      {
        type: 'input',
        block_id: 'people',
        label: label('People'),
        element: { type: 'multi_users_select', action_id: 'people' },
      },
      {
        type: 'input',
        block_id: 'urgency',
        label: label('Urgency'),
        element: { type: 'radio_buttons', action_id: 'urgency', options },
      },
      {
        type: 'input',
        block_id: 'checks',
        label: label('Checks'),
        optional: true,
        element: { type: 'checkboxes', action_id: 'checks', options },
      },
      {
        type: 'input',
        block_id: 'day',
        label: label('Day'),
        element: { type: 'datepicker', action_id: 'day' },
      },
      {
        type: 'input',
        block_id: 'hour',
        label: label('Hour'),
        element: { type: 'timepicker', action_id: 'hour' },
      },
      {
        type: 'input',
        block_id: 'moment',
        label: label('Moment'),
        optional: true,
        element: { type: 'datetimepicker', action_id: 'moment' },
      },
      {
        type: 'input',
        block_id: 'count',
        label: label('How many'),
        element: { type: 'number_input', action_id: 'count', is_decimal_allowed: false },
      },
      {
        type: 'input',
        block_id: 'lookup',
        label: label('Look up'),
        optional: true,
        dispatch_action: true,
        element: { type: 'plain_text_input', action_id: 'lookup' },
      },
    ],
  };
}

function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function details(): ModalView {
  return {
    type: 'modal',
    callback_id: 'details',
    title: { type: 'plain_text', text: 'Details' },
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'One level deeper' } }],
  };
}

function registerHome(app: App): void {
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: homeBlocks(event.user, 0) },
    });
  });
  app.action<BlockAction<ButtonAction>>('home-count', async ({ ack, action, body, client }) => {
    await ack();
    const next = Number(action.value) + 1;
    await client.views.publish({
      user_id: body.user.id,
      view: { type: 'home', blocks: homeBlocks(body.user.id, next) },
    });
  });
}

function homeBlocks(user: string, count: number): KnownBlock[] {
  return [
    { type: 'header', text: { type: 'plain_text', text: `Pressed ${count} times` } },
    { type: 'section', text: { type: 'mrkdwn', text: `Hello <@${user}>` } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'home-count',
          text: { type: 'plain_text', text: 'Press' },
          value: `${count}`,
        },
        { type: 'button', action_id: 'request', text: { type: 'plain_text', text: 'Request root…' } },
      ],
    },
  ];
}
