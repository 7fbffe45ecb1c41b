import type { AlertId } from '../../../domain/alert/alert.ts';
import { applyStep } from '../../../domain/alert/apply-step.ts';
import { calledOn, dueEscalation, nextDue } from '../../../domain/alert/escalation.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { WholeAlert } from '../../activity-store-ports.ts';
import type { ChannelCheck } from '../../posting/channel-check.ts';
import type { Shown } from '../../posting/once.ts';
import { show } from '../../posting/show.ts';
import { earliest } from '../../windows/tending/mark.ts';
import { isNamed, nameAwaitedAt } from './account-name.ts';
import {
  alertMessage,
  drawingKey,
  entryName,
  followUpMessage,
  MAIN,
  storedPost,
  toldEntries,
} from './alert-message.ts';
import type { TellingDeps } from './deps.ts';
import { logUndelivered } from './undelivered.ts';

/** A mention that was recorded is told in the same run. */
const MOST_ROUNDS = 3;
/** What could not be told is tried again. */
const AGAIN: Milliseconds = MINUTE;

/**
 * Does everything that follows from a stored alert: posts or redraws it, tells in its thread what was done, calls on people while nobody
 * has it; and notes when there is something to do next. Throws where the store gives no answer; then nothing is noted.
 */
export async function tellAlert(id: AlertId, check: ChannelCheck, deps: TellingDeps): Promise<void> {
  const { alerts, clock, log } = deps;
  for (let round = 1; ; round += 1) {
    const whole = await alerts.loadWhole(id);
    if (whole === undefined) {
      log.warn({ alert: id }, 'there is no such alert to tell of');
      return;
    }
    const seenAt = clock.now();
    const shown = await showAlert(whole, check, deps);
    if (shown.undeliveredSince !== undefined) logUndelivered(shown.undeliveredSince, { alert: id }, deps);
    const isRecorded = shown.canBeTold && (await escalated(whole, seenAt, deps));
    if (!isRecorded || round === MOST_ROUNDS) return settle(whole, seenAt, shown.again, deps);
  }
}

interface ShownAlert {
  readonly again?: Instant;
  /** Whether who is called on now would see it. */
  readonly canBeTold: boolean;
  /** Since when people are to be told something that could not be shown; absent: nothing. */
  readonly undeliveredSince?: Instant;
}

async function showAlert(whole: WholeAlert, check: ChannelCheck, deps: TellingDeps): Promise<ShownAlert> {
  const isThere = storedPost(whole, MAIN)?.place !== undefined;
  const isFit = (await check(deps.alertsChannel)) === undefined;
  const later = { again: deps.clock.now() + AGAIN, canBeTold: false };
  const { openedAt: undeliveredSince } = whole.alert;
  if (!isFit && !isThere) return { ...later, undeliveredSince };
  const main = await showMain(whole, deps);
  const { place, failed } = main;
  if (place === undefined) {
    const again = main.again ?? later.again;
    return { ...later, again, ...(failed !== undefined && { undeliveredSince }) };
  }
  const replies = isFit ? await showEntries(whole, place.ts, deps) : [];
  return shownBelow(whole, main, replies, isFit && failed === undefined, deps.clock.now());
}

/** Once more when its account becomes known, where that is not yet. */
async function showMain(whole: WholeAlert, deps: TellingDeps): Promise<Shown> {
  const named = await isNamed(whole.alert, deps);
  const shown = await show(alertMessage(whole, deps, named), storedPost(whole, MAIN), deps);
  const nameAt = named ? undefined : nameAwaitedAt(whole.alert, deps.clock.now());
  const again = earliest([shown.again, nameAt]);
  return { ...shown, ...(again !== undefined && { again }) };
}

function shownBelow(
  whole: WholeAlert,
  main: Shown,
  replies: readonly Shown[],
  canBeTold: boolean,
  now: Instant,
): ShownAlert {
  const again = earliest([main, ...replies].map((each) => each.again));
  const failed = replies.findIndex((reply) => reply.failed !== undefined);
  const mention = canBeTold ? undefined : dueEscalation(whole.alert, now);
  const undeliveredSince = toldEntries(whole)[failed]?.at ?? mention;
  return {
    canBeTold,
    ...(again !== undefined && { again }),
    ...(undeliveredSince !== undefined && { undeliveredSince }),
  };
}

/** One after the other, so that they stand in order; those after one that is not there wait for it. */
async function showEntries(whole: WholeAlert, thread: string, deps: TellingDeps): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const entry of toldEntries(whole)) {
    const post = storedPost(whole, entryName(entry));
    const reply = await show(followUpMessage(whole, entry, thread, deps), post, deps);
    shown.push(reply);
    if (reply.place === undefined) break;
  }
  return shown;
}

/** Whether people are to be called on again, and that was recorded; another process may have been faster. */
async function escalated({ alert }: WholeAlert, now: Instant, deps: TellingDeps): Promise<boolean> {
  if (dueEscalation(alert, now) === undefined) return false;
  const people = calledOn(alert, await deps.escalate(), now);
  const ofNews = alert.newsSince !== undefined && { ofNews: true as const };
  const applied = applyStep(alert, { type: 'escalated', people, ...ofNews }, { now, isOnCall: false });
  if (applied.kind === 'refused') return false;
  await deps.alerts.advance(applied.alert);
  return true;
}

async function settle(
  whole: WholeAlert,
  seenAt: Instant,
  again: Instant | undefined,
  { alerts }: TellingDeps,
): Promise<void> {
  const { alert } = whole;
  await alerts.settle(alert, drawingKey(whole, seenAt), earliest([again, nextDue(alert, seenAt)]));
}
