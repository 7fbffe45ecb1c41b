import { WebClient } from '@slack/web-api';
import { type FaultBook, faultBook } from '../../sandbox/process/fault-book.ts';
import type { RunningSlack } from '../../sandbox/slack/start-options.ts';
import { boltLogger } from '../../src/bolt-logger.ts';
import { HOUR, SECOND } from '../../src/domain/time.ts';
import type { Messenger, Posted, PostMark, PostOutcome } from '../../src/operations/posting-ports.ts';
import { createMessenger, MESSENGER_CLIENT } from '../../src/slack-web/messenger.ts';
import { whoWeAre } from '../../src/slack-web/own-messages.ts';
import { NOW } from '../support/builders/time.ts';
import { type StandingClock, standingClock } from '../support/fakes/clock.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { startSlackSandbox } from '../support/fakes/slack-sandbox.ts';

const CHANNEL = 'C0APPROVALS';
const MARK: PostMark = { kind: 'window', id: 'RW-7F3K2M', name: `CARD#${CHANNEL}` };
const MESSAGE = { text: 'RW-7F3K2M', blocks: [] };

let slack: RunningSlack;
let faults: FaultBook;
let clock: StandingClock;
let client: WebClient;
let messenger: Messenger;

beforeEach(async () => {
  clock = standingClock();
  faults = faultBook(clock);
  slack = await startSlackSandbox({ clock, interception: faults });
  client = new WebClient(slack.tokens.bot, {
    ...{ slackApiUrl: slack.apiUrl, logger: boltLogger(recordingLog()) },
    ...MESSENGER_CLIENT,
    timeout: 500,
  });
  messenger = createMessenger(client);
});

afterEach(() => slack.close());

function placeOf(outcome: PostOutcome): Posted {
  if (outcome.kind !== 'posted') throw new Error(`not posted: ${outcome.kind}`);
  return outcome.place;
}

const post = async (mark = MARK, thread?: string) =>
  placeOf(await messenger.post(CHANNEL, MESSAGE, mark, thread));

describe('posting', () => {
  test('gives the place of the message', async () => {
    const place = await post();

    expect(place.channel).toBe(CHANNEL);
    const screen = slack.control.view('mia', '#root-approvals');
    expect(screen.kind === 'channel' && screen.messages.map(({ ts }) => ts)).toEqual([place.ts]);
  });

  test.each([
    ['C0GENERAL01', 'not_in_channel'],
    ['C0NOWHERE01', 'channel_not_found'],
  ])('into %s is refused: nothing was posted', async (channel, code) => {
    expect(await messenger.post(channel, MESSAGE, MARK)).toEqual({ kind: 'refused', code });
  });

  test.each(['error', 'hang', 'garbage'] as const)('that got %s for an answer is unclear', async (kind) => {
    const outcome = await whileBroken(faults, 'slack:chat.postMessage', kind, () =>
      messenger.post(CHANNEL, MESSAGE, MARK),
    );

    expect(outcome.kind).toBe('unclear');
  });

  test('that was applied and not answered is unclear, and is not tried again', async () => {
    faults.arm({ when: 'after', call: callOf('slack:chat.postMessage'), nth: 1 }, async () => undefined);

    expect((await messenger.post(CHANNEL, MESSAGE, MARK)).kind).toBe('unclear');
    expect(await messenger.find(CHANNEL, MARK, NOW)).toHaveLength(1);
  });

  test('too early waits as long as Slack says', async () => {
    faults.set({ call: callOf('slack:chat.postMessage'), kind: 'throttle' });
    setTimeout(() => faults.clear(callOf('slack:chat.postMessage')), 200);

    expect((await messenger.post(CHANNEL, MESSAGE, MARK)).kind).toBe('posted');
  });

  test('too early for too long is refused, with how long Slack asks to wait', async () => {
    faults.set({ call: callOf('slack:chat.postMessage'), kind: 'throttle' });

    expect(await messenger.post(CHANNEL, MESSAGE, MARK)).toEqual({
      kind: 'refused',
      code: 'ratelimited',
      retryAfter: SECOND,
    });
  });
});

describe('finding', () => {
  test('gives our messages of that mark, the oldest first, and no others', async () => {
    const first = await post();
    await post({ ...MARK, id: 'RW-000000' });
    await post({ ...MARK, name: 'CARD#C0OTHER' });
    await post({ ...MARK, kind: 'digest' });
    const second = await post();
    await slack.control.say('mia', '#root-approvals', 'RW-7F3K2M');

    expect(await messenger.find(CHANNEL, MARK, NOW)).toEqual([first, second]);
  });

  test.each([
    ['ours', {}, true],
    ["a person's", { user: 'U0MIA000001' }, false],
    ["another app's", { user: 'U0OTHERBOT', bot_id: 'B0OTHER' }, false],
    ['nobody knows whose', { user: undefined }, false],
    ['the remains of one that was deleted', { subtype: 'tombstone' }, false],
  ])('a message that is %s', async (_, overrides, isOurs) => {
    const { user_id: user } = await client.auth.test();
    const us = await whoWeAre(client);

    expect(us.isOurs({ ts: '1.2', user, ...overrides })).toBe(isOurs);
  });

  test('of another kind of message with the same payload finds nothing', async () => {
    const metadata = { event_type: 'something_else', event_payload: { ...MARK } };
    await client.chat.postMessage({ channel: CHANNEL, text: 'x', metadata });

    expect(await messenger.find(CHANNEL, MARK, NOW)).toEqual([]);
  });

  test('goes back to the time of the intent, some minutes more for clocks that differ, and no further', async () => {
    await post();
    clock.move(HOUR);
    const late = await post();

    expect(await messenger.find(CHANNEL, MARK, clock.now())).toEqual([late]);
  });

  test('reads every page', async () => {
    const place = await post();
    for (let n = 0; n < 250; n += 1) await slack.control.say('mia', '#root-approvals', `message ${n}`);

    expect(await messenger.find(CHANNEL, MARK, NOW)).toEqual([place]);
  });

  test('looks in the thread for a reply, and in the channel for a card', async () => {
    const card = await post();
    const reply = await post({ ...MARK, name: 'REPLY#2' }, card.ts);

    expect(await messenger.find(CHANNEL, { ...MARK, name: 'REPLY#2' }, NOW, card.ts)).toEqual([reply]);
    expect(await messenger.find(CHANNEL, MARK, NOW)).toEqual([card]);
  });

  test('in a thread that is gone finds nothing', async () => {
    expect(await messenger.find(CHANNEL, MARK, NOW, '1795165200.999999')).toEqual([]);
  });

  test.each(['C0GENERAL01', 'C0NOWHERE01'])('in %s, which cannot be read, is an error', async (channel) => {
    await expect(messenger.find(channel, MARK, NOW)).rejects.toThrow(/not_in_channel|channel_not_found/);
  });
});

describe('updating', () => {
  test('changes the message, which is found as before', async () => {
    const place = await post();

    expect(await messenger.update(place, { text: 'open', blocks: [] }, MARK)).toBe('updated');

    expect(slack.control.view('mia', '#root-approvals').plainText).toContain('open');
    expect(await messenger.find(CHANNEL, MARK, NOW)).toEqual([place]);
  });

  test('a message that is gone says so', async () => {
    const place = await post();
    await messenger.remove(place);

    expect(await messenger.update(place, MESSAGE, MARK)).toBe('gone');
    await expect(messenger.remove(place)).resolves.toBeUndefined();
  });

  test('without an answer is an error', async () => {
    const place = await post();

    await whileBroken(faults, 'slack:chat.update', 'error', () =>
      expect(messenger.update(place, MESSAGE, MARK)).rejects.toThrow(),
    );
  });
});

describe('where a message goes', () => {
  test('a channel is itself', async () => {
    expect(await messenger.channelOf(CHANNEL)).toBe(CHANNEL);
  });

  test("a person is the app's direct message with them", async () => {
    const channel = await messenger.channelOf('U0OMAR00001');
    await messenger.post(channel, MESSAGE, MARK);

    expect(slack.control.view('omar', 'dm').plainText).toContain('RW-7F3K2M');
  });

  test('a person who has left is an error', async () => {
    await expect(messenger.channelOf('U0DORA00001')).rejects.toThrow('user_disabled');
  });
});
