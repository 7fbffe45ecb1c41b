import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { eventually } from './support/bolt.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();

const card: KnownBlock[] = [
  {
    type: 'section',
    block_id: 'head',
    text: { type: 'mrkdwn', text: '*RW-7F3K2M*: root access to <https://x.example|payments>' },
  },
  {
    type: 'actions',
    block_id: 'decide',
    elements: [
      {
        type: 'button',
        action_id: 'approve',
        text: { type: 'plain_text', text: 'Approve…' },
        value: 'RW-7F3K2M',
      },
      {
        type: 'button',
        action_id: 'deny',
        text: { type: 'plain_text', text: 'Deny…' },
        style: 'danger',
        confirm: {
          title: { type: 'plain_text', text: 'Deny?' },
          text: { type: 'plain_text', text: 'This cannot be undone.' },
          confirm: { type: 'plain_text', text: 'Deny' },
          deny: { type: 'plain_text', text: 'Back' },
        },
      },
      {
        type: 'overflow',
        action_id: 'more',
        options: [
          { text: { type: 'plain_text', text: 'History' }, value: 'history' },
          { text: { type: 'plain_text', text: 'Help' }, value: 'help' },
        ],
      },
    ],
  },
];

/** An app that posts the card on /root-status, and notes what is pressed. */
async function withCard(ephemeral: boolean) {
  const pressed: BlockAction[] = [];
  await workspace.connect((app) => {
    app.command('/root-status', async ({ ack, respond }) => {
      await ack();
      await respond({
        text: 'A request',
        blocks: card,
        response_type: ephemeral ? 'ephemeral' : 'in_channel',
      });
    });
    app.action(/.*/, async ({ ack, body, respond }) => {
      await ack();
      if (body.type !== 'block_actions') return;
      pressed.push(body);
      await respond({ text: 'Done', replace_original: true });
    });
  });
  await workspace.control.say('mia', '#security', '/root-status');
  await eventually(() => workspace.read().length === 1);
  return pressed;
}

test('a message reads with links by their text and buttons in brackets', async () => {
  await withCard(true);

  expect(workspace.messages()[0]?.message.plainText).toBe(
    'RW-7F3K2M: root access to payments\n[Approve…] [Deny…] [⋯ History | Help]',
  );
});

test('a press carries the value, who pressed, and where; the answer replaces the message', async () => {
  const pressed = await withCard(false);

  const outcome = await workspace.control.click('omar', { label: 'Approve…' });

  expect(outcome.kind).toBe('acknowledged');
  await eventually(() => workspace.read('omar').at(-1) === 'updated Done');
  const [body] = pressed;
  const action = body?.actions[0] as ButtonAction;
  expect(action).toMatchObject({
    action_id: 'approve',
    block_id: 'decide',
    value: 'RW-7F3K2M',
    type: 'button',
  });
  expect(body).toMatchObject({
    user: { id: 'U0OMAR00001', team_id: 'T0CORP00001' },
    channel: { id: 'C0SECURITY1', name: 'security' },
    container: { type: 'message', is_ephemeral: false },
    message: { text: 'A request' },
  });
  expect(workspace.control.view('mia', '#security')).toMatchObject({ plainText: 'Rootkeeper:\nDone' });
});

test('an ephemeral message is nobody else’s to press, and its content is not in the payload', async () => {
  const pressed = await withCard(true);

  await expect(workspace.control.click('omar', { label: 'Approve…' })).rejects.toThrow(
    'Nothing says “Approve…”. There is: nothing to press.',
  );
  await workspace.control.click('mia', { label: 'Approve…' });

  expect(pressed[0]).toMatchObject({ container: { is_ephemeral: true } });
  expect(pressed[0]?.message).toBeUndefined();
  await eventually(() => workspace.read().at(-1) === 'updated Done');
});

test('a declined confirmation reaches nobody', async () => {
  const pressed = await withCard(false);

  const outcome = await workspace.control.click('mia', { label: 'Deny…', confirm: 'decline' });

  expect(outcome).toEqual({ kind: 'slack-only', why: 'the confirmation was declined' });
  expect(pressed).toEqual([]);
  expect((await workspace.control.click('mia', { label: 'Deny…' })).kind).toBe('acknowledged');
});

test('an overflow menu’s option is pressed by what it says', async () => {
  const pressed = await withCard(false);

  await workspace.control.click('mia', { label: 'History' });

  expect(pressed[0]?.actions[0]).toMatchObject({
    type: 'overflow',
    action_id: 'more',
    selected_option: { value: 'history' },
  });
});

test('a label that is not there is answered with the labels that are', async () => {
  await withCard(false);

  await expect(workspace.control.click('mia', { label: 'Aprove' })).rejects.toThrow(
    'Nothing says “Aprove”. There is: [Approve…] [Deny…] [History] [Help].',
  );
});

test('of two buttons with one label the newest is pressed, unless a channel is named', async () => {
  const channels: (string | undefined)[] = [];
  const { app } = await workspace.connect((bolt) => {
    bolt.action('approve', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions') channels.push(body.channel?.name);
    });
  });
  await app.client.chat.postMessage({ channel: 'C0SECURITY1', text: 'first', blocks: card });
  await app.client.chat.postMessage({ channel: 'C0APPROVALS', text: 'second', blocks: card });

  await workspace.control.click('mia', { label: 'approve…' });
  await workspace.control.click('mia', { label: 'Approve…', in: '#security' });

  expect(channels).toEqual(['root-approvals', 'security']);
});

test('among many cards the one with a text is pressed, and in a list the button that stands after it', async () => {
  const values: (string | undefined)[] = [];
  const { app } = await workspace.connect((bolt) => {
    bolt.action('approve', async ({ ack, action }) => {
      await ack();
      if (action.type === 'button') values.push(action.value);
    });
  });
  const lines = (ids: readonly string[]): KnownBlock[] =>
    ids.flatMap((id) => [
      { type: 'section', text: { type: 'plain_text', text: id } },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'approve', text: { type: 'plain_text', text: 'Approve…' }, value: id },
        ],
      },
    ]);
  const post = (ids: readonly string[]) =>
    app.client.chat.postMessage({ channel: 'C0SECURITY1', text: 'x', blocks: lines(ids) });
  await post(['RW-1']);
  await post(['RW-2', 'RW-3']);
  await post(['RW-4']);

  for (const on of ['RW-1', 'RW-3', 'RW-2']) await workspace.control.click('mia', { label: 'Approve…', on });

  expect(values).toEqual(['RW-1', 'RW-3', 'RW-2']);
  await expect(workspace.control.click('mia', { label: 'Approve…', on: 'RW-5' })).rejects.toThrow(
    'Nothing says “Approve…” at “RW-5”. There is: nothing to press.',
  );
});

test('an unanswered press is marked on the screen of whoever pressed', async () => {
  const { app } = await workspace.connect((bolt) => bolt.action('approve', async () => {}));
  await app.client.chat.postMessage({ channel: 'C0SECURITY1', text: 'a card', blocks: card });

  const outcome = await workspace.control.click('mia', { label: 'Approve…' });

  expect(outcome).toEqual({ kind: 'not-acknowledged' });
  expect(workspace.control.seen('mia', 0).at(-1)).toMatchObject({
    kind: 'warning',
    text: 'Rootkeeper did not respond to “Approve…”.',
  });
  expect(workspace.control.seen('omar', 0).at(-1)?.kind).toBe('message');
});
