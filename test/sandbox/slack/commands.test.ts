import { eventually } from './support/bolt.ts';
import { useWorkspace } from './support/workspace.ts';

const workspace = useWorkspace();
const withApp = workspace.connect;

const { read } = workspace;

describe('a slash command', () => {
  test('reaches the app with its text, and the answer is seen only by whoever typed it', async () => {
    await withApp((app) =>
      app.command('/root-status', async ({ ack, command, respond }) => {
        await ack();
        await respond(`${command.user_name} asked for ${command.text} in ${command.channel_name}`);
      }),
    );

    const outcome = await workspace.control.say('mia', '#security', '/root-status prod');

    expect(outcome.kind).toBe('acknowledged');
    await eventually(() => read().length === 1);
    expect(read()).toEqual(['posted mia asked for prod in security']);
    expect(read('omar')).toEqual([]);
  });

  test('shows the message that its acknowledgement carries', async () => {
    await withApp((app) => app.command('/root-status', ({ ack }) => ack('Measuring 42 accounts…')));

    await workspace.control.say('mia', '#security', '/root-status');

    expect(read()).toEqual(['posted Measuring 42 accounts…']);
  });

  test('has its text escaped, with people, groups and channels as ids where the manifest asks for it', async () => {
    const texts: string[] = [];
    await withApp((app) =>
      app.command(/.*/, async ({ ack, command }) => {
        texts.push(command.text);
        await ack();
      }),
    );

    await workspace.control.say(
      'mia',
      '#security',
      '/root-status a<b & @omar @security-team #general @nobody',
    );
    await workspace.control.say('mia', '#security', '/plain a<b @omar');

    expect(texts).toEqual([
      'a&lt;b &amp; <@U0OMAR00001> <!subteam^S0SECTEAM01> <#C0GENERAL01> @nobody',
      'a&lt;b @omar',
    ]);
  });

  test('that the app does not acknowledge in three seconds ends in Slack’s own error', async () => {
    await withApp((app) => app.command('/root-status', async () => {}));

    const outcome = await workspace.control.say('mia', '#security', '/root-status');

    expect(outcome).toEqual({ kind: 'not-acknowledged' });
    expect(read()).toEqual(['posted /root-status failed with the error "operation_timeout"']);
  });

  test('without any app connected fails at once', async () => {
    const outcome = await workspace.control.say('mia', '#security', '/root-status');

    expect(outcome).toEqual({ kind: 'no-app' });
    expect(read()).toEqual(['posted /root-status failed with the error "dispatch_failed"']);
  });

  test('that the manifest does not have is answered by Slackbot', async () => {
    const outcome = await workspace.control.say('mia', '#security', '/root-nonsense');

    expect(outcome.kind).toBe('slack-only');
    expect(read()[0]).toContain('/root-nonsense is not a valid command.');
  });

  test('names the people there are when nobody has that handle', async () => {
    await expect(workspace.control.say('nobody', '#security', 'hi')).rejects.toThrow(
      'Nobody here is called “nobody”. There are: mia, omar, lena, ravi, sam, gus, dora.',
    );
  });

  test('cannot be typed by somebody who left, or in a channel they are not in', async () => {
    await expect(workspace.control.say('dora', '#security', 'hi')).rejects.toThrow('deactivated');
    await expect(workspace.control.say('sam', '#root-alerts', 'hi')).rejects.toThrow(
      'Sam Reed is not in #root-alerts. Sam Reed can use: #security, #root-approvals, #general, #partner-acme, dm.',
    );
  });
});

test('a plain message is seen by everybody in the channel and sent to nobody else', async () => {
  await workspace.control.say('mia', '#root-alerts', 'hello @omar & co');

  expect(read('ravi')).toEqual(['posted hello @Omar Diaz & co']);
  expect(read('sam')).toEqual([]);
});
