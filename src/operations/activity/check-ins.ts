import type { AccountId } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CheckIn } from '../../domain/check-in/check-in.ts';
import { announced, answered } from '../../domain/check-in/steps.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { UseRef, WindowUseStore } from '../activity-store-ports.ts';
import { createAuthorizeReader } from '../authorize-reader.ts';
import type { Clock, Log, Workspace } from '../ports.ts';
import type { WindowStore } from '../window-ports.ts';
import { recorded } from '../windows/recorded.ts';
import { keepRefusedCheckIn, type RefusedCheckInDeps } from './refused-check-in.ts';
import { changeUse } from './window-uses.ts';

/**
 * What the operator of a window says of the use of root in it. Nobody else can say it: who tries is kept as a refused attempt
 * on the window.
 */
export interface CheckIns {
  /** **Signing in now**: of every account of the window, while it is open. Throws `UserError` as `answer` does. */
  announce(actor: Actor, id: WindowId): Promise<CheckInOutcome>;
  /** "Is this you?" A no cannot become a yes. Throws `UserError` where the store is down, and says whether anything was recorded. */
  answer(actor: Actor, use: UseRef, isThem: boolean): Promise<CheckInOutcome>;
}

export type CheckInOutcome =
  | { readonly kind: 'done'; readonly checkIn: CheckIn }
  /** Somebody else than the operator, or a no that would become a yes. */
  | { readonly kind: 'refused'; readonly checkIn: CheckIn }
  /** The operator may do nothing any more, or Slack cannot say. */
  | { readonly kind: 'not-allowed'; readonly why: RefusedReading }
  | { readonly kind: 'no-such-window'; readonly id: WindowId }
  | { readonly kind: 'not-open'; readonly window: RootWindow }
  /** Nobody was asked about this account. */
  | { readonly kind: 'not-asked'; readonly id: WindowId };

export interface CheckInDeps extends RefusedCheckInDeps {
  readonly windows: Pick<WindowStore, 'load'>;
  readonly uses: Pick<WindowUseStore, 'load' | 'put'>;
  readonly workspace: Workspace;
  readonly telling: TellsUses;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tells people what follows from the use of windows, in the background (`telling/`). */
export interface TellsUses {
  usesMoved(refs: readonly UseRef[]): void;
}

export function createCheckIns(deps: CheckInDeps): CheckIns {
  const ofWindow = (
    { userId }: Actor,
    id: WindowId,
    tried: 'announced' | 'answered',
    work: (window: RootWindow) => Promise<CheckInOutcome>,
  ) =>
    recorded(
      { what: WHAT[tried], check: `Look at the thread of ${id} before you try again.` },
      deps.log,
      async () => {
        const window = await deps.windows.load(id);
        if (window === undefined) return { kind: 'no-such-window', id } as const;
        const outcome = await work(window);
        await keepRefusedCheckIn(userId, window.id, tried, outcome, deps);
        return outcome;
      },
    );
  return {
    announce: (actor, id) => ofWindow(actor, id, 'announced', (window) => announce(actor, window, deps)),
    answer: (actor, { windowId, accountId }, isThem) =>
      ofWindow(actor, windowId, 'answered', (window) => answer(actor, window, accountId, isThem, deps)),
  };
}

const WHAT = { announced: 'Your announcement', answered: 'Your answer' } as const;

async function announce(actor: Actor, window: RootWindow, deps: CheckInDeps): Promise<CheckInOutcome> {
  const [first] = window.request.accounts;
  if (first === undefined) return { kind: 'not-asked', id: window.id };
  const barred = await barredOperator(actor, window, first.id, deps);
  if (barred !== undefined) return barred;
  const now = deps.clock.now();
  if (phaseOf(window, now) !== 'open') return { kind: 'not-open', window };
  const outcomes: CheckInOutcome[] = [];
  for (const { id } of window.request.accounts) {
    outcomes.push(await change(actor, window, id, (checkIn, by) => announced(checkIn, by, now), deps));
  }
  return outcomes.find(({ kind }) => kind !== 'done') ?? outcomes[0] ?? { kind: 'not-asked', id: window.id };
}

async function answer(
  actor: Actor,
  window: RootWindow,
  accountId: AccountId,
  isThem: boolean,
  deps: CheckInDeps,
): Promise<CheckInOutcome> {
  const use = await deps.uses.load(window.id, accountId);
  const isAsked = use?.checkIn.askedAt !== undefined || use?.checkIn.announcedAt !== undefined;
  if (!isAsked) return { kind: 'not-asked', id: window.id };
  const barred = await barredOperator(actor, window, accountId, deps);
  if (barred !== undefined) return barred;
  const now = deps.clock.now();
  return change(actor, window, accountId, (checkIn, by) => answered(checkIn, by, isThem, now), deps);
}

/** Who is no operator is refused as that; an operator who is no full member any more may say nothing. */
async function barredOperator(
  actor: Actor,
  { id: windowId, request: { operator } }: RootWindow,
  accountId: AccountId,
  { workspace, uses, log }: CheckInDeps,
): Promise<CheckInOutcome | undefined> {
  const isOperator = createAuthorizeReader(workspace, { users: [operator.id], groups: [] }, log);
  const permission = await isOperator(actor);
  if (permission.kind === 'allowed') return undefined;
  if (permission.why !== 'not-listed') return { kind: 'not-allowed', why: permission.why };
  const use = await uses.load(windowId, accountId);
  return { kind: 'refused', checkIn: use?.checkIn ?? { windowId, accountId, operator, addresses: [] } };
}

async function change(
  { userId }: Actor,
  window: RootWindow,
  accountId: AccountId,
  step: (checkIn: CheckIn, by: CheckIn['operator']) => CheckIn | undefined,
  { uses, telling }: CheckInDeps,
): Promise<CheckInOutcome> {
  const { operator } = window.request;
  let refused: CheckIn | undefined;
  const stored = await changeUse(window, accountId, { uses }, (record) => {
    const checkIn = step(record.checkIn, { ...operator, id: userId });
    if (checkIn === undefined) refused = record.checkIn;
    return checkIn && { ...record, checkIn };
  });
  if (stored === undefined) {
    return refused === undefined
      ? { kind: 'not-asked', id: window.id }
      : { kind: 'refused', checkIn: refused };
  }
  telling.usesMoved([{ windowId: window.id, accountId }]);
  return { kind: 'done', checkIn: stored.checkIn };
}
