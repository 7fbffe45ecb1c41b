import { setTimeout as sleep } from 'node:timers/promises';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import bolt from '@slack/bolt';
import { runAsAppChild } from '../../../sandbox/process/app-child.ts';
import type { RunningRootkeeper, Runtime } from '../../../src/compose.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { createStoreClient } from '../../../src/store/client.ts';
import { createTable } from '../../../src/store/create-table.ts';
import { registerStories } from './fixture-stories.ts';

/** A small app on real Bolt and the real store, for tests of the sandbox itself. `/root-status` takes what it should do. */
runAsAppChild(startFixture);

async function startFixture({ env, clock, random }: Runtime): Promise<RunningRootkeeper> {
  const client = createStoreClient({ region: env.AWS_REGION ?? '' });
  const table = { client, name: 'fixture', random };
  await createTable(table);
  const app = new bolt.App({
    token: env.SLACK_BOT_TOKEN ?? '',
    appToken: env.SLACK_APP_TOKEN ?? '',
    socketMode: true,
    clientOptions: { slackApiUrl: env.SLACK_API_URL ?? '', retryConfig: { retries: 0 } },
  });

  app.command('/root-status', async ({ ack, command, respond, client: slack }) => {
    if (command.text === 'deaf') return;
    await ack();
    switch (command.text) {
      case 'silent':
        return;
      case 'crash':
        process.stderr.write('the fixture has had enough\n');
        process.exit(7);
        break;
      case 'progress':
        await respond({ text: 'still at it', blocks: [section('progress-1', 'still at it')] });
        await sleep(300);
        await respond({ text: 'done at last', blocks: [section('result', 'done at last')] });
        return;
      case 'posts':
        await slack.chat.postMessage({
          channel: 'C0SECURITY1',
          text: 'for everybody',
          metadata: { event_type: 'fixture', event_payload: {} },
        });
        await sleep(300);
        await respond('posted it');
        return;
      case 'forever':
        await respond({ text: 'still at it', blocks: [section('progress-1', 'still at it')] });
        return;
      case 'button':
        await respond({ text: 'RW-7F3K2M asks', blocks: [section('s', 'RW-7F3K2M asks'), button()] });
        return;
      case 'modal':
        await slack.views.open({ trigger_id: command.trigger_id, view: modal() });
        return;
      case 'time':
        await respond(`it is ${new Date(clock.now()).toISOString().slice(0, 16)}`);
        return;
      case 'count':
        await respond(`asked ${await count()} times`);
        return;
      default:
        await respond(`you said: ${command.text}`);
    }
  });
  registerStories(app, table, env.ROOTKEEPER_CONFIG ?? '');
  app.command('/root-help', async ({ ack, respond }) => {
    await ack();
    await respond('help yourself');
  });
  app.action('approve', async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: true, text: `approved by <@${body.user.id}>` });
  });
  app.view('ask', async ({ ack, view, client: slack }) => {
    await ack();
    const account = view.state.values.account?.value?.value;
    await slack.chat.postMessage({ channel: 'C0SECURITY1', text: `asked for ${account}` });
  });
  await app.start();

  async function count(): Promise<number> {
    const key = { pk: 'COUNT', sk: 'COUNT' };
    const { Item } = await client.send(new GetCommand({ TableName: table.name, Key: key }));
    const times = Number(Item?.times ?? 0) + 1;
    await client.send(new PutCommand({ TableName: table.name, Item: { ...key, times, history: [] } }));
    return times;
  }

  let due = clock.now() + HOUR;
  return {
    nextDue: () => due,
    runDue: async () => {
      if (clock.now() < due) return;
      const time = new Date(clock.now()).toISOString().slice(11, 16);
      due += HOUR;
      await app.client.chat.postMessage({ channel: 'C0SECURITY1', text: `tick ${time}` });
    },
    clockMoved: () => undefined,
    stop: async () => {
      await app.stop();
    },
  };
}

function section(block_id: string, text: string) {
  return { type: 'section' as const, block_id, text: { type: 'plain_text' as const, text } };
}

function button() {
  return {
    type: 'actions' as const,
    elements: [
      {
        type: 'button' as const,
        action_id: 'approve',
        text: { type: 'plain_text' as const, text: 'Approve…' },
      },
    ],
  };
}

function modal() {
  return {
    type: 'modal' as const,
    callback_id: 'ask',
    title: { type: 'plain_text' as const, text: 'Ask for root' },
    submit: { type: 'plain_text' as const, text: 'Ask' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'account',
        label: { type: 'plain_text' as const, text: 'Account' },
        element: { type: 'plain_text_input' as const, action_id: 'value' },
      },
    ],
  };
}
