import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { boltLogger } from '../../../src/bolt-logger.ts';
import { type Milliseconds, SECOND } from '../../../src/domain/time.ts';
import {
  type MessageWithPicture,
  postWithPicture,
} from '../../../src/operations/posting/post-with-picture.ts';
import type { PostOutcome, SlackMessage } from '../../../src/operations/posting-ports.ts';
import { createMessenger, MESSENGER_CLIENT } from '../../../src/slack-web/messenger.ts';
import { createPictureUpload } from '../../../src/slack-web/pictures.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { startSlackSandbox } from '../../support/fakes/slack-sandbox.ts';

const PLACE = { channel: 'C0SECURITY1', ts: '1795165200.000100' };
const POSTED: PostOutcome = { kind: 'posted', place: PLACE };
const NOT_READY: PostOutcome = { kind: 'refused', code: 'invalid_blocks' };
const MESSAGE: MessageWithPicture = {
  withPicture: { text: 'with', blocks: [] },
  without: { text: 'without', blocks: [] },
};

/** Slack takes `took` for each answer; `answers` are those to the message with its picture, the last of them for ever. */
async function posting(answers: readonly PostOutcome[], took: Milliseconds = 0) {
  const log = recordingLog();
  const sent: { readonly text: string; readonly at: Milliseconds }[] = [];
  let now = 0;
  const outcome = await postWithPicture(
    MESSAGE,
    async ({ text }) => {
      sent.push({ text, at: now });
      now += took;
      if (text === 'without') return POSTED;
      return answers[Math.min(sent.length, answers.length) - 1] ?? NOT_READY;
    },
    {
      log,
      monotonic: () => now,
      wait: async (time) => {
        now += time;
      },
    },
  );
  return { outcome, sent, log };
}

test('a message whose picture is ready is sent once', async () => {
  const { outcome, sent, log } = await posting([POSTED]);

  expect(outcome).toEqual(POSTED);
  expect(sent).toEqual([{ text: 'with', at: 0 }]);
  expect(log.lines).toEqual([]);
});

test('one whose picture is not ready is sent again, after longer and longer, until it is', async () => {
  const { outcome, sent, log } = await posting([NOT_READY, NOT_READY, POSTED]);

  expect(outcome).toEqual(POSTED);
  expect(sent.map(({ text, at }) => `${text} ${at}`)).toEqual(['with 0', 'with 500', 'with 1500']);
  expect(log.lines).toEqual([]);
});

test('one whose picture never gets ready is sent without it within 8 s, which is logged', async () => {
  const { outcome, sent, log } = await posting([NOT_READY]);

  expect(outcome).toEqual(POSTED);
  expect(sent.map(({ text, at }) => `${text} ${at}`)).toEqual([
    'with 0',
    'with 500',
    'with 1500',
    'with 3500',
    'with 7500',
    'without 7500',
  ]);
  expect(log.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('without it') }]);
});

test('where Slack is slow, fewer tries are made, the last of them at 8 s', async () => {
  const { outcome, sent } = await posting([NOT_READY], 1.5 * SECOND);

  expect(outcome).toEqual(POSTED);
  expect(sent.map(({ text, at }) => `${text} ${at}`)).toEqual([
    'with 0',
    'with 2000',
    'with 4500',
    'with 8000',
    'without 9500',
  ]);
});

test('where Slack takes longer than a claim lives on, nothing more is sent, and the refusal is told', async () => {
  const { outcome, sent } = await posting([NOT_READY], 5 * SECOND);

  expect(outcome).toEqual(NOT_READY);
  expect(sent.map(({ text, at }) => `${text} ${at}`)).toEqual(['with 0', 'with 5500']);
});

test.each<[string, PostOutcome]>([
  ['no clear answer', { kind: 'unclear', error: new Error('no answer') }],
  ['another refusal', { kind: 'refused', code: 'not_in_channel' }],
])('after %s nothing is sent again', async (_, answer) => {
  const first = await posting([answer]);
  expect(first.outcome).toEqual(answer);
  expect(first.sent).toHaveLength(1);

  const later = await posting([NOT_READY, answer]);
  expect(later.outcome).toEqual(answer);
  expect(later.sent).toHaveLength(2);
});

describe('in Slack', () => {
  const mark = { kind: 'digest', id: PLACE.channel, name: '2026-11-20' } as const;
  const words = { type: 'section', text: { type: 'plain_text', text: 'The digest' } };

  /** The blocks of the messages that stand there after a picture was uploaded under this name. */
  async function shown(filename: string, wait: (time: Milliseconds) => Promise<void>) {
    const slack = await startSlackSandbox();
    const log = recordingLog();
    try {
      const options = { slackApiUrl: slack.apiUrl, logger: boltLogger(log), ...MESSENGER_CLIENT };
      const client = new WebClient(slack.tokens.bot, options);
      const messenger = createMessenger(client);
      const picture = { png: Uint8Array.from([1, 2, 3]), width: 1, height: 1, alternative: 'The trend' };
      const signal = new AbortController().signal;
      const id = await createPictureUpload(client).upload(picture, filename, signal);
      const image = { type: 'image', slack_file: { id }, alt_text: 'The trend' };
      const text = 'The digest';
      const outcome = await postWithPicture(
        { withPicture: { text, blocks: [words, image] }, without: { text, blocks: [words] } },
        (message: SlackMessage) => messenger.post(PLACE.channel, message, mark),
        { wait, monotonic: () => performance.now(), log },
      );
      const screen = slack.control.view('mia', '#security');
      const messages = screen.kind === 'channel' ? screen.messages : [];
      return { outcome, shown: messages.map(({ blocks }) => blocks.map(({ type }) => type)) };
    } finally {
      await slack.close();
    }
  }

  test('a picture that takes a moment to be processed is shown', async () => {
    const { outcome, shown: messages } = await shown('trend.png', (time) => sleep(time));

    expect(outcome.kind).toBe('posted');
    expect(messages).toEqual([['section', 'image']]);
  });

  test('a file that never gets ready is left away', async () => {
    const { outcome, shown: messages } = await shown('trend.txt', async () => undefined);

    expect(outcome.kind).toBe('posted');
    expect(messages).toEqual([['section']]);
  });
});
