import { basename } from 'node:path';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { App, BlockAction, RespondFn, StaticSelectAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Table } from '../../../src/store/table.ts';

const CHANNEL = 'C0SECURITY1';
const KEY = { pk: 'RW-7F3K2M', sk: 'WINDOW' };

/** What stories about windows need: `/root-approve` writes one, reads it, starts a thread, offers a select, names people. */
export function registerStories(app: App, table: Table, config: string): void {
  const note = () => noteOf(table);
  const told: Readonly<Record<string, (rest: string, slack: WebClient) => Promise<string | undefined>>> = {
    write: (rest) => write(table, rest).then(note),
    read: note,
    thread: (_, slack) => startThread(slack),
    select: (_, slack) => offerSelect(slack),
    who: (rest, slack) => describePerson(slack, rest),
    config: async () => `configured by ${basename(config)}`,
  };
  app.command('/root-approve', async ({ ack, command, respond, client }) => {
    await ack();
    const [what = '', ...rest] = command.text.split(' ');
    await tell(respond, await told[what]?.(rest.join(' '), client));
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks: KnownBlock[] = [{ type: 'section', text: { type: 'plain_text', text: await note() } }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.action<BlockAction<StaticSelectAction>>('pick', async ({ ack, action, respond }) => {
    await ack();
    await respond({ replace_original: false, text: `picked ${action.selected_option.value}` });
  });
}

async function tell(respond: RespondFn, text: string | undefined): Promise<void> {
  if (text !== undefined) await respond(text);
}

async function write({ client, name }: Table, note: string): Promise<void> {
  const Item = { ...KEY, window: { history: [{ event: { note } }] } };
  await client.send(new PutCommand({ TableName: name, Item }));
}

async function noteOf({ client, name }: Table): Promise<string> {
  const { Item } = await client.send(new GetCommand({ TableName: name, Key: KEY, ConsistentRead: true }));
  return Item === undefined ? 'there is no window' : `the note is ${Item.window.history[0].event.note}`;
}

async function startThread(slack: WebClient): Promise<undefined> {
  const { ts } = await slack.chat.postMessage({ channel: CHANNEL, text: 'a card for <@U0OMAR00001>' });
  await slack.chat.postMessage({ channel: CHANNEL, thread_ts: ts ?? '', text: 'a reminder' });
}

async function offerSelect(slack: WebClient): Promise<undefined> {
  await slack.chat.postMessage({ channel: CHANNEL, text: 'pick one', blocks: [select()] });
}

async function describePerson(slack: WebClient, id: string): Promise<string> {
  const { user } = await slack.users.info({ user: id });
  const { users } = await slack.usergroups.users.list({ usergroup: 'S0SECTEAM01' });
  const standing = user?.deleted ? 'gone' : user?.is_restricted ? 'a guest' : 'a member';
  return `${user?.real_name} is ${standing}; the team has ${users?.length}`;
}

function select(): KnownBlock {
  const label = (text: string) => ({ type: 'plain_text' as const, text });
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: 'pick',
        placeholder: label('Fruit'),
        options: ['Apple', 'Pear'].map((text) => ({ text: label(text), value: text.toLowerCase() })),
        confirm: { title: label('Sure?'), text: label('Really?'), confirm: label('Yes'), deny: label('No') },
      },
    ],
  };
}
