import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import { settledPlaceOf } from '../../../domain/window/lists.ts';
import { cardName, type WantedPost } from '../../../domain/window/posts.ts';
import type { Shown } from '../../posting/once.ts';
import { isDirect } from '../../posting/target.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TendingDeps } from './deps.ts';
import { earliest } from './mark.ts';
import { postStanding, showPost } from './show-post.ts';
import type { Showing } from './showing.ts';
import { cardIn, noticeTo } from './showings.ts';
import { createTurns } from './turns.ts';
import { wantedNow } from './wanted.ts';

/** Writes to people beside everything else: a group of hundreds keeps no channel waiting, nor another window. */
export interface Directs {
  /** Begins what is due. Gives when the window should be looked at again, `undefined` where nothing is left to do. */
  begin(whole: WholeWindow, wanted: readonly WantedPost[]): Instant | undefined;
  isIdle(): boolean;
  /** Resolves when what was begun has ended. */
  settled(): Promise<void>;
}

/** Windows at once; to one person after the other, since Slack counts. */
const AT_ONCE = 2;
/** Where a process ends in the middle, another looks after this long. */
const LOOK_AGAIN: Milliseconds = MINUTE;

/** `written`: called when everything was tried. */
export function createDirects(deps: TendingDeps, written: (id: WindowId) => void): Directs {
  const { clock, log, store } = deps;
  const waits = createWaits();
  const turns = createTurns<WindowId>(AT_ONCE, async (id) => {
    const whole = await store.loadWhole(id);
    if (whole !== undefined) await write(whole, await wantedNow(whole.window, deps));
    written(id);
  });

  const toDo = (whole: WholeWindow, wanted: readonly WantedPost[]) => {
    const now = clock.now();
    const all = showings(whole, wanted, deps).map((showing) => {
      const standing = postStanding(whole, showing, deps);
      return standing === 'to-do'
        ? { showing, at: waits.until(whole.window.id, showing.name) ?? now }
        : { showing, at: standing.again };
    });
    return {
      due: all.filter(({ at }) => at !== undefined && at <= now).map(({ showing }) => showing),
      next: earliest(all.map(({ at }) => at)),
    };
  };

  const write = async (whole: WholeWindow, wanted: readonly WantedPost[]) => {
    const { id } = whole.window;
    let busyUntil: Instant | undefined;
    for (const showing of toDo(whole, wanted).due) {
      const shown: Shown = busyUntil === undefined ? await showPost(whole, showing, deps) : {};
      busyUntil ??= shown.failed?.busyUntil;
      waits.set(id, showing.name, busyUntil ?? shown.again);
    }
  };

  return {
    begin(whole, wanted) {
      const { id } = whole.window;
      const { due, next } = toDo(whole, wanted);
      if (next === undefined) waits.forget(id);
      if (due.length === 0) return next;
      turns.take(id).catch((error: unknown) => {
        log.error({ err: error, window: id }, 'people could not be written to; it is tried again');
      });
      return clock.now() + LOOK_AGAIN;
    },
    isIdle: turns.isIdle,
    settled: turns.settled,
  };
}

/** Until when each message of a window waits, in this process; another one tries once more. */
function createWaits() {
  const waits = new Map<WindowId, Map<string, Instant>>();
  return {
    until: (id: WindowId, name: string) => waits.get(id)?.get(name),
    set: (id: WindowId, name: string, until: Instant | undefined) => {
      const ofWindow = waits.get(id) ?? new Map<string, Instant>();
      waits.set(id, ofWindow);
      if (until === undefined) ofWindow.delete(name);
      else ofWindow.set(name, until);
    },
    forget: (id: WindowId) => waits.delete(id),
  };
}

/**
 * Cards first. What is over gets no new ones; what somebody would be told too late is not begun, and what was begun is
 * brought to its end.
 */
function showings(
  { window, posts }: WholeWindow,
  wanted: readonly WantedPost[],
  deps: TendingDeps,
): readonly Showing[] {
  const begun = new Set(posts.map(({ name }) => name));
  const isOver = settledPlaceOf(window, deps.clock.now()) === undefined;
  const called = wanted.flatMap((post) => (post.kind === 'card' && !isOver ? [post.target] : []));
  const there = posts.filter(({ name, target }) => name === cardName(target)).map(({ target }) => target);
  const cards = [...new Set([...called, ...there])].filter(isDirect);
  const notices = wanted.flatMap((post) =>
    post.kind === 'notice' && (post.isCurrent || begun.has(post.name)) ? [post] : [],
  );
  return [
    ...cards.map((target) => cardIn(target, undefined, deps)),
    ...notices.map((notice) => noticeTo(notice, deps)),
  ];
}
