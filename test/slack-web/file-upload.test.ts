import { WebClient } from '@slack/web-api';
import { type FaultBook, faultBook } from '../../sandbox/process/fault-book.ts';
import type { RunningSlack } from '../../sandbox/slack/start-options.ts';
import { boltLogger } from '../../src/bolt-logger.ts';
import { UserError } from '../../src/domain/errors.ts';
import { createFileUpload, FILES_CLIENT } from '../../src/slack-web/file-upload.ts';
import { standingClock } from '../support/fakes/clock.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { startSlackSandbox } from '../support/fakes/slack-sandbox.ts';

const NEVER = new AbortController().signal;
const MIA = 'U0MIA000001';
const PIECES = [Buffer.from('user,arn\n'), Buffer.from('Zoë,arn\n')];
const FILE = {
  ...{ name: 'reports.csv', bytes: Buffer.concat(PIECES).byteLength },
  async *content() {
    yield* PIECES;
  },
};
const BESIDE = {
  text: 'never shown',
  blocks: [{ type: 'section', text: { type: 'plain_text', text: '42 accounts' } }],
};
const SAFE = ['slack:conversations.open', 'slack:files.getUploadURLExternal', 'slack:upload'];

let slack: RunningSlack;
let faults: FaultBook;

beforeAll(async () => {
  const clock = standingClock();
  faults = faultBook(clock);
  slack = await startSlackSandbox({ clock, interception: faults });
});

afterAll(() => slack.close());

function aClient({ tokens, apiUrl }: RunningSlack): WebClient {
  const logger = boltLogger(recordingLog());
  return new WebClient(tokens.bot, { slackApiUrl: apiUrl, logger, ...FILES_CLIENT, timeout: 500 });
}

const upload = (target = MIA, { signal = NEVER, file = FILE, into = slack } = {}) =>
  createFileUpload(aClient(into)).upload(file, target, BESIDE, signal);

const seenBy = (handle: string) =>
  slack.control
    .seen(handle, 0)
    .flatMap((seen) =>
      seen.kind === 'message' ? [`${seen.message.channel}: ${seen.message.plainText}`] : [],
    );

test('a file is streamed into the direct message with a person, with the blocks beside it', async () => {
  const id = await upload();

  const [file] = slack.control.files().filter((each) => each.id === id);
  expect(Buffer.from(file?.content ?? []).toString()).toBe('user,arn\nZoë,arn\n');
  expect(file).toMatchObject({ name: 'reports.csv', mimeType: 'text/csv' });
  expect(seenBy('mia')).toContain('dm: 42 accounts\n[file: reports.csv]\nuser,arn\nZoë,arn');
  expect(seenBy('omar')).toEqual([]);
});

test('a file is streamed into a channel', async () => {
  await upload('C0SECURITY1');
  expect(seenBy('omar')).toEqual(['#security: 42 accounts\n[file: reports.csv]\nuser,arn\nZoë,arn']);
});

describe.each(['before', 'after'] as const)('a connection that breaks, %s the call is applied,', (when) => {
  test.each(SAFE)('is made good for %s', async (step) => {
    faults.arm({ when, call: callOf(step), nth: 1 }, async () => undefined);
    await upload();
    expect(faults.waitingKills()).toEqual([]);
  });

  test('is told where the file may have been posted, and nothing is posted twice', async () => {
    const before = seenBy('mia').length;
    const call = callOf('slack:files.completeUploadExternal');
    faults.arm({ when, call, nth: 1 }, async () => undefined);
    await expect(upload()).rejects.toThrow('Slack did not say whether it took the file.');
    expect(seenBy('mia').length - before).toBe(when === 'after' ? 1 : 0);
  });
});

test.each(SAFE)('%s that goes on failing is an error', async (step) => {
  await whileBroken(faults, step, 'error', () => expect(upload()).rejects.toThrow());
});

test('a content that is shorter than announced is an error, and nothing is posted', async () => {
  const before = seenBy('mia').length;
  await expect(upload(MIA, { file: { ...FILE, bytes: FILE.bytes + 1 } })).rejects.toThrow();
  expect(seenBy('mia')).toHaveLength(before);
});

test('a channel that the app is not in is refused with what to do', async () => {
  const refused = await upload('C0GENERAL01').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UserError);
  expect(refused).toMatchObject({ remedy: expect.stringContaining('/invite @Rootkeeper') });
});

test('after the signal nothing is sent', async () => {
  const before = slack.control.files().length;
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(upload(MIA, { signal: stopped })).rejects.toThrow('stopped');
  expect(slack.control.files()).toHaveLength(before);
});

test('without the scope the error says what to do', async () => {
  const lacking = await startSlackSandbox({ withoutScope: 'files:write' });
  try {
    const refused = await upload(MIA, { into: lacking }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ remedy: expect.stringContaining('files:write') });
  } finally {
    await lacking.close();
  }
});
