import type { Account, Directory } from '../../../domain/account.ts';
import { governing } from '../../../domain/approval-policy/governing.ts';
import { findTask } from '../../../domain/root-task/find-task.ts';
import { suggest } from '../../../domain/suggest.ts';
import type { RequestDraft, SubmitContext } from '../../../domain/window/draft.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { approvedKeys, pendingKeys } from '../listed-keys.ts';
import type { PaperWindow } from './paper.ts';
import type { PaperDeps, RecordRefused } from './record-paper.ts';

/** Windows that are looked at for overlaps. */
const MOST_OTHERS = 500;

type Drafted =
  | { readonly kind: 'drafted'; readonly draft: Omit<RequestDraft, 'id'>; readonly context: SubmitContext }
  | RecordRefused;

/** Looks up everything that a paper names, in the stored directory. */
export async function draftOf(paper: PaperWindow, deps: PaperDeps): Promise<Drafted> {
  const directory = await deps.directory();
  const accounts = namedAccounts(paper.accounts, directory);
  if ('kind' in accounts) return accounts;
  const task = findTask(paper.task);
  if (task.kind === 'unclear') {
    return { kind: 'unclear', key: 'task', typed: paper.task, suggestions: task.suggestions };
  }
  const { requester, operator, reason, ticket, start, duration, recordedBy, approvals } = paper;
  const asked = { requester, operator, reason, start, duration, ...(ticket !== undefined && { ticket }) };
  const origin = { kind: 'paper' as const, recordedBy, approvals };
  return {
    kind: 'drafted',
    draft: { ...asked, origin, accounts, taskId: task.task.id },
    context: await contextOf(accounts, directory, deps),
  };
}

/** Nobody is asked about the people: paper names them as they were. */
async function contextOf(
  accounts: readonly Account[],
  { organizationId }: Directory,
  deps: PaperDeps,
): Promise<SubmitContext> {
  const { book, custody } = deps.rules;
  return {
    now: deps.clock.now(),
    governing: governing(accounts, book),
    inOrganization: organizationId !== undefined,
    people: [],
    custody,
    others: await otherWindows(deps),
    ...deps.chain,
  };
}

async function otherWindows({ store, clock }: PaperDeps): Promise<readonly RootWindow[]> {
  const now = clock.now();
  const lists = await Promise.all([
    pendingKeys(store, now, MOST_OTHERS),
    approvedKeys(store, now, MOST_OTHERS),
  ]);
  const ids = [...new Set(lists.flat())];
  return ids.length === 0 ? [] : store.loadAll(ids);
}

/** Ids of the accounts of that name, since names need not be unique; or names that are nearly so. */
function near(text: string, accounts: readonly Account[]): readonly string[] {
  const same = accounts.filter(({ name }) => name === text).map(({ id }) => id);
  return same.length > 0
    ? same
    : suggest(
        text,
        accounts.map(({ name }) => name),
        5,
      );
}

function namedAccounts(
  typed: readonly string[],
  { accounts }: Directory,
): readonly Account[] | RecordRefused {
  const found: Account[] = [];
  for (const text of typed) {
    const [account, ...others] = accounts.filter(({ id, name }) => id === text || name === text);
    if (account === undefined || others.length > 0) {
      return { kind: 'unclear', key: 'accounts', typed: text, suggestions: near(text, accounts) };
    }
    found.push(account);
  }
  return found;
}
