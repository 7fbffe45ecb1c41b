import type { Actor } from '../../domain/actor.ts';
import type { Alert, AlertId } from '../../domain/alert/alert.ts';
import { governing } from '../../domain/approval-policy/governing.ts';
import { UserError } from '../../domain/errors.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { RequestDraft, SubmitContext } from '../../domain/window/draft.ts';
import { windowId } from '../../domain/window/id.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import { submit } from '../../domain/window/submit.ts';
import { ticketProblem } from '../../domain/window/ticket.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { WindowStore } from '../window-ports.ts';
import { contextOf } from '../windows/drafted.ts';
import type { People, WhoIs } from '../windows/people.ts';
import { accountsById, type RecentDirectory } from '../windows/recent-directory.ts';
import { recorded } from '../windows/recorded.ts';
import type { Chain, Follows, WindowRules } from '../windows/window-deps.ts';
import { advanceAlert } from './advance-alert.ts';
import type { AlertStepDeps } from './alert-steps.ts';
import { type Declaration, draftOf } from './declared-draft.ts';
import { keepRefusedStep } from './refused-steps.ts';

/**
 * Records a use of root that had no window, in a window of its own that is marked as declared afterwards for ever. It
 * sanctions nothing: the verdict stays, and the window waits for a review by somebody else. The same person declares
 * the same use of an alert once.
 */
export interface DeclareAfterwards {
  /** Throws `UserError` where the store is down, and says whether anything was recorded. */
  declare(actor: Actor, id: AlertId, declaration: Declaration): Promise<DeclareOutcome>;
  /** What stands in the way before anything is filled in; `open`: nothing does. */
  look(actor: Actor, id: AlertId): Promise<DeclareRefused | { readonly kind: 'open'; readonly alert: Alert }>;
}

export type DeclareOutcome =
  | { readonly kind: 'declared'; readonly window: RootWindow; readonly alert: Alert }
  | { readonly kind: 'refused'; readonly problems: readonly RequestProblem[]; readonly alert: Alert }
  | DeclareRefused;

export type DeclareRefused =
  | { readonly kind: 'no-such-alert'; readonly id: AlertId }
  /** Only those who may ask for a window may declare one. */
  | { readonly kind: 'not-allowed'; readonly why: RefusedReading };

export interface DeclareDeps extends Omit<AlertStepDeps, 'authorizeOnCall' | 'person'> {
  readonly windows: Pick<WindowStore, 'create'>;
  readonly directory: RecentDirectory;
  readonly rules: WindowRules;
  readonly chain: Chain;
  readonly people: Pick<People, 'whoIs' | 'about'>;
  readonly authorizeRequester: AuthorizeReader;
  readonly tending: Follows;
}

/** That so many declarations meet is all but impossible. */
const MOST_IDS = 8;

export function createDeclareAfterwards(deps: DeclareDeps): DeclareAfterwards {
  const look: DeclareAfterwards['look'] = async (actor, id) => {
    const permission = await deps.authorizeRequester(actor);
    if (permission.kind === 'refused') {
      const { why } = permission;
      const person = async () => (await deps.people.whoIs(actor, [])).person;
      await keepRefusedStep({ alertId: id, by: actor.userId, tried: 'declared', why }, person, deps);
      return { kind: 'not-allowed', why };
    }
    const alert = await deps.alerts.load(id);
    if (alert === undefined) return { kind: 'no-such-alert', id };
    if (alert.topic === 'root') return { kind: 'open', alert };
    throw new UserError(
      `Alert ${id} is about the perimeter: there is no use of root in it to declare.`,
      'Say what it was with the other buttons of the alert.',
    );
  };
  return {
    look,
    declare: (actor, id, declaration) =>
      recorded(recordingOf(id), deps.log, async () => {
        const looked = await look(actor, id);
        return looked.kind === 'open' ? declare(actor, looked.alert, declaration, deps) : looked;
      }),
  };
}

async function declare(
  actor: Actor,
  alert: Alert,
  declaration: Declaration,
  deps: DeclareDeps,
): Promise<DeclareOutcome> {
  const directory = await deps.directory();
  const account = accountsById(directory).get(alert.accountId);
  if (account === undefined) return { kind: 'refused', alert, problems: [unknownAccount(alert)] };
  const governed = governing([account], deps.rules.book);
  const asked = await askedOf(actor, declaration, deps);
  const draft = draftOf(alert, account, declaration, asked, deps.clock.now());
  const context = contextOf(governed, directory, { ...asked, others: [] }, deps);
  const ticket = ticketProblems(declaration, context);
  if (ticket.length > 0) return { kind: 'refused', alert, problems: ticket };
  const made = await create(alert, draft, context, deps);
  if (made.kind === 'refused') return { ...made, alert };
  const { window } = made;
  deps.tending.soon(window.id);
  const linked = await link(alert.id, window, asked.requester, deps);
  return linked.kind === 'no-such-alert' ? linked : { kind: 'declared', window, alert: linked.alert };
}

/** The window stands whatever happens here, so nobody may be told that nothing was recorded. */
async function link(id: AlertId, window: RootWindow, { person }: WhoIs, deps: DeclareDeps) {
  try {
    return await advanceAlert(id, { type: 'declared', by: person, windowId: window.id }, deps);
  } catch (error) {
    deps.log.error({ err: error, alert: id, windowId: window.id }, 'an alert does not name its declaration');
    throw new UserError(
      `Your declaration is recorded in ${window.id}, and alert ${id} does not name it yet.`,
      'Declare the same again in a minute: it is recorded once.',
      { cause: error },
    );
  }
}

type Made =
  | { readonly kind: 'made'; readonly window: RootWindow }
  | { readonly kind: 'refused'; readonly problems: readonly RequestProblem[] };

/** The same declaration always comes by the same ids in the same order, so that a second attempt finds the first. */
async function create(
  { id }: Alert,
  draft: Omit<RequestDraft, 'id'>,
  context: SubmitContext,
  { windows, chain }: DeclareDeps,
): Promise<Made> {
  const submission = `declared ${id} ${draft.requester.id} ${draft.operator.id}`;
  for (let n = 0; n < MOST_IDS; n += 1) {
    const nth = n === 0 ? submission : `${submission} ${n}`;
    const submitted = submit({ ...draft, id: windowId(nth, chain.digest) }, context);
    if (submitted.kind === 'refused') return submitted;
    const created = await windows.create(submitted.window, chain.digest(nth));
    if (created.kind === 'stored') return { kind: 'made', window: submitted.window };
    if (created.kind === 'again') return { kind: 'made', window: created.window };
  }
  throw new Error(`the ids of a declaration about ${id} were all taken`);
}

/** Who could approve it is nobody's question: it is never approved. */
async function askedOf(
  actor: Actor,
  { operatorId = actor.userId }: Declaration,
  { people }: DeclareDeps,
): Promise<{ readonly requester: WhoIs; readonly operator: WhoIs; readonly candidates: [] }> {
  const requester = await people.whoIs(actor, []);
  const operator = operatorId === actor.userId ? requester : await people.about(operatorId, []);
  return { requester, operator, candidates: [] };
}

function ticketProblems({ ticket }: Declaration, { governing: governed }: SubmitContext): RequestProblem[] {
  if (governed.kind !== 'governed') return [];
  const problem = ticketProblem(ticket, governed.policy.ticket);
  return problem === undefined ? [] : [{ field: 'ticket', why: 'ticket', problem }];
}

function unknownAccount({ accountId }: Alert): RequestProblem {
  return { field: 'accounts', why: 'no-such', typed: accountId, suggestions: [] };
}

function recordingOf(id: AlertId) {
  return {
    what: `Your declaration about alert ${id}`,
    check: 'Give the same again: it is recorded once.',
  };
}
