import type { NeededCustody } from '../../domain/approval-policy/custody.ts';
import type { Ineligible } from '../../domain/approval-policy/ineligible.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy/policy.ts';
import type { ApproverPool } from '../../domain/approval-policy/pool.ts';
import { ROOT_TASKS } from '../../domain/root-task/list.ts';
import type { Instant } from '../../domain/time.ts';
import { MAX_ACCOUNTS } from '../../domain/window/check-draft.ts';
import type { RequestPreview } from '../../domain/window/outcomes.ts';
import { accountLabel } from '../account-name.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { capital, count, numeral } from '../text/words.ts';
import { exactLength } from '../windows/when.ts';
import { ineligibleClause } from './ineligible-clause.ts';
import type { RequestForm } from './request-form.ts';
import { nameIn, someOf, tooFewInWords } from './who.ts';

const NAMED = 8;
const ACCOUNTS = 5;
const CUSTODY = 10;
const LABEL_LENGTH = 100;

const NOTHING_CHOSEN = 'Choose accounts: who may approve, and what the operator needs, is then told here.';
const LOOKING_UP =
  'Who may approve is being looked up; fill in the rest meanwhile. If this line stays, choose the accounts again.';

/** What a person is told before they submit: who may approve, how many must, and what the operator needs. */
export function previewLines({ values, preview, now }: RequestForm): string[] {
  if (preview === undefined && values.accounts.length > 0) return [LOOKING_UP];
  if (preview === undefined || preview.accounts.length === 0) return [NOTHING_CHOSEN];
  const { policy, pool, names } = preview;
  return [
    accountsLine(preview),
    ...ungovernedLines(preview),
    ...(policy === undefined ? [] : approvalLines(policy, pool, names, isBreakGlass(preview, values), now)),
    ...custodyLines(preview),
    ...hintLine(values.taskId),
  ];
}

/** Ticked, and the person may. */
export function isBreakGlass(
  preview: RequestPreview | undefined,
  { breakGlass }: { readonly breakGlass: boolean },
): boolean {
  return breakGlass && preview?.mayBreakGlass === true;
}

function accountsLine({ accounts }: RequestPreview): string {
  const labels = someOf(accounts.map(accountLabel), ACCOUNTS);
  if (accounts.length <= MAX_ACCOUNTS) return `For ${count(accounts.length, 'account')}: ${labels}.`;
  return `TOO MANY: ${count(accounts.length, 'account')} are chosen, and a window holds at most ${MAX_ACCOUNTS}. Do: choose fewer, or a smaller scope.`;
}

function ungovernedLines({ ungoverned }: RequestPreview): string[] {
  if (ungoverned.length === 0) return [];
  const labels = someOf(ungoverned.map(accountLabel), ACCOUNTS);
  return [
    `NOBODY CAN APPROVE THIS: no policy speaks for ${labels}.`,
    'Do: leave them out, or have them added under windows.policies, or a windows.default, in rootkeeper.yml.',
  ];
}

function approvalLines(
  policy: ApprovalPolicy,
  pool: ApproverPool | undefined,
  names: ReadonlyMap<string, string>,
  breakGlass: boolean,
  now: Instant,
): string[] {
  const scopes = `Policy: ${someOf(policy.scopes.map(label), NAMED)}. At most ${exactLength(policy.maxDuration)}.`;
  if (breakGlass) {
    return [
      'BREAK-GLASS: it opens the moment you submit, nobody is asked, and everyone is paged. Somebody else must review it.',
      scopes,
    ];
  }
  const lapse = `If nobody decides, it lapses ${exactLength(policy.lapse)} after you ask.`;
  return [...poolLines(pool, names, now), `${scopes} ${lapse}`];
}

function poolLines(
  pool: ApproverPool | undefined,
  names: ReadonlyMap<string, string>,
  now: Instant,
): string[] {
  if (pool === undefined) return ['Who may approve: not known yet.'];
  if (pool.kind === 'too-few') {
    return [
      `TOO FEW CAN APPROVE THIS. ${tooFewInWords(pool, names, now)}`,
      'Do: choose another operator, or have approvers added to the policy in rootkeeper.yml.',
    ];
  }
  const people = pool.people.map((id) => nameIn(names, id));
  return [
    `Who may approve: ${someOf(people, NAMED)}. ${capital(numeral(pool.quorum))} of them must.`,
    ...notAmongThem(pool, names, now),
  ];
}

/** Those whom the policy names and who cannot all the same, but for whoever asks or signs in: that needs no word. */
function notAmongThem({ leftOut }: ApproverPool, names: ReadonlyMap<string, string>, now: Instant): string[] {
  const others = leftOut.filter(({ because: { why } }) => !PLAIN.includes(why));
  const clauses = others.map(({ id, because }) => `${nameIn(names, id)} ${ineligibleClause(because, now)}`);
  return clauses.length === 0 ? [] : [`Not among them: ${someOf(clauses, NAMED)}.`];
}

const PLAIN: readonly Ineligible['why'][] = ['is-requester', 'is-operator', 'not-an-approver'];

function custodyLines({ custody, names, accounts }: RequestPreview): string[] {
  if (custody.length === 0) return [];
  const lines = custody.slice(0, CUSTODY).map((item) => custodyLine(item, names, accounts.length));
  const left = custody.length - lines.length;
  return [...lines, ...(left > 0 ? [`The operator needs ${count(left, 'more thing')}.`] : [])];
}

function custodyLine(item: NeededCustody, names: ReadonlyMap<string, string>, accounts: number): string {
  const { kind, label: text, holder, place } = item;
  const what = kind === 'mailbox' ? `the mailbox ${label(text)}` : label(text);
  const where = place === undefined ? '' : `, kept in ${label(place)}`;
  const some = item.accounts.length < accounts ? ` (for ${someOf(item.accounts, ACCOUNTS)})` : '';
  return `The operator needs ${what}${some}${where}: phone ${nameIn(names, holder)}, who has it.`;
}

function hintLine(taskId: string | undefined): string[] {
  const hint = ROOT_TASKS.find(({ id }) => id === taskId)?.hint;
  return hint === undefined ? [] : [`About the task: ${hint}`];
}

function label(text: string): string {
  return harmlessLabel(text, LABEL_LENGTH);
}
