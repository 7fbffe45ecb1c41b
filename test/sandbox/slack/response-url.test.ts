import { eventually } from './support/bolt.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();

async function post(url: string, body: unknown): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** The response_url of a command that mia typed. */
async function commandUrl(): Promise<string> {
  const urls: string[] = [];
  await workspace.connect((app) =>
    app.command('/root-status', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack();
    }),
  );
  await workspace.control.say('mia', '#general', '/root-status');
  return eventually(() => urls[0]);
}

test('works five times', async () => {
  const url = await commandUrl();

  const statuses: number[] = [];
  for (let i = 1; i <= 5; i += 1) statuses.push((await post(url, { text: `answer ${i}` })).status);
  const sixth = await post(url, { text: 'answer 6' });

  expect(statuses).toEqual([200, 200, 200, 200, 200]);
  expect(sixth).toEqual({ status: 404, text: '{"ok":false,"error":"used_url"}' });
  expect(workspace.read()).toHaveLength(5);
});

test('works for thirty minutes', async () => {
  const url = await commandUrl();

  workspace.clock.move(30 * 60_000);
  const inTime = await post(url, { text: 'in time' });
  workspace.clock.move(1);
  const late = await post(url, { text: 'late' });

  expect(inTime.status).toBe(200);
  expect(late).toEqual({ status: 404, text: '{"ok":false,"error":"expired_url"}' });
});

test('of a slash command can only add messages', async () => {
  const url = await commandUrl();

  await post(url, { text: 'Measuring…' });
  await post(url, { text: 'Result', replace_original: true });
  const deletion = await post(url, { delete_original: true });

  expect(workspace.read()).toEqual(['posted Measuring…', 'posted Result']);
  expect(deletion).toEqual({ status: 400, text: '{"ok":false,"error":"no_text"}' });
});

test('answers only the person, or everybody in the channel, even where the bot is no member', async () => {
  const url = await commandUrl();

  await post(url, { text: 'for mia' });
  await post(url, { text: 'for all', response_type: 'in_channel' });

  expect(workspace.read('mia')).toEqual(['posted for mia', 'posted for all']);
  expect(workspace.read('omar')).toEqual(['posted for all']);
});

test('refuses blocks as Slack does, and text that is no JSON', async () => {
  const url = await commandUrl();

  const wrong = await post(url, { text: 'x', blocks: [{ type: 'section' }] });
  const garbage = await fetch(url, { method: 'POST', body: 'hello' });

  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('invalid_blocks');
  expect(garbage.status).toBe(400);
});

describe('of a button', () => {
  const blocks = [
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
    },
  ];

  async function buttonUrl(): Promise<string> {
    const urls: string[] = [];
    const { app } = await workspace.connect((bolt) =>
      bolt.action('go', async ({ ack, body }) => {
        if (body.type === 'block_actions') urls.push(body.response_url);
        await ack();
      }),
    );
    await app.client.chat.postEphemeral({
      channel: 'C0SECURITY1',
      user: 'U0MIA000001',
      text: 'a page',
      blocks,
    });
    await workspace.control.click('mia', { label: 'Go' });
    return eventually(() => urls[0]);
  }

  test('replaces the message it stands in, ephemeral as it is', async () => {
    const url = await buttonUrl();

    await post(url, { text: 'page 2', replace_original: true });

    expect(workspace.read()).toEqual(['posted [Go]', 'updated page 2']);
    expect(workspace.messages()[1]?.message.ephemeral).toBe(true);
  });

  test('deletes it', async () => {
    const url = await buttonUrl();

    await post(url, { delete_original: true });

    expect(workspace.read()).toEqual(['posted [Go]', 'deleted [Go]']);
    expect(workspace.control.view('mia', '#security').plainText).toBe('');
  });

  test('adds beside it when asked to', async () => {
    const url = await buttonUrl();

    await post(url, { text: 'shared', response_type: 'in_channel', replace_original: false });

    expect(workspace.read('omar')).toEqual(['posted shared']);
    expect(workspace.read()).toEqual(['posted [Go]', 'posted shared']);
  });
});
