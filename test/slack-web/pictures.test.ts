import { WebClient } from '@slack/web-api';
import { type FaultBook, faultBook } from '../../sandbox/process/fault-book.ts';
import type { RunningSlack } from '../../sandbox/slack/start-options.ts';
import { boltLogger } from '../../src/bolt-logger.ts';
import type { PictureUpload, TrendPicture } from '../../src/operations/digest-ports.ts';
import { createPictureUpload, PICTURES_CLIENT } from '../../src/slack-web/pictures.ts';
import { standingClock } from '../support/fakes/clock.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { startSlackSandbox } from '../support/fakes/slack-sandbox.ts';

const PICTURE: TrendPicture = {
  ...{ png: Uint8Array.from([137, 80, 78, 71, 1, 2, 3]), width: 2, height: 1 },
  alternative: 'Accounts that need attention: 9 on 1 Nov, 4 on 20 Nov.',
};
const NEVER = new AbortController().signal;
const STEPS = ['slack:files.getUploadURLExternal', 'slack:upload', 'slack:files.completeUploadExternal'];

let slack: RunningSlack;
let faults: FaultBook;
let client: WebClient;
let pictures: PictureUpload;

beforeEach(async () => {
  const clock = standingClock();
  faults = faultBook(clock);
  slack = await startSlackSandbox({ clock, interception: faults });
  client = aClient(slack);
  pictures = createPictureUpload(client);
});

afterEach(() => slack.close());

function aClient(slack: RunningSlack): WebClient {
  return new WebClient(slack.tokens.bot, {
    ...{ slackApiUrl: slack.apiUrl, logger: boltLogger(recordingLog()) },
    ...PICTURES_CLIENT,
    ...{ timeout: 300, retryConfig: { ...PICTURES_CLIENT.retryConfig, minTimeout: 20, maxTimeout: 20 } },
  });
}

const upload = (picture = PICTURE, signal = NEVER) => pictures.upload(picture, 'trend.png', signal);

test('a picture is uploaded byte for byte with its words, and is in no channel', async () => {
  const id = await upload();

  const [file, ...others] = slack.control.files();
  expect(others).toEqual([]);
  expect(file).toMatchObject({ id, name: 'trend.png', mimeType: 'image/png', altText: PICTURE.alternative });
  expect(file?.channelIds).toEqual([]);
  expect([...(file?.content ?? [])]).toEqual([...PICTURE.png]);
});

test('Slack shows it by its id, once it has processed it', async () => {
  const image = { type: 'image' as const, slack_file: { id: await upload() }, alt_text: 'trend' };
  const message = { channel: 'C0SECURITY1', text: 'digest', blocks: [image] };

  await expect(client.chat.postMessage(message)).rejects.toThrow('invalid_blocks');
  await eventually('it is shown', () => client.chat.postMessage(message).catch(() => undefined));
});

test('words longer than Slack takes are cut', async () => {
  await upload({ ...PICTURE, alternative: `${'a'.repeat(999)}😀 and so on` });

  expect(slack.control.files()[0]?.altText).toBe('a'.repeat(999));
});

describe.each(['before', 'after'] as const)('a connection that breaks, %s the call is applied,', (when) => {
  test.each(STEPS)('is made good for %s', async (step) => {
    faults.arm({ when, call: callOf(step), nth: 1 }, async () => undefined);

    const id = await upload();

    expect(faults.waitingKills()).toEqual([]);
    expect(slack.control.files().map((file) => file.id)).toContain(id);
  });
});

test.each(STEPS)('%s that goes on failing is an error', async (step) => {
  await whileBroken(faults, step, 'error', () => expect(upload()).rejects.toThrow());
});

test('the signal ends the waiting, with its reason', async () => {
  const ending = new AbortController();
  faults.set({ call: callOf('slack:upload'), kind: 'throttle' });
  const uploading = upload(PICTURE, ending.signal);
  ending.abort(new Error('the lease was lost'));

  await expect(uploading).rejects.toThrow('the lease was lost');
});

test('after the signal nothing is sent', async () => {
  await expect(upload(PICTURE, AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');

  expect(slack.control.files()).toEqual([]);
});

test('without the scope the error says what to do', async () => {
  const lacking = await startSlackSandbox({ withoutScope: 'files:write' });
  try {
    const uploading = createPictureUpload(aClient(lacking)).upload(PICTURE, 'trend.png', NEVER);
    await expect(uploading).rejects.toThrow('add the bot scope files:write');
  } finally {
    await lacking.close();
  }
});
