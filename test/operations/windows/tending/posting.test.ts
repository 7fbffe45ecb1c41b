import { RateLimitedError } from '../../../../src/domain/errors.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time.ts';
import type { WindowEvent } from '../../../../src/domain/window/events.ts';
import type { RootWindow } from '../../../../src/domain/window/window.ts';
import { createMessenger } from '../../../../src/slack-web/messenger.ts';
import { deferred } from '../../../support/fakes/deferred.ts';
import { eventually } from '../../../support/fakes/eventually.ts';
import {
  APPROVALS,
  LENA,
  MIA,
  OMAR,
  startTendingWorld,
  type TendingProcess,
  type TendingWorld,
  thePolicy,
} from '../../../support/fakes/tending.ts';

let world: TendingWorld;
let process: TendingProcess;

beforeEach(async () => {
  world = await startTendingWorld();
  process = world.start();
});
afterEach(() => world.close());

const approved: WindowEvent = { type: 'approved', by: OMAR };

async function followed(window: RootWindow, by = process): Promise<void> {
  await by.tend(window.id);
  await by.settled();
}

const cardTexts = (window: RootWindow, channel?: string) =>
  world.cards(window, channel).map(({ text }) => text);
const postOf = async (window: RootWindow, name: string) =>
  (await world.store.loadWhole(window.id))?.posts.find((post) => post.name === name);

test('a request has one card; a step redraws it and is told in its thread', async () => {
  const window = await world.request();
  await followed(window);
  expect(cardTexts(window)).toEqual([expect.stringContaining('0 of 1 approval')]);

  await world.happen(window, approved);
  await followed(window);

  expect(cardTexts(window)).toEqual([expect.stringContaining('open')]);
  expect(await world.replies(window)).toEqual([expect.stringContaining('approved by Omar Diaz')]);
});

test('what was done is not done again', async () => {
  const window = await world.request();
  await followed(window);
  world.calls.count();

  await followed(window);

  expect(world.calls.made.filter((call) => call.startsWith('slack:'))).toEqual([]);
});

test('two processes that follow the same window at once post one card', async () => {
  const window = await world.request();
  const other = world.start();

  await Promise.all([followed(window), followed(window, other)]);

  expect(cardTexts(window)).toHaveLength(1);
});

test('a step that comes while the card is being posted is on it in the end', async () => {
  const window = await world.request();
  const following = process.tend(window.id);
  await world.happen(window, approved);
  process.soon(window.id);
  await following;
  await process.settled();

  expect(cardTexts(window)).toEqual([expect.stringContaining('open')]);
});

test('a redraw shows the window as it is once nobody else can draw it, never as it was before', async () => {
  const window = await world.request();
  await followed(window);
  const once = await world.happen(window, { type: 'reminded', about: 'undecided', people: [] });
  const messenger = createMessenger(world.bot);
  const drawn: string[] = [];
  let claims = 0;
  const late = world.start({
    posts: {
      ...world.posts,
      claim: async (...wanted) => {
        claims += 1;
        if (claims === 1) await world.happen(once, approved);
        return world.posts.claim(...wanted);
      },
    },
    messenger: {
      ...messenger,
      update: async (place, message, mark) => {
        drawn.push(message.text);
        return messenger.update(place, message, mark);
      },
    },
  });

  await followed(window, late);

  expect(drawn).toEqual([expect.stringContaining('open')]);
});

test('a break-glass window is shown in the alerts channel too, and to those who are to be told', async () => {
  const policy = thePolicy({ notified: { users: [OMAR.id] } });
  const window = await world.request(
    { governing: { kind: 'governed', policy } },
    { origin: { kind: 'break-glass' } },
  );

  await followed(window);

  expect(cardTexts(window)).toHaveLength(1);
  expect(cardTexts(window, '#root-alerts')).toHaveLength(1);
  const direct = world.slack.control.view('omar', 'dm');
  expect(direct.plainText).toContain(window.id);
});

test('nothing is posted where another organization reads along, the log says what to do, and people are told', async () => {
  const policy = thePolicy({ notified: { users: [OMAR.id] }, notifyDirectly: true });
  const window = await world.request({ governing: { kind: 'governed', policy } });
  const shared = world.start({ approvalsChannel: 'C0PARTNER01' });

  await followed(window, shared);

  expect(cardTexts(window, '#partner-acme')).toEqual([]);
  expect(world.log.lines.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('name another channel in the configuration'),
  );
  expect(world.slack.control.view('omar', 'dm').plainText).toContain(window.id);

  await followed(window);
  expect(cardTexts(window)).toHaveLength(1);
});

test('while Slack is down the decision stands, and the card follows when it is back', async () => {
  const window = await world.request();
  await followed(window);
  world.calls.fail(/^slack:/);
  await world.happen(window, approved);
  await followed(window);
  expect(cardTexts(window)).toEqual([expect.stringContaining('0 of 1 approval')]);

  world.calls.fail(undefined);
  world.clock.move(MINUTE);
  await process.sweep();

  expect(cardTexts(window)).toEqual([expect.stringContaining('open')]);
  expect(await world.replies(window)).toHaveLength(1);
});

test('a card whose posting was not answered is found again, not posted again', async () => {
  const window = await world.request();
  world.calls.count();
  world.calls.loseAnswers(/chat\.postMessage/);
  await followed(window);
  world.calls.loseAnswers(undefined);
  world.clock.move(MINUTE);
  await process.sweep();

  expect(world.calls.made.filter((call) => call === 'slack:chat.postMessage')).toHaveLength(1);
  expect((await postOf(window, `CARD#${APPROVALS}`))?.place?.ts).toBe(world.cards(window)[0]?.ts);
  expect(cardTexts(window)).toHaveLength(1);
});

test('a duplicate that shows up late is deleted, the recorded card stays', async () => {
  const window = await world.request();
  world.calls.fail(/chat\.postMessage/);
  await followed(window);
  world.calls.fail(undefined);
  world.clock.move(MINUTE);
  await process.sweep();
  const [card] = world.cards(window);
  await world.bot.chat.postMessage({
    channel: APPROVALS,
    text: `${window.id} late`,
    metadata: {
      event_type: 'rootkeeper_window',
      event_payload: { id: window.id, name: `CARD#${APPROVALS}` },
    },
  });
  expect(world.cards(window)).toHaveLength(2);

  world.clock.move(MINUTE);
  await process.sweep();

  expect(world.cards(window).map(({ ts }) => ts)).toEqual([card?.ts]);
});

test('doubt about a card ends, and then Slack is asked nothing more', async () => {
  const window = await world.request();
  world.calls.fail(/chat\.postMessage/);
  await followed(window);
  world.calls.fail(undefined);
  world.clock.move(MINUTE);
  await process.sweep();
  world.clock.move(10 * MINUTE);
  await process.sweep();
  expect((await postOf(window, `CARD#${APPROVALS}`))?.doubtfulUntil).toBeUndefined();

  world.calls.count();
  world.clock.move(MINUTE);
  await process.sweep();

  expect(world.calls.made.filter((call) => call.startsWith('slack:'))).toEqual([]);
});

test('a card that was deleted in Slack is posted anew when it is next drawn', async () => {
  const window = await world.request();
  await followed(window);
  const [card] = world.cards(window);
  await world.bot.chat.delete({ channel: APPROVALS, ts: card?.ts ?? '' });

  await world.happen(window, approved);
  await followed(window);

  expect(cardTexts(window)).toEqual([expect.stringContaining('open')]);
  expect(await world.replies(window)).toHaveLength(1);
});

test('a reply to a card that was deleted meanwhile brings the card back, and follows', async () => {
  const window = await world.request();
  await followed(window);
  world.calls.fail(/chat\.postMessage/);
  const decided = await world.happen(window, approved);
  await followed(window);
  world.calls.fail(undefined);
  const [card] = world.cards(window);
  await world.bot.chat.delete({ channel: APPROVALS, ts: card?.ts ?? '' });

  for (let minute = 0; minute < 3; minute += 1) {
    world.clock.move(MINUTE);
    await process.sweep();
  }

  expect(cardTexts(decided)).toEqual([expect.stringContaining('open')]);
  expect(await world.replies(window)).toEqual([expect.stringContaining('approved by Omar Diaz')]);
});

test('a claim that is held is left alone, and taken over when its holder must have ended', async () => {
  const window = await world.request();
  const claim = { by: 'somebody who ended', at: world.clock.now() };
  await world.posts.intend(window.id, {
    ...{ name: `CARD#${APPROVALS}`, target: APPROVALS, intendedAt: claim.at, claim },
  });
  world.clock.move(14 * SECOND);
  await followed(window);
  expect(cardTexts(window)).toEqual([]);

  world.clock.move(SECOND);
  await process.sweep();

  expect(cardTexts(window)).toHaveLength(1);
});

describe('a process that was only slow, and lost its claim', () => {
  /** Its posts and updates reach Slack only when the test lets them. */
  function slowProcess() {
    const messenger = createMessenger(world.bot);
    const held = deferred();
    const slow = world.start({
      messenger: {
        ...messenger,
        post: async (...message) => held.promise.then(() => messenger.post(...message)),
        update: async (...message) => held.promise.then(() => messenger.update(...message)),
      },
    });
    return { slow, letThrough: held.resolve };
  }

  test('leaves one card, however late its own arrives', async () => {
    const window = await world.request();
    const { slow, letThrough } = slowProcess();
    const posting = slow.tend(window.id);
    await eventually('it has claimed the card', () => postOf(window, `CARD#${APPROVALS}`));
    world.clock.move(16 * SECOND);
    await followed(window);
    letThrough();
    await posting;
    expect(cardTexts(window)).toHaveLength(2);

    world.clock.move(MINUTE);
    await process.sweep();

    expect(cardTexts(window)).toHaveLength(1);
  });

  test('leaves nothing old on the card, however late it draws', async () => {
    const governing = { kind: 'governed', policy: thePolicy({ quorum: 2 }) } as const;
    const window = await world.request({ governing });
    await followed(window);
    const once = await world.happen(window, approved);
    const { slow, letThrough } = slowProcess();
    const drawing = slow.tend(window.id);
    await eventually(
      'it has claimed the card',
      async () => (await postOf(window, `CARD#${APPROVALS}`))?.claim,
    );
    world.clock.move(16 * SECOND);
    await world.happen(once, { type: 'approved', by: LENA });
    await followed(window);
    expect(cardTexts(window)).toEqual([expect.stringContaining('open')]);
    letThrough();
    await drawing;

    world.clock.move(MINUTE);
    await process.sweep();

    expect(cardTexts(window)).toEqual([expect.stringContaining('open')]);
  });
});

test('a person whom Slack lets nobody write to keeps no other card waiting, and is tried less often', async () => {
  const policy = thePolicy({ notified: { users: ['U0DORA00001', LENA.id] }, notifyDirectly: true });
  const window = await world.request({ governing: { kind: 'governed', policy } });
  await followed(window);
  expect(cardTexts(window)).toHaveLength(1);
  expect(world.slack.control.view('lena', 'dm').plainText).toContain(window.id);

  world.clock.move(9 * MINUTE);
  world.calls.count();
  await process.sweep();
  expect(world.calls.made).not.toContain('slack:conversations.open');

  world.clock.move(MINUTE);
  await process.sweep();
  expect(world.calls.made).toContain('slack:conversations.open');
});

test('a window is reminded of, told to have ended, and called to be reviewed, each once', async () => {
  const window = await world.request();
  await followed(window);
  world.clock.move(15 * MINUTE);
  await process.sweep();
  const stored = await world.store.load(window.id);
  await world.happen(stored ?? window, approved);
  await followed(window);
  for (const wait of [50 * MINUTE, 10 * MINUTE, MINUTE, 4 * HOUR]) {
    world.clock.move(wait);
    await process.sweep();
  }

  const measured = `${window.id} measured afterwards: nothing new; what was there before is still there`;
  expect(await world.replies(window)).toEqual([
    expect.stringContaining('still waits'),
    expect.stringContaining('approved by Omar Diaz'),
    expect.stringContaining('ends'),
    expect.stringContaining('ended'),
    measured,
    expect.stringContaining('still waits for its review'),
    measured,
  ]);
  const [, reminder] = (await world.store.load(window.id))?.history ?? [];
  expect(reminder?.event).toEqual({ type: 'reminded', about: 'undecided', people: [LENA.id, OMAR.id] });
});

test('what is over, and shown so, stands in no list', async () => {
  const window = await world.request();
  await followed(window);
  await world.happen(window, { type: 'withdrawn', by: MIA });
  await followed(window);

  const lists = ['requested', 'approved', 'unreviewed', 'settling'] as const;
  const listed = await Promise.all(lists.map((list) => world.store.list(list, {}, 10)));

  expect(listed.flat()).toEqual([]);
  expect(cardTexts(window)).toEqual([expect.stringContaining('withdrawn')]);
});

describe('what is over and could not be shown', () => {
  const days = (count: number) => world.clock.move(count * 24 * HOUR);
  const listed = () => world.store.list('settling', {}, 10);

  /** Withdrawn, and its card could not be drawn so. */
  async function leftBehind(by: TendingProcess): Promise<RootWindow> {
    const window = await world.request();
    await followed(window, by);
    await world.happen(window, { type: 'withdrawn', by: MIA });
    await followed(window, by);
    return window;
  }

  test('is shown when Slack is back after days, however long the window is over', async () => {
    const window = await world.request();
    await followed(window);
    await world.happen(window, { type: 'withdrawn', by: MIA });
    days(3);
    world.calls.fail(/^slack:/);
    await process.sweep();
    days(2);
    await process.sweep();
    expect(cardTexts(window)).toEqual([expect.stringContaining('pending')]);

    world.calls.fail(undefined);
    days(1);
    await process.sweep();

    expect(cardTexts(window)).toEqual([expect.stringContaining('withdrawn')]);
    expect(await listed()).toEqual([]);
  });

  test('is tried each minute for a day, daily for a month, then weekly, and given up after a year', async () => {
    const nowhere = world.start({ approvalsChannel: 'C0PARTNER01' });
    const window = await leftBehind(nowhere);
    const due = async () => {
      const [entry] = await world.store.listDue('settling', 10);
      return entry?.due === undefined ? undefined : entry.due - world.clock.now();
    };
    expect(await due()).toBe(MINUTE);

    days(1);
    await nowhere.sweep();
    expect(await due()).toBe(24 * HOUR);
    days(30);
    await nowhere.sweep();
    expect(await due()).toBe(7 * 24 * HOUR);
    expect(await listed()).toEqual([window.id]);

    days(340);
    await nowhere.sweep();
    expect(await listed()).toEqual([]);
  });

  test('is not given up before a message in doubt was looked for', async () => {
    const window = await leftBehind(world.start({ approvalsChannel: 'C0PARTNER01' }));
    world.calls.loseAnswers(/chat\.postMessage/);
    await followed(window);
    world.calls.loseAnswers(undefined);
    world.calls.fail(/^slack:/);
    days(400);
    await process.sweep();
    expect(await listed()).toEqual([window.id]);

    world.calls.fail(undefined);
    days(7);
    await process.sweep();
    expect(cardTexts(window)).toHaveLength(1);
    expect(await listed()).toEqual([]);
  });
});

test('a reminder that nobody would see is not recorded until it can be seen', async () => {
  const window = await world.request();
  const nowhere = world.start({ approvalsChannel: 'C0PARTNER01' });
  await followed(window, nowhere);
  world.clock.move(15 * MINUTE);
  await nowhere.sweep();
  expect((await world.store.load(window.id))?.history).toHaveLength(1);

  world.clock.move(MINUTE);
  await process.sweep();
  expect((await world.store.load(window.id))?.history).toHaveLength(2);
  expect(await world.replies(window)).toEqual([expect.stringContaining('still waits')]);
});

test('a reminder does not update a card that it does not change', async () => {
  const window = await world.request();
  await followed(window);
  world.calls.count();
  await world.happen(window, { type: 'reminded', about: 'undecided', people: [] });
  await followed(window);

  expect(world.calls.made).toContain('slack:chat.postMessage');
  expect(world.calls.made).not.toContain('slack:chat.update');
});

test('the operator is told directly that it opened and that it ends, each once', async () => {
  const window = await world.request();
  await followed(window);
  await world.happen(window, approved);
  await followed(window);
  world.clock.move(50 * MINUTE);
  await process.sweep();
  await process.sweep();

  const { plainText } = world.slack.control.view('mia', 'dm');
  expect(plainText.match(/is open until/g)).toHaveLength(1);
  expect(plainText.match(/ ends at /g)).toHaveLength(1);
});

test('where Slack takes no more direct messages, the channel waits for nothing, and they follow when Slack says', async () => {
  const policy = thePolicy({ notified: { users: [OMAR.id, LENA.id] }, notifyDirectly: true });
  const window = await world.request({ governing: { kind: 'governed', policy } });
  const messenger = createMessenger(world.bot);
  let opened = 0;
  const limited = world.start({
    messenger: {
      ...messenger,
      channelOf: async (target) => {
        if (!target.startsWith('U')) return target;
        opened += 1;
        if (opened === 1) throw new RateLimitedError(30 * SECOND);
        return messenger.channelOf(target);
      },
    },
  });
  await followed(window, limited);
  expect(cardTexts(window)).toHaveLength(1);
  expect(opened).toBe(1);

  world.clock.move(30 * SECOND);
  await limited.sweep();
  for (const name of ['omar', 'lena'])
    expect(world.slack.control.view(name, 'dm').plainText).toContain(window.id);
});
