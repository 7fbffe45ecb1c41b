import { type Account, type Directory, parseAccountId } from '../../domain/account.ts';
import { findTask } from '../../domain/root-task/find-task.ts';
import { type NamedScopes, resolveScope } from '../../domain/scope.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import type { RequestInput } from './request-input.ts';

/** What the words of a request stand for, and what is wrong with those that stand for nothing. */
export interface Resolved<T> {
  readonly value: T;
  readonly problems: readonly RequestProblem[];
}

/** The accounts that were chosen or typed, each once; a scope with undecided members stands for nothing certain. */
export function resolveAccounts(
  typed: readonly string[],
  directory: Directory,
  scopes: NamedScopes,
): Resolved<readonly Account[]> {
  const each = typed.filter((text) => text.trim() !== '').map((text) => resolveOne(text, directory, scopes));
  const byId = new Map(each.flatMap(({ value }) => value).map((account) => [account.id, account]));
  return { value: [...byId.values()], problems: each.flatMap(({ problems }) => problems) };
}

/** The id of the task that was chosen or typed; empty where there is none. */
export function resolveTask({ taskId, task }: Pick<RequestInput, 'taskId' | 'task'>): Resolved<string> {
  if (taskId !== undefined || task === undefined) return { value: taskId ?? '', problems: [] };
  const search = findTask(task);
  if (search.kind === 'found') return { value: search.task.id, problems: [] };
  return { value: '', problems: [{ field: 'task', why: 'unclear', suggestions: search.suggestions }] };
}

function resolveOne(text: string, directory: Directory, scopes: NamedScopes): Resolved<readonly Account[]> {
  const chosen = /^account:(.*)$/s.exec(text)?.[1];
  if (chosen !== undefined) return chosenAccount(chosen, directory);
  const typed = /^scope:(.*)$/s.exec(text)?.[1] ?? text;
  const scope = resolveScope(typed, directory, scopes);
  if (scope.kind === 'unknown') return noSuch(typed, scope.suggestions);
  const { members, undecided, label } = scope;
  const problem = { field: 'accounts', why: 'undecided', scope: label, count: undecided } as const;
  return { value: members, problems: undecided > 0 ? [problem] : [] };
}

/** An option of the modal names an account by its id, and nothing else. */
function chosenAccount(text: string, { accounts }: Directory): Resolved<readonly Account[]> {
  const id = parseAccountId(text);
  const account = accounts.find((each) => each.id === id);
  return account === undefined ? noSuch(text, []) : { value: [account], problems: [] };
}

function noSuch(typed: string, suggestions: readonly string[]): Resolved<readonly Account[]> {
  return { value: [], problems: [{ field: 'accounts', why: 'no-such', typed, suggestions }] };
}
