import { demoWorkspace } from '../../../sandbox/slack/demo-workspace.ts';
import { ALL_SCOPES, manifest, slack } from './support/bolt.ts';
import { client, refusal } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();
const api = () => client(workspace.running);
const channel = 'C0APPROVALS';
const withTheAppEverywhere = {
  ...demoWorkspace,
  channels: demoWorkspace.channels.map((each) => ({ ...each, hasBot: true })),
};

const post = async (text: string, more: { thread_ts?: string } = {}) =>
  (await api().chat.postMessage({ channel, text, ...more })).ts ?? '';
const texts = (messages: { text?: string }[] | undefined) => messages?.map((message) => message.text);

describe('history', () => {
  test('is paged by time: what is posted or deleted between two pages moves nothing', async () => {
    const posted = [];
    for (const text of ['1', '2', '3', '4', '5']) posted.push(await post(text));

    const first = await api().conversations.history({ channel, limit: 2 });
    await post('6');
    await api().chat.delete({ channel, ts: posted[3] ?? '' });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await api().conversations.history({ channel, limit: 2, cursor });

    expect(texts(first.messages)).toEqual(['5', '4']);
    expect([first.has_more, second.has_more]).toEqual([true, true]);
    expect(texts(second.messages)).toEqual(['3', '2']);
    expect(await refusal(api().conversations.history({ channel, cursor: 'b2Zmc2V0OjE=' }))).toBe(
      'invalid_cursor',
    );
    expect(await refusal(api().conversations.history({ channel, limit: 1000 }))).toBe('invalid_limit');
  });

  test('begins after “oldest”, or at it where that is asked for', async () => {
    await post('before');
    const oldest = await post('then');
    await post('after');

    expect(texts((await api().conversations.history({ channel, oldest })).messages)).toEqual(['after']);
    const inclusive = await api().conversations.history({ channel, oldest, inclusive: true });
    expect(texts(inclusive.messages)).toEqual(['after', 'then']);
  });

  test.each([
    ['channels:history', 'C0APPROVALS'],
    ['groups:history', 'C0SECPRIV01'],
    ['im:history', 'D0MIA000001'],
  ])('needs %s', async (scope, place) => {
    const scopes = ALL_SCOPES.filter((each) => each !== scope);
    const running = await slack({ manifest: manifest(scopes), workspace: withTheAppEverywhere });
    try {
      for (const call of [
        client(running).conversations.history({ channel: place }),
        client(running).conversations.replies({ channel: place, ts: '1.000001' }),
      ])
        await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: scope } });
    } finally {
      await running.close();
    }
  });
});

describe('a thread', () => {
  test('is found by its parent and by a reply, in pages, from a time on', async () => {
    const ts = await post('card');
    const reply = await post('first reminder', { thread_ts: ts });
    await post('second reminder', { thread_ts: ts });

    const whole = await api().conversations.replies({ channel, ts });
    expect(texts(whole.messages)).toEqual(['card', 'first reminder', 'second reminder']);
    expect(whole.messages?.[1]).toMatchObject({ thread_ts: ts, parent_user_id: 'U0ROOTKEEP1' });
    expect(texts((await api().conversations.replies({ channel, ts: reply })).messages)).toEqual(
      texts(whole.messages),
    );
    const page = await api().conversations.replies({ channel, ts, limit: 2 });
    const cursor = page.response_metadata?.next_cursor ?? '';
    expect(texts((await api().conversations.replies({ channel, ts, cursor })).messages)).toEqual([
      'second reminder',
    ]);
    expect(texts((await api().conversations.replies({ channel, ts, oldest: reply })).messages)).toEqual([
      'card',
      'second reminder',
    ]);
  });

  test('stays when what started it is deleted, under a tombstone that can be changed no more', async () => {
    const ts = await post('card');
    await post('reminder', { thread_ts: ts });

    await api().chat.delete({ channel, ts });

    const { messages } = await api().conversations.replies({ channel, ts });
    expect(messages).toMatchObject([
      { subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' },
      { text: 'reminder' },
    ]);
    expect(await refusal(api().chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found');
    expect(await refusal(api().chat.delete({ channel, ts }))).toBe('message_not_found');
    expect(workspace.control.view('omar', '#root-approvals').plainText).toBe(
      'Slackbot:\nThis message was deleted.',
    );
  });

  test('is seen by people in its channel, replied to by them, and looked at by channel or message', async () => {
    const ts = await post('card');
    await post('reminder', { thread_ts: ts });
    const { ts: other } = await api().chat.postMessage({ channel: 'C0SECURITY1', text: 'elsewhere' });
    await api().chat.postMessage({ channel: 'C0SECURITY1', thread_ts: other ?? '', text: 'a word' });

    await workspace.control.say('omar', '#root-approvals', 'on it', ts);

    const { control } = workspace;
    expect(control.thread('lena', { in: '#root-approvals' })).toMatchObject({
      channel: '#root-approvals',
      plainText: 'Rootkeeper:\ncard\n\nRootkeeper:\nreminder\n\nOmar Diaz:\non it',
    });
    expect(control.thread('lena', { ts: other ?? '' }).plainText).toBe(
      'Rootkeeper:\nelsewhere\n\nRootkeeper:\na word',
    );
    expect(() => control.thread('lena', { in: '#root-alerts' })).toThrow(
      'Lena Fischer can see no thread in #root-alerts.',
    );
    expect(() => control.thread('gus', { in: '#root-approvals' })).toThrow(
      'Gus Moreau is not in #root-approvals',
    );
  });
});

describe('metadata', () => {
  const metadata = { event_type: 'rootkeeper_window', event_payload: { id: 'RW-1', version: 1 } };
  const stored = async () =>
    (await api().conversations.history({ channel, include_all_metadata: true })).messages?.[0]?.metadata;

  test('is kept by an update that says nothing of it, replaced, and taken away by an empty object', async () => {
    const { ts = '' } = await api().chat.postMessage({ channel, text: 'card', metadata });

    await api().chat.update({ channel, ts, text: 'card, edited' });
    expect(await stored()).toEqual(metadata);
    const second = { ...metadata, event_payload: { id: 'RW-1', version: 2 } };
    await api().chat.update({ channel, ts, text: 'card', metadata: second });
    expect(await stored()).toEqual(second);
    await api().apiCall('chat.update', { channel, ts, text: 'card', metadata: {} });
    expect(await stored()).toBeUndefined();
  });

  test('holds values, flat objects and lists of them, and nothing else', async () => {
    const posted = (event_payload: object, event_type = 'window') =>
      refusal(
        api().apiCall('chat.postMessage', { channel, text: 'x', metadata: { event_type, event_payload } }),
      );

    expect(await posted({ a: 1, b: true, c: ['x', { d: 'y' }], e: { f: 2 } })).toBe('accepted');
    expect(await posted({ a: null })).toBe('invalid_metadata_schema');
    expect(await posted({ a: { b: { c: 1 } } })).toBe('invalid_metadata_schema');
    expect(await posted({}, '')).toBe('invalid_metadata_schema');
    expect(await posted({ a: 'x'.repeat(16_000) })).toBe('metadata_too_large');
    expect(await refusal(api().apiCall('chat.postMessage', { channel, text: 'x', metadata: '{' }))).toBe(
      'invalid_metadata_format',
    );
  });
});

describe('a direct message', () => {
  test('is opened, written to by its own id, and has a history of its own', async () => {
    const { channel: opened } = await api().conversations.open({ users: 'U0OMAR00001' });
    await api().chat.postMessage({ channel: opened?.id ?? '', text: 'a request waits for you' });

    expect(opened?.id).toBe('D0OMAR00001');
    expect(workspace.control.view('omar', 'dm').plainText).toBe('Rootkeeper:\na request waits for you');
    expect(texts((await api().conversations.history({ channel: opened?.id ?? '' })).messages)).toEqual([
      'a request waits for you',
    ]);
    expect(await refusal(api().conversations.open({ users: 'U0DORA00001' }))).toBe('user_disabled');
    expect(await refusal(api().conversations.open({ users: 'U0ROOTKEEP1' }))).toBe('cannot_dm_bot');
  });
});
