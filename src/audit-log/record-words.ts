import type { RequestProblem } from '../domain/window/problem.ts';
import type { Refusal } from '../domain/window/refusal.ts';
import type { PaperRecord } from '../operations/windows/audit/paper.ts';
import type { RecordRefused } from '../operations/windows/audit/record-paper.ts';
import { harmless } from '../slack/text/harmless.ts';

const LONGEST = 1_000;

/** Why it was not recorded, a line each, naming the key of the file. */
export function refusedLines(outcome: RecordRefused, paper: PaperRecord): readonly string[] {
  return clausesOf(outcome, paper).map((clause) => harmless(`- ${clause}`, LONGEST));
}

function clausesOf(outcome: RecordRefused, paper: PaperRecord): readonly string[] {
  switch (outcome.kind) {
    case 'refused':
      return outcome.problems.map(problemClause);
    case 'note-refused':
      return [noteClause(outcome.refusal)];
    case 'no-such-window':
      return [
        `note.window: there is no window ${paper.kind === 'note' ? paper.window : ''}; record a whole one under window`,
      ];
    case 'unclear':
      return [unclearClause(outcome)];
  }
}

function unclearClause({ key, typed, suggestions }: Extract<RecordRefused, { kind: 'unclear' }>): string {
  const what = key === 'task' ? 'task' : 'account of the organization';
  const near = suggestions.length === 0 ? '' : `; near: ${suggestions.join(', ')}`;
  return `window.${key}: ${JSON.stringify(typed)} names no ${what}, or several${near}`;
}

/** The file was validated before, so only what depends on the organization and its policies is left. */
function problemClause(problem: RequestProblem): string {
  if (problem.field === 'accounts' && problem.why === 'ungoverned') {
    const names = problem.accounts.map(({ name }) => name).join(', ');
    return `window.accounts: no policy of rootkeeper.yml (windows.policies, windows.default) stands over ${names}, so nobody could review it`;
  }
  if (problem.field === 'accounts' && problem.why === 'too-many') {
    return `window.accounts: found ${problem.count}; accepted: at most ${problem.most}. Split it into several files`;
  }
  return `window.${problem.field}: not accepted (${problem.why})`;
}

function noteClause(refusal: Refusal): string {
  if (refusal.why === 'text') return `${refusal.field}: not accepted (${refusal.problem.kind})`;
  return `not accepted (${refusal.why})`;
}
