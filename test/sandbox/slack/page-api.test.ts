import { request } from 'node:http';
import type { Seen } from '../../../sandbox/slack/control.ts';
import type { PageState } from '../../../sandbox/slack/page-types.ts';
import { eventually, slack } from './support/bolt.ts';
import { client } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A request with exactly these headers; fetch would not let Host be chosen. */
function send(path: string, headers: Record<string, string> = {}, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${workspace.running.pageUrl}${path}`,
      { method: body === undefined ? 'GET' : 'POST', headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function post(
  path: string,
  body: object,
): Promise<{ status: number; answer: Record<string, unknown> }> {
  const { status, body: text } = await send(`page/api/${path}`, { 'content-type': 'application/json' }, body);
  return { status, answer: JSON.parse(text) };
}

async function state(as: string): Promise<PageState> {
  return JSON.parse((await send(`page/api/state?as=${as}`)).body);
}

const blocks = [
  {
    type: 'actions',
    block_id: 'b',
    elements: [
      { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value: 'v' },
      { type: 'external_select', action_id: 'find', min_query_length: 2 },
    ],
  },
];

test('a person’s state has their channels, their messages and the commands, and nobody else’s', async () => {
  const api = client(workspace.running);
  await api.chat.postMessage({ channel: 'C0ALERTS001', text: 'alert' });
  await api.chat.postEphemeral({ channel: 'C0SECURITY1', user: 'U0MIA000001', text: 'for mia' });

  const [mia, sam] = [await state('mia'), await state('sam')];

  expect(mia.messages.map((m) => m.plainText)).toEqual(['alert', 'for mia']);
  expect(sam.messages).toEqual([]);
  expect(sam.channels.map((c) => c.name)).toEqual([
    '#security',
    '#root-approvals',
    '#general',
    '#partner-acme',
    'dm',
  ]);
  expect(sam.channels[3]).toMatchObject({ isExternallyShared: true, hasApp: true });
  expect(mia.commands).toContainEqual({
    command: '/root-status',
    description: 'Posture',
    usageHint: '[scope]',
  });
  expect(mia).toMatchObject({ me: { handle: 'mia' }, modal: null, home: null, appConnected: false });
});

test('a button is pressed and a select asked for its options by their ids', async () => {
  const pressed: unknown[] = [];
  const { app } = await workspace.connect((bolt) => {
    bolt.action(/.*/, async ({ ack, action }) => {
      pressed.push(action);
      await ack();
    });
    bolt.options('find', ({ ack, options }) =>
      ack({ options: [{ text: { type: 'plain_text', text: `${options.value}!` }, value: 'one' }] }),
    );
  });
  const { ts = '' } = await app.client.chat.postMessage({ channel: 'C0SECURITY1', text: 'x', blocks });
  const spot = { as: 'omar', source: { kind: 'message', channelId: 'C0SECURITY1', ts }, blockId: 'b' };

  const go = await post('act', { ...spot, actionId: 'go' });
  const tooShort = await post('suggest', { ...spot, actionId: 'find', query: 'p' });
  const suggested = await post('suggest', { ...spot, actionId: 'find', query: 'pay' });
  const option = { text: { type: 'plain_text', text: 'pay!' }, value: 'one' };
  await post('act', { ...spot, actionId: 'find', input: option });

  expect(go.answer).toMatchObject({ kind: 'acknowledged' });
  expect(tooShort.answer).toEqual({ groups: [], error: 'Type at least 2 characters.' });
  expect(suggested.answer).toEqual({ groups: [{ options: [option] }] });
  expect(pressed).toMatchObject([
    { action_id: 'go', value: 'v' },
    { action_id: 'find', selected_option: option },
  ]);
});

test('a modal is filled, submitted and closed by its ids', async () => {
  const texts: unknown[] = [];
  await workspace.connect((bolt) => {
    bolt.command('/root-status', async ({ ack, client: web, command }) => {
      await ack();
      await web.views.open({
        trigger_id: command.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'ask',
          title: { type: 'plain_text', text: 'Ask' },
          submit: { type: 'plain_text', text: 'Send' },
          blocks: [
            {
              type: 'input',
              block_id: 'why',
              label: { type: 'plain_text', text: 'Why' },
              element: { type: 'plain_text_input', action_id: 'text' },
            },
          ],
        },
      });
    });
    bolt.view('ask', async ({ ack, view }) => {
      texts.push(view.state.values.why?.text?.value);
      await ack();
    });
  });
  await post('say', { as: 'mia', channel: '#security', text: '/root-status' });
  await eventually(() => workspace.control.seen('mia', 0).some((seen) => seen.kind === 'modal'));
  const viewId = (await state('mia')).modal?.viewId ?? '';

  const empty = await post('submit', { as: 'mia', viewId });
  const typed = {
    as: 'mia',
    source: { kind: 'view', viewId },
    blockId: 'why',
    actionId: 'text',
    input: 'because',
  };
  const input = await post('input', typed);
  const notTheirs = await post('submit', { as: 'omar', viewId });
  const sent = await post('submit', { as: 'mia', viewId });

  expect(empty.answer).toEqual({
    kind: 'errors',
    by: 'slack',
    errors: { Why: 'Please complete this required field.' },
  });
  expect(input.answer).toMatchObject({ kind: 'slack-only' });
  expect(notTheirs).toEqual({ status: 400, answer: { error: 'That view is not open any more.' } });
  expect(sent.answer).toMatchObject({ kind: 'acknowledged' });
  expect(texts).toEqual(['because']);
  expect((await state('mia')).modal).toBeNull();
});

test('events stream what the person sees, from where they left off', async () => {
  const api = client(workspace.running);
  await api.chat.postMessage({ channel: 'C0SECURITY1', text: 'before' });
  const heard: Seen[] = [];
  const stream = request(`${workspace.running.pageUrl}page/api/events?as=mia&since=0`, (response) => {
    response.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n'))
        if (line.startsWith('data: ')) heard.push(JSON.parse(line.slice(6)));
    });
  });
  stream.on('error', () => {});
  stream.end();
  await eventually(() => heard.length === 1);
  await api.chat.postEphemeral({ channel: 'C0SECURITY1', user: 'U0OMAR00001', text: 'for omar' });
  await api.chat.postMessage({ channel: 'C0SECURITY1', text: 'after' });
  await eventually(() => heard.length === 2);
  stream.destroy();

  expect(heard.map((seen) => (seen.kind === 'message' ? seen.message.text : seen.kind))).toEqual([
    'before',
    'after',
  ]);
});

test('a file is given to those who can see it, and downloaded rather than run', async () => {
  const api = client(workspace.running);
  await api.files.uploadV2({ channel_id: 'C0ALERTS001', filename: 'r.svg', content: '<svg/>' });
  const id = workspace.control.files()[0]?.id ?? '';

  expect(await send(`page/api/files/${id}?as=mia`)).toEqual({ status: 200, body: '<svg/>' });
  expect((await send(`page/api/files/${id}?as=sam`)).status).toBe(404);
});

describe('what is refused', () => {
  test('a request from another site, or by a name that only resolves here', async () => {
    const json = { 'content-type': 'application/json' };
    const body = { as: 'mia', channel: '#security', text: 'hi' };

    const foreign = await send('page/api/say', { ...json, origin: 'https://evil.example' }, body);
    const rebound = await send('page/api/state?as=mia', { host: 'evil.example' });
    const own = await send('page/api/say', { ...json, origin: workspace.running.pageUrl.slice(0, -1) }, body);

    expect([foreign.status, rebound.status, own.status]).toEqual([403, 403, 200]);
    expect(workspace.read()).toEqual(['posted hi']);
  });

  test('a form, which a browser would send without asking', async () => {
    const form = await send(
      'page/api/say',
      { 'content-type': 'text/plain' },
      { as: 'mia', channel: '#security', text: 'x' },
    );

    expect(form.status).toBe(415);
    expect(workspace.read()).toEqual([]);
  });

  test('what is incomplete, with the missing part named', async () => {
    const { status, answer } = await post('say', { as: 'mia', channel: '#security' });

    expect(status).toBe(400);
    expect(answer.error).toContain('→ at text');
  });

  test('acting as somebody who is not there', async () => {
    expect((await send('page/api/state?as=zoe')).status).toBe(400);
    expect((await post('say', { as: 'dora', channel: '#security', text: 'x' })).answer.error).toBe(
      'Dora Novak’s account is deactivated.',
    );
  });
});

test('what is not the API’s goes to the page’s own handler', async () => {
  const running = await slack({
    pageAssets: (incoming, response) => {
      if (incoming.url !== '/') return false;
      response.end('<h1>Corp</h1>');
      return true;
    },
  });
  try {
    expect(await (await fetch(running.pageUrl)).text()).toBe('<h1>Corp</h1>');
    expect((await fetch(`${running.pageUrl}nothing`)).status).toBe(404);
  } finally {
    await running.close();
  }
});
