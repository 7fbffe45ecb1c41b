import type { Account } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Governing, governing } from '../../domain/approval-policy/governing.ts';
import type { ApproverSet } from '../../domain/approval-policy/policy.ts';
import { draftProblems, MAX_ACCOUNTS } from '../../domain/window/check-draft.ts';
import type { RequestDraft, SubmitContext } from '../../domain/window/draft.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { WindowStore } from '../window-ports.ts';
import { type Asked, type Circumstances, contextOf, draftOf } from './drafted.ts';
import { LONGEST_AHEAD } from './earlier-windows.ts';
import type { People } from './people.ts';
import type { RecentDirectory } from './recent-directory.ts';
import type { RequestInput } from './request-input.ts';
import { resolveAccounts, resolveTask } from './resolve-request.ts';

export interface PrepareDeps extends Circumstances {
  readonly store: Pick<WindowStore, 'load' | 'loadAll' | 'ofAccount'>;
  readonly people: Pick<People, 'whoIs' | 'about' | 'candidates'>;
  readonly directory: RecentDirectory;
}

/** A request with everything that it is judged against, and all that is wrong with it. */
export interface Prepared {
  readonly draft: RequestDraft;
  readonly context: SubmitContext;
  readonly problems: readonly RequestProblem[];
}

/** Other requests of one account that are looked at for overlaps; the newest. */
const OTHERS = 50;

/** Looks up what a request names. Writes nothing. */
export async function prepareRequest(
  actor: Actor,
  input: RequestInput,
  id: WindowId,
  deps: PrepareDeps,
): Promise<Prepared> {
  const directory = await deps.directory();
  const accounts = resolveAccounts(input.accounts, directory, deps.rules.scopes);
  const task = resolveTask(input);
  // More than may be asked for are refused whatever their policy is.
  const few = accounts.value.slice(0, MAX_ACCOUNTS);
  const governed = governing(few, deps.rules.book);
  const [asked, others, continued] = await Promise.all([
    askedOf(actor, input, governed, deps),
    othersOn(few, deps),
    continuedProblems(actor, input, deps),
  ]);
  const draft = draftOf(id, input, { ...asked, accounts: accounts.value, taskId: task.value });
  const context = contextOf(governed, directory, { ...asked, others }, deps);
  const found = [...accounts.problems, ...task.problems, ...continued];
  return { draft, context, problems: [...found, ...unexplained(draftProblems(draft, context), found)] };
}

/** Requester and operator as Slack has them now; who else could approve, as it had them lately. */
async function askedOf(
  actor: Actor,
  { operatorId = actor.userId }: RequestInput,
  governed: Governing,
  { people }: PrepareDeps,
): Promise<Asked> {
  const sets: readonly ApproverSet[] = governed.kind === 'governed' ? governed.policy.approvers : [];
  const requesting = people.whoIs(actor, sets);
  const [requester, operator, candidates] = await Promise.all([
    requesting,
    operatorId === actor.userId ? requesting : people.about(operatorId, sets),
    governed.kind === 'governed' ? people.candidates(governed.policy) : [],
  ]);
  return { requester, operator, candidates };
}

/** Those asked for so long ago that they could still be open now or later. */
async function othersOn(
  accounts: readonly Account[],
  { store, clock }: PrepareDeps,
): Promise<readonly RootWindow[]> {
  const range = { from: clock.now() - LONGEST_AHEAD };
  const ids = await Promise.all(accounts.map(({ id }) => store.ofAccount(id, range, OTHERS)));
  const distinct = [...new Set(ids.flat())];
  return distinct.length === 0 ? [] : store.loadAll(distinct);
}

async function continuedProblems(
  { userId }: Actor,
  { continues }: RequestInput,
  { store }: PrepareDeps,
): Promise<readonly RequestProblem[]> {
  if (continues === undefined) return [];
  const window = await store.load(continues);
  if (window === undefined) return [{ field: 'continues', why: 'no-such-window' }];
  const { requester, operator } = window.request;
  const isOwn = userId === requester.id || userId === operator.id;
  return isOwn ? [] : [{ field: 'continues', why: 'not-yours' }];
}

/** Without those that only say that what was not understood is missing. */
function unexplained(
  problems: readonly RequestProblem[],
  found: readonly RequestProblem[],
): readonly RequestProblem[] {
  const has = (field: RequestProblem['field']) => found.some((problem) => problem.field === field);
  return problems.filter(
    ({ field, why }) =>
      !(field === 'accounts' && why === 'none' && has('accounts')) &&
      !(field === 'task' && why === 'unknown' && has('task')),
  );
}
