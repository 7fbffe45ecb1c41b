import type { Account, Directory } from '../../domain/account.ts';
import type { Actor } from '../../domain/actor.ts';
import { neededCustody } from '../../domain/approval-policy/custody.ts';
import { governing } from '../../domain/approval-policy/governing.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy/policy.ts';
import { type ApproverPool, approverPool } from '../../domain/approval-policy/pool.ts';
import { UserError } from '../../domain/errors.ts';
import { ROOT_TASKS } from '../../domain/root-task/list.ts';
import { type StillNeedsRoot, stillNeedsRoot } from '../../domain/root-task/still-needs-root.ts';
import { MAX_ACCOUNTS } from '../../domain/window/check-draft.ts';
import type { RequestPreview } from '../../domain/window/outcomes.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { People } from './people.ts';
import type { PrepareDeps } from './prepare-request.ts';
import type { RequestInput } from './request-input.ts';
import { resolveAccounts, resolveTask } from './resolve-request.ts';

export interface PreviewDeps extends Pick<PrepareDeps, 'directory' | 'rules' | 'clock'> {
  readonly people: Pick<People, 'candidates' | 'names' | 'unreadGroups'>;
  readonly authorizeRequester: AuthorizeReader;
}

/** What a person is shown before they submit; reads no window, and asks Slack only about approvers. */
export async function previewRequest(
  actor: Actor,
  input: Partial<RequestInput>,
  deps: PreviewDeps,
): Promise<RequestPreview> {
  const [permission, directory] = await Promise.all([deps.authorizeRequester(actor), deps.directory()]);
  if (permission.kind === 'refused') throw mayNotAsk();
  const accounts = resolveAccounts(input.accounts ?? [], directory, deps.rules.scopes).value;
  const need = needOf(input, accounts, directory);
  const isFew = accounts.length > 0 && accounts.length <= MAX_ACCOUNTS;
  const governed = isFew ? governing(accounts, deps.rules.book) : undefined;
  const custody = isFew ? neededCustody(accounts, deps.rules.custody, input.operatorId ?? actor.userId) : [];
  const policy = governed?.kind === 'governed' ? governed.policy : undefined;
  const pool = policy === undefined ? undefined : await poolOf(actor, input, policy, custody, deps);
  return {
    ...(policy === undefined ? {} : { policy }),
    ...(pool === undefined ? {} : { pool }),
    ...(need === undefined ? {} : { need }),
    custody,
    ungoverned: governed?.kind === 'ungoverned' ? governed.accounts : [],
    accounts,
    mayBreakGlass: policy?.breakGlass.includes(actor.userId) ?? false,
    names: await deps.people.names([...namedIn(pool), ...custody.map(({ holder }) => holder)]),
  };
}

/** `undefined` where it is not known: too few were found, and a user group could not be read. */
async function poolOf(
  { userId }: Actor,
  { operatorId = userId }: Partial<RequestInput>,
  policy: ApprovalPolicy,
  custody: RequestPreview['custody'],
  { people, clock }: PreviewDeps,
): Promise<ApproverPool | undefined> {
  const candidates = await people.candidates(policy);
  const question = { requester: { id: userId }, operator: { id: operatorId }, custody, policy, candidates };
  const pool = approverPool(question, clock.now());
  if (pool.kind === 'enough') return pool;
  const unread = await people.unreadGroups(policy.approvers.flatMap(({ groups }) => groups));
  return unread.length > 0 ? undefined : pool;
}

function needOf(
  input: Partial<RequestInput>,
  accounts: readonly Account[],
  { organizationId }: Directory,
): StillNeedsRoot | undefined {
  const { value } = resolveTask(input);
  const task = ROOT_TASKS.find(({ id }) => id === value);
  return task === undefined ? undefined : stillNeedsRoot(task, accounts, organizationId !== undefined);
}

function namedIn(pool: ApproverPool | undefined): readonly string[] {
  return pool === undefined ? [] : [...pool.people, ...pool.leftOut.map(({ id }) => id)];
}

function mayNotAsk(): UserError {
  return new UserError(
    'You are not among those who may ask for root-access windows.',
    'Ask the administrators of Rootkeeper to add you to windows.requesters in rootkeeper.yml.',
  );
}
