import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { localDate } from '../../support/builders/day.ts';
import { deferred } from '../../support/fakes/deferred.ts';
import { eventually } from '../../support/fakes/eventually.ts';
import { markOf, type PostingWorld, SECURITY, startPostingWorld } from '../../support/fakes/posting.ts';

const TODAY = localDate('2026-11-20');

let world: PostingWorld;

beforeEach(async () => {
  world = await startPostingWorld();
});
afterEach(() => world.close());

const stored = () => world.posts.load(SECURITY, TODAY);
const slackCalls = () => world.calls.made.filter((call) => call.startsWith('slack:'));

test('a message is posted, its place is stored, and nothing is left to do', async () => {
  const shown = await world.start().show(TODAY);

  const [message, ...others] = world.standing(TODAY);
  expect(others).toEqual([]);
  expect(shown).toEqual({ place: { channel: SECURITY, ts: message?.ts } });
  expect(await stored()).toEqual({
    ...{ name: TODAY, target: SECURITY, intendedAt: world.clock.now() },
    place: shown.place,
  });
});

test('the intent stands before anything is sent', async () => {
  const posted = deferred();
  const slow = world.start({
    messenger: { post: async (...message) => posted.promise.then(() => world.messenger.post(...message)) },
  });
  const showing = slow.show(TODAY);

  const intent = await eventually('it is intended', stored);
  expect(intent).toMatchObject({ intendedAt: world.clock.now(), claim: { at: world.clock.now() } });
  expect(world.standing(TODAY)).toEqual([]);
  posted.resolve();
  await showing;
});

test('what stands there is not posted again, by whichever process, and Slack is asked nothing', async () => {
  const first = await world.start().show(TODAY);
  world.calls.count();

  expect(await world.start().show(TODAY)).toEqual(first);

  expect(slackCalls()).toEqual([]);
});

test('what people deleted is not brought back', async () => {
  const { place } = await world.start().show(TODAY);
  if (place !== undefined) await world.messenger.remove(place);

  await world.start().show(TODAY);

  expect(world.standing(TODAY)).toEqual([]);
});

test('each day has its own', async () => {
  const process = world.start();
  await process.show(TODAY);
  await process.show(localDate('2026-11-21'));

  expect(world.standing(TODAY)).toHaveLength(1);
  expect(world.standing(localDate('2026-11-21'))).toHaveLength(1);
});

test('of processes that post at the same moment one does; the others say when to look again', async () => {
  const shown = await Promise.all([1, 2, 3, 4].map(() => world.start().show(TODAY)));

  expect(world.standing(TODAY)).toHaveLength(1);
  const waiting = shown.filter(({ place }) => place === undefined);
  expect(waiting.map(({ again }) => again)).toEqual(waiting.map(() => world.clock.now() + 15 * SECOND));
});

test('a claim that is held is left alone, and taken over when its holder must have ended', async () => {
  const claim = { by: 'somebody who ended', at: world.clock.now() };
  await world.posts.intend({ name: TODAY, target: SECURITY, intendedAt: claim.at, claim });
  world.clock.move(14 * SECOND);
  expect(await world.start().show(TODAY)).toEqual({ again: claim.at + 15 * SECOND });
  expect(world.standing(TODAY)).toEqual([]);

  world.clock.move(SECOND);
  const { place, again } = await world.start().show(TODAY);

  expect(world.standing(TODAY).map(({ ts }) => ts)).toEqual([place?.ts]);
  expect(again).toBe(world.clock.now() + MINUTE);
});

test('a message whose posting was not answered is found again, not posted again', async () => {
  world.calls.count();
  world.calls.loseAnswers(/chat\.postMessage/);
  const unclear = await world.start().show(TODAY);
  expect(unclear).toEqual({ again: world.clock.now() + MINUTE, failed: {} });
  world.calls.loseAnswers(undefined);
  world.clock.move(MINUTE);

  const { place } = await world.start().show(TODAY);

  expect(world.calls.made.filter((call) => call === 'slack:chat.postMessage')).toHaveLength(1);
  expect(world.standing(TODAY).map(({ ts }) => ts)).toEqual([place?.ts]);
});

test('while Slack is down it is tried again each minute, and posted when Slack is back', async () => {
  world.calls.fail(/^slack:/);
  const down = await world.start().show(TODAY);
  expect(down).toEqual({ again: world.clock.now() + MINUTE, failed: {} });
  world.clock.move(MINUTE);
  expect(await world.start().show(TODAY)).toEqual({ again: world.clock.now() + MINUTE, failed: {} });
  world.calls.fail(undefined);
  world.clock.move(MINUTE);

  expect((await world.start().show(TODAY)).place).toBeDefined();

  expect(world.standing(TODAY)).toHaveLength(1);
});

test('a duplicate that shows up late is deleted, the recorded message stays', async () => {
  world.calls.fail(/chat\.postMessage/);
  await world.start().show(TODAY);
  world.calls.fail(undefined);
  world.clock.move(MINUTE);
  const { place } = await world.start().show(TODAY);
  await world.messenger.post(SECURITY, { text: `${TODAY} late`, blocks: [] }, markOf(TODAY));
  expect(world.standing(TODAY)).toHaveLength(2);

  world.clock.move(MINUTE);
  await world.start().show(TODAY);

  expect(world.standing(TODAY).map(({ ts }) => ts)).toEqual([place?.ts]);
});

test('doubt ends, and then nothing is left to do', async () => {
  world.calls.fail(/chat\.postMessage/);
  await world.start().show(TODAY);
  world.calls.fail(undefined);
  world.clock.move(MINUTE);
  expect((await world.start().show(TODAY)).again).toBe(world.clock.now() + MINUTE);
  world.clock.move(10 * MINUTE);
  await world.start().show(TODAY);
  expect((await stored())?.doubtfulUntil).toBeUndefined();

  world.calls.count();
  expect(await world.start().show(TODAY)).toEqual({ place: (await stored())?.place });

  expect(slackCalls()).toEqual([]);
});

test('a process that was only slow, and lost its claim, leaves one message', async () => {
  const held = deferred();
  const slow = world.start({
    messenger: { post: async (...message) => held.promise.then(() => world.messenger.post(...message)) },
  });
  const posting = slow.show(TODAY);
  await eventually('it has claimed the message', stored);
  world.clock.move(16 * SECOND);
  const { place } = await world.start().show(TODAY);
  held.resolve();
  await posting;
  world.clock.move(MINUTE);

  await world.start().show(TODAY);

  expect(world.standing(TODAY).map(({ ts }) => ts)).toEqual([place?.ts]);
});

describe('what Slack refuses', () => {
  test('is said with the word of Slack, logged, and tried again a minute later', async () => {
    const shown = await world.start().show(TODAY, 'C0GENERAL01');

    expect(shown).toEqual({ again: world.clock.now() + MINUTE, failed: { refused: 'not_in_channel' } });
    expect(world.log.lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        fields: { digest: 'C0GENERAL01', post: TODAY, channel: 'C0GENERAL01', code: 'not_in_channel' },
      }),
    );
  });

  test('leaves no doubt: it is not looked for when it is tried again', async () => {
    const process = world.start({ post: async () => ({ kind: 'refused', code: 'invalid_blocks' }) });
    await process.show(TODAY);

    expect(await stored()).toEqual({ name: TODAY, target: SECURITY, intendedAt: world.clock.now() });
  });

  test('as too early is tried again when Slack says', async () => {
    const refused = { kind: 'refused', code: 'ratelimited', retryAfter: 30 * SECOND } as const;
    const until = world.clock.now() + 30 * SECOND;

    expect(await world.start({ post: async () => refused }).show(TODAY)).toEqual({
      again: until,
      failed: { refused: 'ratelimited', busyUntil: until },
    });
  });
});

test('what cannot be drawn is logged, gives its claim back, and is tried again', async () => {
  const broken = world.start({ post: () => Promise.reject(new Error('no such drawing')) });

  expect(await broken.show(TODAY)).toEqual({ again: world.clock.now() + MINUTE, failed: {} });

  expect((await stored())?.claim).toBeUndefined();
  expect(world.log.lines).toMatchObject([{ level: 'error', message: 'a message could not be shown yet' }]);
  world.clock.move(MINUTE);
  expect((await world.start().show(TODAY)).place).toBeDefined();
});

test('a person whom Slack lets nobody write to is tried less often', async () => {
  expect(await world.start().show(TODAY, 'U0DORA00001')).toEqual({
    again: world.clock.now() + 10 * MINUTE,
    failed: {},
  });
});

test.each(['load', 'intend', 'finish'] as const)(
  'a store that does not answer %s is an error',
  async (call) => {
    const process = world.start({ posts: { [call]: () => Promise.reject(new Error('no answer')) } });

    await expect(process.show(TODAY)).rejects.toThrow('no answer');
  },
);
