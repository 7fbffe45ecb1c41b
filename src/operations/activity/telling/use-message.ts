import type { WindowUseRecord } from '../../../domain/activity/window-use-record.ts';
import { checkInStanding } from '../../../domain/check-in/check-in.ts';
import type { Instant } from '../../../domain/time.ts';
import { lookOf } from '../../posting/drawn.ts';
import type { Drawing, RedrawnMessage } from '../../posting/once.ts';
import type { ClaimedPost } from '../../posting-ports.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TellingDeps } from './deps.ts';

/** What stands in a window's thread about the use of one account. */
export type UseTopic = 'USE' | 'CHECK-IN';

/** Both are posts of the window, beside its own. */
export function usePostName(topic: UseTopic, { accountId }: WindowUseRecord): string {
  return `${topic}#${accountId}`;
}

/** A message in the thread below the window's card; it shows what is stored when it is drawn. */
export function useMessage(
  topic: UseTopic,
  { window }: WholeWindow,
  first: WindowUseRecord,
  place: { readonly channel: string; readonly ts: string },
  deps: TellingDeps,
): RedrawnMessage {
  const { windows, windowPosts: posts, uses } = deps;
  const name = usePostName(topic, first);
  let record = first;
  const load = async () => {
    record = (await uses.load(window.id, first.accountId)) ?? record;
    return storedIn(await windows.loadWhole(window.id), name);
  };
  return {
    mark: { kind: 'window', id: window.id, name },
    target: place.channel,
    thread: place.ts,
    key: (now) => keyOf(record, now),
    claims: {
      load,
      intend: (post) => posts.intend(window.id, post),
      claim: (seen, claim) => posts.claim(window.id, seen, claim),
      finish: (by, outcome) => posts.finish(window.id, name, by, outcome),
    },
    draw: async () => {
      record = (await uses.load(window.id, first.accountId)) ?? record;
      return drawing(topic, await deps.useView(window, record), deps);
    },
  };
}

export function storedIn(whole: WholeWindow | undefined, name: string): ClaimedPost | undefined {
  return whole?.posts.find((post) => post.name === name);
}

function keyOf({ version, checkIn }: WindowUseRecord, now: Instant): string {
  return `v${version} ${checkInStanding(checkIn, now)}`;
}

function drawing(
  topic: UseTopic,
  view: Awaited<ReturnType<TellingDeps['useView']>>,
  { renderer, digest, clock }: TellingDeps,
): Drawing {
  const message = topic === 'USE' ? renderer.windowUse(view) : renderer.checkIn(view);
  return { message, key: keyOf(view.record, clock.now()), look: lookOf(message, digest) };
}
