import { seenAsJson } from '../../../sandbox/cli/show-seen.ts';
import type { MessageSeen, ShownFile } from '../../../sandbox/slack/control.ts';

function aMessage(files: readonly ShownFile[]): MessageSeen {
  return {
    ...{ kind: 'message', change: 'posted', sequence: 1, at: 0 },
    message: {
      ...{
        channelId: 'D1',
        channel: 'dm',
        ts: '1.000001',
        ephemeral: false,
        edited: false,
        hasMetadata: false,
      },
      author: { kind: 'app', name: 'Rootkeeper' },
      ...{ text: 'prod: credential reports', blocks: [], files, replyCount: 0, mentions: [], plainText: '' },
    },
  };
}

test('a message that came with a file says so as JSON, and any other nothing of files', () => {
  const file: ShownFile = {
    ...{ id: 'F1', name: 'reports.csv', title: 'reports.csv', mimeType: 'text/csv', size: 12 },
    firstLines: ['account_id'],
  };
  const message = {
    channel: 'dm',
    user: 'mia',
    ephemeral: false,
    text: 'prod: credential reports',
    blocks: [],
  };
  expect(seenAsJson([aMessage([file])], 'mia')).toEqual([{ ...message, files: [file] }]);
  expect(seenAsJson([aMessage([])], 'mia')).toEqual([message]);
});
