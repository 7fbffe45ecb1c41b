import { RateLimitedError } from '../../../domain/errors.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { ClaimedPost, Posted, PostMark, PostOutcome } from '../../posting-ports.ts';
import type { WholeWindow } from '../../window-ports.ts';
import { DOUBT_FOR, doubtLeft, isDoubtful } from './claims.ts';
import type { TendingDeps } from './deps.ts';
import { drawnAs, drawnOf, keyNow, lookOf } from './drawn.ts';
import { type Failed, isDirect, type Showing } from './showing.ts';

/** What is not shown is tried again after this long; a person whom Slack lets nobody write to, less often. */
const AGAIN: Milliseconds = MINUTE;
const AGAIN_DIRECTLY: Milliseconds = 10 * MINUTE;

/** What is stored of an attempt; `failed` where it must be tried again. */
interface Outcome {
  readonly stored: Pick<ClaimedPost, 'place' | 'drawn' | 'doubtfulUntil'>;
  readonly failed?: Failed;
}

/** One message, held by a claim. */
interface Held {
  readonly whole: WholeWindow;
  /** As it was before the claim; absent: it is new. */
  readonly seen: ClaimedPost | undefined;
  readonly showing: Showing;
  readonly channel: string;
  readonly mark: PostMark;
}

/**
 * Posts a message, or finds it, or draws it anew, under a claim; `seen` is what is stored of it. `undefined`: look again
 * what is stored now. Otherwise when to try again. Throws only where the store gives no answer.
 */
export async function attemptPost(
  whole: WholeWindow,
  seen: ClaimedPost | undefined,
  showing: Showing,
  deps: TendingDeps,
): Promise<{ readonly again: Instant; readonly failed: Failed } | undefined> {
  const { posts, clock, newId } = deps;
  const { id } = whole.window;
  const channel = await channelOf(seen, showing, deps);
  if (typeof channel !== 'string') return { again: againAt(showing, channel, clock.now()), failed: channel };
  const claim = { by: newId('claim'), at: clock.now() };
  if (!(await takeClaim(id, seen, showing, claim, deps))) return undefined;
  const mark = { kind: 'window', id, name: showing.name } as const;
  const { stored, failed } = await act({ whole, seen, showing, channel, mark }, deps);
  const isStored = await posts.finish(id, showing.name, claim.by, stored);
  // Whoever took the claim over knows that the message is doubtful, and mends it.
  if (!isStored || failed === undefined) return undefined;
  return { again: againAt(showing, failed, clock.now()), failed };
}

async function channelOf(
  seen: ClaimedPost | undefined,
  { target, name }: Showing,
  { messenger, clock, log }: TendingDeps,
): Promise<string | Failed> {
  if (seen?.place !== undefined) return seen.place.channel;
  try {
    return await messenger.channelOf(target);
  } catch (error) {
    log.warn({ err: error, target, post: name }, 'Slack does not say where to write to; it is tried again');
    return busy(error, clock.now());
  }
}

async function takeClaim(
  id: WholeWindow['window']['id'],
  seen: ClaimedPost | undefined,
  { name, target }: Showing,
  claim: { readonly by: string; readonly at: Instant },
  { posts }: TendingDeps,
): Promise<boolean> {
  if (seen !== undefined) return posts.claim(id, seen, claim);
  return posts.intend(id, { name, target, intendedAt: claim.at, claim });
}

/** Never throws: what went wrong is an outcome, so that the claim is given back. */
async function act(held: Held, deps: TendingDeps): Promise<Outcome> {
  const { seen, showing, whole } = held;
  let place = seen?.place;
  try {
    if (seen !== undefined && (place === undefined || isDoubtful(seen)))
      place = await onlyOne(held, seen, deps);
    return await drawn(held, place, deps);
  } catch (error) {
    deps.log.error(
      { err: error, window: whole.window.id, post: showing.name },
      'a message could not be shown yet',
    );
    const drawnBefore = seen?.drawn === undefined ? {} : { drawn: seen.drawn };
    const doubtfulUntil = deps.clock.now() + DOUBT_FOR;
    return { stored: { ...at(place), ...drawnBefore, doubtfulUntil }, failed: busy(error, deps.clock.now()) };
  }
}

/** Where the message is, if it is anywhere: what is stored if it is there, or else the oldest. All others are deleted. */
async function onlyOne(
  { showing, channel, mark }: Held,
  seen: ClaimedPost,
  { messenger }: TendingDeps,
): Promise<Posted | undefined> {
  const found = await messenger.find(channel, mark, seen.intendedAt, showing.thread);
  const recorded = found.find(({ ts }) => ts === seen.place?.ts);
  const kept = recorded ?? found[0] ?? seen.place;
  for (const other of found.filter(({ ts }) => ts !== kept?.ts)) await messenger.remove(other);
  return kept;
}

async function drawn(held: Held, place: Posted | undefined, deps: TendingDeps): Promise<Outcome> {
  const { seen, showing, mark } = held;
  const { store, messenger, clock, digest } = deps;
  const doubt = withDoubt(doubtLeft(seen, clock.now()));
  if (place !== undefined && !showing.isRedrawn) return { stored: { ...at(place), ...doubt } };
  // Read after the claim: nobody draws anything newer while it is held.
  const whole = (seen === undefined ? undefined : await store.loadWhole(held.whole.window.id)) ?? held.whole;
  const key = keyNow(whole, clock.now());
  const message = await showing.draw(whole);
  const drawing = drawnAs(key, lookOf(message, digest));
  if (place === undefined) return posted(held, message, drawing, deps);
  const isThere =
    showsAlready(seen, key, drawing) || (await messenger.update(place, message, mark)) === 'updated';
  return { stored: isThere ? { ...at(place), ...drawing, ...doubt } : doubt };
}

/** A step that changes nothing on a card, a reminder say, does not update it. Who draws what is not behind looks for it. */
function showsAlready(
  seen: ClaimedPost | undefined,
  key: string,
  { drawn: drawing }: Pick<ClaimedPost, 'drawn'>,
): boolean {
  if (seen === undefined || isDoubtful(seen)) return false;
  const before = drawnOf(seen);
  return before.key !== key && before.look !== undefined && drawing === drawnAs(key, before.look).drawn;
}

async function posted(
  { seen, showing, channel, mark, whole }: Held,
  message: Awaited<ReturnType<Showing['draw']>>,
  drawing: Pick<ClaimedPost, 'drawn'>,
  { messenger, clock, log }: TendingDeps,
): Promise<Outcome> {
  const outcome = await messenger.post(channel, message, mark, showing.thread);
  const doubt = withDoubt(doubtLeft(seen, clock.now()));
  const about = { window: whole.window.id, post: showing.name, channel };
  switch (outcome.kind) {
    case 'posted':
      return { stored: { place: outcome.place, ...drawing, ...doubt } };
    case 'refused':
      log.error({ ...about, code: outcome.code }, 'Slack refuses a message; it is tried again');
      return { stored: doubt, failed: refused(outcome, clock.now()) };
    case 'unclear':
      log.warn(
        { ...about, err: outcome.error },
        'Slack does not say whether a message was posted; it is looked for',
      );
      return { stored: { doubtfulUntil: clock.now() + DOUBT_FOR }, failed: {} };
  }
}

function refused({ code, retryAfter }: Extract<PostOutcome, { kind: 'refused' }>, now: Instant): Failed {
  return { refused: code, ...(retryAfter !== undefined && { busyUntil: now + retryAfter }) };
}

function busy(error: unknown, now: Instant): Failed {
  return error instanceof RateLimitedError ? { busyUntil: now + error.retryAfter } : {};
}

function againAt({ target }: Showing, { busyUntil }: Failed, now: Instant): Instant {
  return busyUntil ?? now + (isDirect(target) ? AGAIN_DIRECTLY : AGAIN);
}

function at(place: Posted | undefined): Pick<ClaimedPost, 'place'> {
  return place === undefined ? {} : { place };
}

function withDoubt(doubtfulUntil: Instant | undefined): Pick<ClaimedPost, 'doubtfulUntil'> {
  return doubtfulUntil === undefined ? {} : { doubtfulUntil };
}
