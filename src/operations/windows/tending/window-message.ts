import type { Instant } from '../../../domain/time.ts';
import { drawingKey } from '../../../domain/window/lists.ts';
import { lookOf } from '../../posting/drawn.ts';
import type { Claims, Drawing, OnceMessage, RedrawnMessage } from '../../posting/once.ts';
import type { ClaimedPost } from '../../posting-ports.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TendingDeps } from './deps.ts';
import type { Showing } from './showing.ts';

/** A message of a window, to be posted once; `first` is the window as it was read last. */
export function windowMessage(
  first: WholeWindow,
  showing: Showing,
  deps: TendingDeps,
): OnceMessage | RedrawnMessage {
  const { id } = first.window;
  const { name, target, thread, isRedrawn } = showing;
  const state = readAgain(first, deps);
  const load = async () => storedPost(await state.read(), showing);
  const draw = () => drawing(state, showing, deps);
  const message = {
    ...{ mark: { kind: 'window', id, name } as const, target, claims: claimsOn(id, name, load, deps) },
    ...(thread !== undefined && { thread }),
  };
  if (isRedrawn) return { ...message, key: (now) => keyAt(state.last(), now), draw };
  return {
    ...message,
    post: async (channel, mark) => deps.messenger.post(channel, (await draw()).message, mark, thread),
  };
}

/** What is stored of a message of the window. */
export function storedPost({ posts }: WholeWindow, { name }: Showing): ClaimedPost | undefined {
  return posts.find((post) => post.name === name);
}

/** The window as it was read last. */
interface State {
  last(): WholeWindow;
  read(): Promise<WholeWindow>;
}

function readAgain(first: WholeWindow, { store }: TendingDeps): State {
  let whole = first;
  return {
    last: () => whole,
    read: async () => {
      whole = (await store.loadWhole(whole.window.id)) ?? whole;
      return whole;
    },
  };
}

/** Reads the window anew, but for a message that is new: then it was read just now. */
async function drawing(state: State, showing: Showing, { clock, digest }: TendingDeps): Promise<Drawing> {
  const isNew = storedPost(state.last(), showing) === undefined;
  const whole = isNew ? state.last() : await state.read();
  const key = keyAt(whole, clock.now());
  const message = await showing.draw(whole);
  return { message, key, look: lookOf(message, digest) };
}

function keyAt({ window, baseline }: WholeWindow, now: Instant): string {
  return drawingKey(window, baseline?.asOf, now);
}

function claimsOn(
  id: WholeWindow['window']['id'],
  name: string,
  load: Claims['load'],
  { posts }: TendingDeps,
): Claims {
  return {
    load,
    intend: (post) => posts.intend(id, post),
    claim: (seen, claim) => posts.claim(id, seen, claim),
    finish: (by, outcome) => posts.finish(id, name, by, outcome),
  };
}
