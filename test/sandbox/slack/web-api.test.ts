import { ALL_SCOPES, manifest, slack } from './support/bolt.ts';
import { client, explanations, refusal } from './support/client.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();
const api = () => client(workspace.running);

describe('tokens and scopes', () => {
  test('the bot token says who the app is', async () => {
    expect(await api().auth.test()).toMatchObject({
      ok: true,
      team_id: 'T0CORP00001',
      user_id: 'U0ROOTKEEP1',
      bot_id: 'B0ROOTKEEP1',
    });
  });

  test('wrong, missing and misplaced tokens are refused', async () => {
    expect(await refusal(client(workspace.running, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await refusal(client(workspace.running, '').auth.test())).toBe('not_authed');
    expect(await refusal(api().apps.connections.open())).toBe('not_allowed_token_type');
    const app = client(workspace.running, workspace.running.tokens.app);
    expect(await refusal(app.users.info({ user: 'U0MIA000001' }))).toBe('not_allowed_token_type');
  });

  test('a method the workspace does not have is unknown', async () => {
    expect(await refusal(api().apiCall('reactions.add'))).toBe('unknown_method');
  });

  test('a scope that the manifest does not ask for is missing, and named', async () => {
    const scopes = ALL_SCOPES.filter((scope) => scope !== 'chat:write' && scope !== 'im:history');
    const running = await slack({ manifest: manifest(scopes) });
    try {
      const post = client(running).chat.postMessage({ channel: 'C0SECURITY1', text: 'x' });
      await expect(post).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write' } });
      const history = client(running).conversations.history({ channel: 'D0MIA000001' });
      await expect(history).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'im:history' } });
    } finally {
      await running.close();
    }
  });
});

describe('channels', () => {
  test('the bot can post only where it is a member, and sees no private channel it is not in', async () => {
    expect(await refusal(api().chat.postMessage({ channel: 'C0GENERAL01', text: 'x' }))).toBe(
      'not_in_channel',
    );
    expect(await refusal(api().chat.postMessage({ channel: 'C0SECPRIV01', text: 'x' }))).toBe(
      'channel_not_found',
    );
    expect(await refusal(api().chat.postMessage({ channel: 'C0NOWHERE01', text: 'x' }))).toBe(
      'channel_not_found',
    );
    const { channels } = await api().conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map((channel) => channel.name)).toEqual([
      'security',
      'root-approvals',
      'root-alerts',
      'general',
      'partner-acme',
    ]);
  });

  test('an externally shared channel says so', async () => {
    const shared = await api().conversations.info({ channel: 'C0PARTNER01' });
    const own = await api().conversations.info({ channel: 'C0SECURITY1' });

    expect([shared.channel?.is_ext_shared, own.channel?.is_ext_shared]).toEqual([true, false]);
  });

  test('a person’s id stands for the app’s direct message with them', async () => {
    const opened = await api().conversations.open({ users: 'U0RAVI00001' });
    await api().chat.postMessage({ channel: 'U0RAVI00001', text: 'psst' });

    expect(opened.channel?.id).toBe('D0RAVI00001');
    expect(workspace.control.view('ravi', 'dm').plainText).toBe('Rootkeeper:\npsst');
    expect(workspace.read('mia')).toEqual([]);
  });

  test('lists come in pages', async () => {
    const first = await api().conversations.list({ limit: 3 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await api().conversations.list({ limit: 3, cursor });

    expect(first.channels?.map((c) => c.name)).toEqual(['security', 'root-approvals', 'root-alerts']);
    expect(second.channels?.map((c) => c.name)).toEqual(['general', 'partner-acme']);
    expect(second.response_metadata?.next_cursor).toBe('');
    expect(await refusal(api().conversations.list({ cursor: 'nonsense' }))).toBe('invalid_cursor');
  });
});

describe('people', () => {
  test('guests and people who left say so', async () => {
    const gus = await api().users.info({ user: 'U0GUS000001' });
    const dora = await api().users.info({ user: 'U0DORA00001' });

    expect(gus.user).toMatchObject({ is_restricted: true, is_ultra_restricted: false, deleted: false });
    expect(dora.user).toMatchObject({ is_restricted: false, deleted: true });
    expect(await refusal(api().users.info({ user: 'U0NOBODY001' }))).toBe('user_not_found');
  });

  test('have their names and time zone, and with its scope their e-mail address', async () => {
    const running = await slack({ manifest: manifest([...ALL_SCOPES, 'users:read.email']) });
    try {
      const { user } = await client(running).users.info({ user: 'U0RAVI00001' });
      expect(user).toMatchObject({
        name: 'ravi',
        real_name: 'Ravi Patel',
        tz: 'Asia/Kolkata',
        tz_label: 'India Standard Time',
        tz_offset: 19_800,
        profile: { real_name: 'Ravi Patel', display_name: 'Ravi Patel', email: 'ravi@corp.example' },
      });
      const { user: sam } = await client(running).users.info({ user: 'U0SAM000001' });
      expect(sam?.tz_offset).toBe(-18_000);
    } finally {
      await running.close();
    }
  });

  test('leave, become guests, and come and go in user groups while the workspace runs', async () => {
    const { control } = workspace;
    const group = async () => (await api().usergroups.users.list({ usergroup: 'S0SECTEAM01' })).users;

    control.setStanding('omar', 'deactivated');
    control.setStanding('lena', 'single-channel guest');

    expect((await api().users.info({ user: 'U0OMAR00001' })).user).toMatchObject({ deleted: true });
    expect((await api().users.info({ user: 'U0LENA00001' })).user).toMatchObject({
      is_ultra_restricted: true,
    });
    expect(await group()).toEqual(['U0MIA000001', 'U0LENA00001', 'U0RAVI00001']);
    expect((await api().conversations.members({ channel: 'C0SECURITY1' })).members).not.toContain(
      'U0OMAR00001',
    );
    expect(await refusal(api().chat.postMessage({ channel: 'U0OMAR00001', text: 'x' }))).toBe(
      'channel_not_found',
    );
    control.setStanding('omar', 'member');
    control.setGroupMembers('security-team', ['omar', '@ravi']);
    expect(await group()).toEqual(['U0OMAR00001', 'U0RAVI00001']);
    expect(() => control.setGroupMembers('sales', [])).toThrow(
      'There is no user group “sales”. There are: security-team.',
    );
    expect(() => control.setStanding('mira', 'member')).toThrow('Nobody here is called “mira”');
  });

  test('no e-mail address without its scope', async () => {
    const { user } = await api().users.info({ user: 'U0MIA000001' });

    expect(user?.profile).not.toHaveProperty('email');
  });

  test('a user group lists its members', async () => {
    const { users } = await api().usergroups.users.list({ usergroup: 'S0SECTEAM01' });

    expect(users).toEqual(['U0MIA000001', 'U0OMAR00001', 'U0LENA00001', 'U0RAVI00001']);
    expect(await refusal(api().usergroups.users.list({ usergroup: 'S0NOTHING01' }))).toBe('no_such_subteam');
  });
});

describe('messages', () => {
  const channel = 'C0SECURITY1';

  test('history is newest first, and gives metadata only when asked for all of it', async () => {
    const metadata = { event_type: 'window', event_payload: { id: 'RW-7F3K2M', version: 1 } };
    await api().chat.postMessage({ channel, text: 'first', metadata });
    await api().chat.postMessage({ channel, text: 'second' });

    const bare = await api().conversations.history({ channel });
    const full = await api().conversations.history({ channel, include_all_metadata: true });

    expect(bare.messages?.map((m) => m.text)).toEqual(['second', 'first']);
    expect(bare.messages?.[1]).not.toHaveProperty('metadata');
    expect(full.messages?.[1]).toMatchObject({ metadata });
  });

  test('what only one person sees is in no history and cannot be updated', async () => {
    const { message_ts } = await api().chat.postEphemeral({ channel, user: 'U0MIA000001', text: 'for you' });

    expect((await api().conversations.history({ channel })).messages).toEqual([]);
    expect(await refusal(api().chat.update({ channel, ts: message_ts ?? '', text: 'x' }))).toBe(
      'message_not_found',
    );
    expect(await refusal(api().chat.delete({ channel, ts: message_ts ?? '' }))).toBe('message_not_found');
    expect(workspace.read('mia')).toEqual(['posted for you']);
    expect(workspace.read('omar')).toEqual([]);
  });

  test('an ephemeral message for somebody who is not in the channel is refused', async () => {
    const call = api().chat.postEphemeral({ channel: 'C0ALERTS001', user: 'U0SAM000001', text: 'x' });

    expect(await refusal(call)).toBe('user_not_in_channel');
  });

  test('an update keeps what it leaves out', async () => {
    const metadata = { event_type: 'window', event_payload: { id: 'RW-1' } };
    const { ts = '' } = await api().chat.postMessage({
      channel,
      text: 'before',
      blocks: [{ type: 'divider' }],
      metadata,
    });

    await api().chat.update({ channel, ts, text: 'after' });

    const { messages } = await api().conversations.history({ channel, include_all_metadata: true });
    expect(messages?.[0]).toMatchObject({
      text: 'after',
      blocks: [{ type: 'divider' }],
      metadata,
      edited: {},
    });
  });

  test('only the app’s own messages can be updated or deleted', async () => {
    await workspace.control.say('mia', '#security', 'mine');
    const { messages } = await api().conversations.history({ channel });
    const ts = messages?.[0]?.ts ?? '';

    expect(await refusal(api().chat.update({ channel, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await refusal(api().chat.delete({ channel, ts }))).toBe('cant_delete_message');
  });

  test('a thread holds its replies, and shows as a thread', async () => {
    const { ts = '' } = await api().chat.postMessage({ channel, text: 'parent' });
    await api().chat.postMessage({ channel, thread_ts: ts, text: 'reply' });

    const replies = await api().conversations.replies({ channel, ts });
    const history = await api().conversations.history({ channel });

    expect(replies.messages?.map((m) => m.text)).toEqual(['parent', 'reply']);
    expect(history.messages?.map((m) => [m.text, m.reply_count])).toEqual([['parent', 1]]);
    expect(workspace.control.view('omar', 'thread').plainText).toBe(
      'Rootkeeper:\nparent\n\nRootkeeper:\nreply',
    );
    const lost = api().chat.postMessage({ channel, thread_ts: '1.2', text: 'x' });
    expect(await refusal(lost)).toBe('thread_not_found');
  });

  test('a message without anything to show is refused', async () => {
    expect(await refusal(api().chat.postMessage({ channel, text: '' }))).toBe('no_text');
  });

  test('blocks that Slack would refuse are refused with its explanations', async () => {
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));

    const post = () => api().chat.postMessage({ channel, text: 'x', blocks });

    expect(await refusal(post())).toBe('invalid_blocks');
    expect(await explanations(post())).toEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(workspace.read()).toEqual([]);
  });

  test('many small blocks are too long together', async () => {
    const text = { type: 'mrkdwn' as const, text: 'x'.repeat(2_900) };
    const blocks = Array.from({ length: 5 }, () => ({ type: 'section', text }));

    expect(await refusal(api().chat.postMessage({ channel, text: 'x', blocks }))).toBe('msg_blocks_too_long');
    expect(await refusal(api().chat.postMessage({ channel, text: 'x', blocks: blocks.slice(1) }))).toBe(
      'accepted',
    );
  });

  test('missing arguments are named', async () => {
    expect(await explanations(api().apiCall('chat.postMessage', { text: 'x' }))).toEqual([
      '[ERROR] missing required field: channel',
    ]);
  });
});
