import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { digestClaims } from '../../../src/operations/posting/digest-claims.ts';
import { lookOf } from '../../../src/operations/posting/drawn.ts';
import type { Claims, RedrawnMessage } from '../../../src/operations/posting/once.ts';
import { show, standingOf } from '../../../src/operations/posting/show.ts';
import type { Messenger } from '../../../src/operations/posting-ports.ts';
import { localDate } from '../../support/builders/day.ts';
import { digest } from '../../support/builders/window.ts';
import { deferred } from '../../support/fakes/deferred.ts';
import { eventually } from '../../support/fakes/eventually.ts';
import { markOf, type PostingWorld, SECURITY, startPostingWorld } from '../../support/fakes/posting.ts';

const TODAY = localDate('2026-11-20');

let world: PostingWorld;
/** What the message is about, as it is stored: its version, and what is seen of it. */
let state: { readonly version: number; readonly seen: string };
let ids = 0;

beforeEach(async () => {
  world = await startPostingWorld();
  state = { version: 1, seen: 'one' };
});
afterEach(() => world.close());

const stored = () => world.posts.load(SECURITY, TODAY);
const texts = () => world.standing(TODAY).map(({ text }) => text);

/** A message that shows the state, as one process has it after reading what is stored now. */
function aMessage(overrides: Partial<Claims> = {}): RedrawnMessage {
  const claims = digestClaims(world.posts, SECURITY, TODAY);
  let read = state;
  return {
    ...{ mark: markOf(TODAY), target: SECURITY },
    claims: {
      ...claims,
      load: () => {
        read = state;
        return claims.load();
      },
      ...overrides,
    },
    key: () => `${read.version}`,
    draw: async () => {
      const { version, seen } = state;
      const message = { text: `${TODAY} ${seen}`, blocks: [] };
      return { message, key: `${version}`, look: lookOf(message, digest) };
    },
  };
}

async function shown(message = aMessage(), messenger: Partial<Messenger> = {}) {
  const { clock, log, posts } = world;
  ids += 1;
  const deps = { messenger: { ...world.messenger, ...messenger }, clock, log, newId: () => `claim-${ids}` };
  return show(message, await posts.load(SECURITY, TODAY), deps);
}
test('it is posted as things are, and follows them', async () => {
  await shown();
  expect(texts()).toEqual([`${TODAY} one`]);

  state = { version: 2, seen: 'two' };
  expect(await shown()).toEqual({ place: (await stored())?.place });

  expect(texts()).toEqual([`${TODAY} two`]);
});

test('what looks the same is not sent again, and is behind no more', async () => {
  await shown();
  state = { version: 2, seen: 'one' };
  world.calls.count();

  await shown();

  expect(world.calls.made.filter((call) => call.startsWith('slack:'))).toEqual([]);
  expect(standingOf(aMessage(), await stored(), world.clock.now())).toEqual({
    place: (await stored())?.place,
  });
});

test('one that is behind is to be done, one whose claim is held is not', async () => {
  await shown();
  state = { version: 2, seen: 'two' };
  const seen = await stored();
  expect(standingOf(aMessage(), seen, world.clock.now())).toBe('to-do');
  if (seen === undefined) throw new Error('it is stored');
  const claim = { by: 'another', at: world.clock.now() };

  expect(standingOf(aMessage(), { ...seen, claim }, world.clock.now())).toEqual({
    ...{ place: seen.place, again: claim.at + 15 * SECOND },
  });
});

test('what changes while it is being drawn is on it in the end', async () => {
  const showing = shown(aMessage(), {
    post: async (...message) => {
      state = { version: 2, seen: 'two' };
      return world.messenger.post(...message);
    },
  });

  expect(await showing).toMatchObject({ place: { channel: SECURITY } });
  expect(texts()).toEqual([`${TODAY} two`]);
});

test('one that people deleted is posted anew when it is next drawn', async () => {
  const { place } = await shown();
  if (place !== undefined) await world.messenger.remove(place);
  state = { version: 2, seen: 'two' };

  await shown();

  expect(texts()).toEqual([`${TODAY} two`]);
});

test('a drawing that was not answered is doubtful, keeps its place, and is drawn again', async () => {
  const { place } = await shown();
  state = { version: 2, seen: 'two' };
  world.calls.fail(/chat\.update/);
  expect(await shown()).toEqual({ place, again: world.clock.now() + MINUTE, failed: {} });
  expect(await stored()).toMatchObject({ place, doubtfulUntil: world.clock.now() + 10 * MINUTE });
  world.calls.fail(undefined);
  world.clock.move(MINUTE);

  await shown();

  expect(texts()).toEqual([`${TODAY} two`]);
});

test('a process that was only slow leaves nothing old on it', async () => {
  await shown();
  const held = deferred();
  state = { version: 2, seen: 'two' };
  const drawing = shown(aMessage(), {
    update: async (...message) => held.promise.then(() => world.messenger.update(...message)),
  });
  await eventually('it has claimed the message', async () => (await stored())?.claim);
  world.clock.move(16 * SECOND);
  state = { version: 3, seen: 'three' };
  await shown();
  held.resolve();
  await drawing;
  world.clock.move(MINUTE);

  await shown();

  expect(texts()).toEqual([`${TODAY} three`]);
});

test('who never gets it done looks again a minute later', async () => {
  const lost = aMessage({ intend: async () => false });

  expect(await shown(lost)).toEqual({ again: world.clock.now() + MINUTE });
  expect(texts()).toEqual([]);
});
