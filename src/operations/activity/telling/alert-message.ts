import type { AlertView, FollowUp } from '../../../domain/alert/alert-view.ts';
import { alertPhase } from '../../../domain/alert/phase.ts';
import type { AlertEntry } from '../../../domain/alert/steps.ts';
import type { Instant } from '../../../domain/time.ts';
import type { WholeAlert } from '../../activity-store-ports.ts';
import { lookOf } from '../../posting/drawn.ts';
import type { Claims, Drawing, OnceMessage, RedrawnMessage } from '../../posting/once.ts';
import type { ClaimedPost } from '../../posting-ports.ts';
import type { TellingDeps } from './deps.ts';

/** The name of the alert's own message among its posts. */
export const MAIN = 'ALERT';

/** What a message of an alert follows from, as it was read last. */
interface State {
  last(): WholeAlert;
  read(): Promise<WholeAlert>;
}

/** The alert in its channel; `first` is the alert as it was read last, `isNamed` whether its account's name is known. */
export function alertMessage(first: WholeAlert, deps: TellingDeps, isNamed = true): RedrawnMessage {
  const { id } = first.alert;
  const state = readAgain(first, deps);
  let hasName = isNamed;
  return {
    mark: { kind: 'alert', id, name: MAIN },
    target: deps.alertsChannel,
    claims: claimsOn(state, MAIN, deps),
    key: (now) => drawingKey(state.last(), now, hasName),
    draw: async () => {
      const whole = await state.read();
      const view = await deps.alertView(whole.alert);
      hasName = view.accountName !== '';
      return drawing(whole, view, deps);
    },
  };
}

/** What is told below it, once. */
export function followUpMessage(
  whole: WholeAlert,
  entry: AlertEntry,
  thread: string,
  deps: TellingDeps,
): OnceMessage {
  const name = entryName(entry);
  const { alert } = whole;
  return {
    mark: { kind: 'alert', id: alert.id, name },
    target: deps.alertsChannel,
    thread,
    claims: claimsOn(readAgain(whole, deps), name, deps),
    post: async (channel, mark) => {
      const message = deps.renderer.followUp(await deps.alertView(alert), aboutOf(entry));
      return deps.messenger.post(channel, message, mark, thread);
    },
  };
}

/** What is told in the thread, oldest first; whom the alert called on when it was raised it names itself. */
export function toldEntries({ alert }: WholeAlert): readonly AlertEntry[] {
  return alert.history.filter(({ at, step }) => step.type !== 'escalated' || at !== alert.openedAt);
}

export function storedPost({ posts }: WholeAlert, name: string): ClaimedPost | undefined {
  return posts.find((post) => post.name === name);
}

/** Of one alert no two steps of a type are taken in one millisecond, and of two that were one is told. */
export function entryName({ at, step }: AlertEntry): string {
  return `ENTRY#${at}#${step.type}`;
}

/** What tells drawings of an alert at different states apart. `isNamed`: whether they say what its account is called. */
export function drawingKey({ alert }: WholeAlert, now: Instant, isNamed = true): string {
  return `v${alert.version} ${alertPhase(alert, now)}${isNamed ? '' : ' unnamed'}`;
}

function aboutOf(entry: AlertEntry): FollowUp {
  const { step } = entry;
  return step.type === 'escalated'
    ? { kind: 'mention', entry, people: step.people }
    : { kind: 'step', entry };
}

function drawing(whole: WholeAlert, view: AlertView, { renderer, digest, clock }: TellingDeps): Drawing {
  const { alert } = whole;
  const first = alert.history.find(({ at, step }) => step.type === 'escalated' && at === alert.openedAt);
  const called = first?.step.type === 'escalated' ? first.step.people : [];
  const key = drawingKey(whole, clock.now(), view.accountName !== '');
  const message = renderer.alert(view, called);
  return { message, key, look: lookOf(message, digest) };
}

function readAgain(first: WholeAlert, { alerts }: TellingDeps): State {
  let whole = first;
  return {
    last: () => whole,
    read: async () => {
      whole = (await alerts.loadWhole(whole.alert.id)) ?? whole;
      return whole;
    },
  };
}

function claimsOn(state: State, name: string, { alertPosts: posts }: TellingDeps): Claims {
  const { id } = state.last().alert;
  return {
    load: async () => storedPost(await state.read(), name),
    intend: (post) => posts.intend(id, post),
    claim: (seen, claim) => posts.claim(id, seen, claim),
    finish: (by, outcome) => posts.finish(id, name, by, outcome),
  };
}
