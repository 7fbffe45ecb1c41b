import type { Instant } from '../../domain/time.ts';
import type { ClaimedPost, Posted } from '../posting-ports.ts';
import { DOUBT_FOR, doubtLeft, isDoubtful } from './claims.ts';
import { drawnAs, drawnOf } from './drawn.ts';
import type { Drawing, Failed, OnceMessage, PostingDeps, RedrawnMessage } from './once.ts';
import { aboutOf, againAt, at, busy, type Outcome, outcomeOf, withDoubt } from './outcome.ts';

/** One message, held by a claim. */
interface Held<Message = OnceMessage | RedrawnMessage> {
  readonly message: Message;
  /** As it was before the claim; absent: it is new. */
  readonly seen: ClaimedPost | undefined;
  readonly channel: string;
}

/**
 * Posts a message, or finds it, or draws it anew, under a claim; `seen` is what is stored of it. `undefined`: look again
 * what is stored now. Otherwise when to try again. Throws only where the store gives no answer.
 */
export async function attempt(
  message: OnceMessage | RedrawnMessage,
  seen: ClaimedPost | undefined,
  deps: PostingDeps,
): Promise<{ readonly again: Instant; readonly failed: Failed } | undefined> {
  const { clock, newId } = deps;
  const { claims, target } = message;
  const channel = await channelOf(seen, message, deps);
  if (typeof channel !== 'string') return { again: againAt(target, channel, clock.now()), failed: channel };
  const claim = { by: newId('claim'), at: clock.now() };
  if (!(await takeClaim(message, seen, claim))) return undefined;
  const { stored, failed } = await act({ message, seen, channel }, deps);
  const isStored = await claims.finish(claim.by, stored);
  // Whoever took the claim over knows that the message is doubtful, and mends it.
  if (!isStored || failed === undefined) return undefined;
  return { again: againAt(target, failed, clock.now()), failed };
}

async function channelOf(
  seen: ClaimedPost | undefined,
  { target, mark }: OnceMessage | RedrawnMessage,
  { messenger, clock, log }: PostingDeps,
): Promise<string | Failed> {
  if (seen?.place !== undefined) return seen.place.channel;
  try {
    return await messenger.channelOf(target);
  } catch (error) {
    log.warn(
      { err: error, target, post: mark.name },
      'Slack does not say where to write to; it is tried again',
    );
    return busy(error, clock.now());
  }
}

function takeClaim(
  { claims, mark: { name }, target }: OnceMessage | RedrawnMessage,
  seen: ClaimedPost | undefined,
  claim: NonNullable<ClaimedPost['claim']>,
): Promise<boolean> {
  if (seen !== undefined) return claims.claim(seen, claim);
  return claims.intend({ name, target, intendedAt: claim.at, claim });
}

/** Never throws: what went wrong is an outcome, so that the claim is given back. */
async function act(held: Held, deps: PostingDeps): Promise<Outcome> {
  const { seen, message } = held;
  let place = seen?.place;
  try {
    if (seen !== undefined && (place === undefined || isDoubtful(seen)))
      place = await onlyOne(held, seen, deps);
    return await shown(held, place, deps);
  } catch (error) {
    const now = deps.clock.now();
    deps.log.error({ err: error, ...aboutOf(message.mark) }, 'a message could not be shown yet');
    const drawnBefore = seen?.drawn === undefined ? {} : { drawn: seen.drawn };
    return {
      stored: { ...at(place), ...drawnBefore, doubtfulUntil: now + DOUBT_FOR },
      failed: busy(error, now),
    };
  }
}

/** Where the message is, if it is anywhere: what is stored if it is there, or else the oldest. All others are deleted. */
async function onlyOne(
  { message: { mark, thread }, channel }: Held,
  seen: ClaimedPost,
  { messenger }: PostingDeps,
): Promise<Posted | undefined> {
  const found = await messenger.find(channel, mark, seen.intendedAt, thread);
  const recorded = found.find(({ ts }) => ts === seen.place?.ts);
  const kept = recorded ?? found[0] ?? seen.place;
  for (const other of found.filter(({ ts }) => ts !== kept?.ts)) await messenger.remove(other);
  return kept;
}

async function shown(held: Held, place: Posted | undefined, deps: PostingDeps): Promise<Outcome> {
  const { message, seen, channel } = held;
  if ('draw' in message) return drawn({ ...held, message }, place, deps);
  if (place !== undefined)
    return { stored: { ...at(place), ...withDoubt(doubtLeft(seen, deps.clock.now())) } };
  return outcomeOf(await message.post(channel, message.mark), { message, seen, channel, drawn: {} }, deps);
}

async function drawn(
  { message, seen, channel }: Held<RedrawnMessage>,
  place: Posted | undefined,
  deps: PostingDeps,
): Promise<Outcome> {
  const { messenger, clock } = deps;
  const doubt = withDoubt(doubtLeft(seen, clock.now()));
  const drawing = await message.draw();
  if (place === undefined) {
    const posted = await messenger.post(channel, drawing.message, message.mark, message.thread);
    return outcomeOf(posted, { message, seen, channel, drawn: drawnAs(drawing) }, deps);
  }
  const isThere =
    showsAlready(seen, drawing) ||
    (await messenger.update(place, drawing.message, message.mark)) === 'updated';
  return { stored: isThere ? { ...at(place), ...drawnAs(drawing), ...doubt } : doubt };
}

/** A step that changes nothing on a card, a reminder say, does not update it. Who draws what is not behind looks for it. */
function showsAlready(seen: ClaimedPost | undefined, { key, look }: Drawing): boolean {
  if (seen === undefined || isDoubtful(seen)) return false;
  const before = drawnOf(seen);
  return before.key !== key && before.look === look;
}
