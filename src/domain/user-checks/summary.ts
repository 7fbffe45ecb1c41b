import { ROOT_ROW, type UserRow } from '../credential-report/user-rows.ts';
import type { UserRule, UsersSummary, UserTally } from './evidence.ts';
import { merged } from './merged-rows.ts';
import { type JudgedBy, RULES } from './rules.ts';
import { contradicted, type Verdict } from './verdict.ts';

/** So many names are kept, for each rule, of those that fail; and of those of whom it is not known. */
const FAILING_NAMED = 8;
const UNDECIDED_NAMED = 3;

type Verdicts = Readonly<Record<UserRule, Verdict>>;

/**
 * The IAM users of a credential report by every rule. A user whose rows differ passes by none of what they differ in.
 * Nothing of the rows is kept but a few names.
 */
export function summaryOf(rows: Iterable<UserRow>, by: JudgedBy): UsersSummary {
  const users = new Map<string, Judged>();
  for (const row of rows) {
    const { user = '' } = row.values;
    if (user === ROOT_ROW) continue;
    const before = users.get(user);
    users.set(user, before === undefined ? judged(row, by) : judgedAgain(before, row, by));
  }
  return {
    count: users.size,
    thresholds: by.thresholds,
    tallies: ofEachRule((rule) => tallyOf(users, rule)),
  };
}

/** A user by all rows so far, which are one row together. */
interface Judged {
  readonly row: UserRow;
  readonly verdicts: Verdicts;
}

function judged(row: UserRow, by: JudgedBy): Judged {
  return { row, verdicts: ofEachRule((rule) => RULES[rule](row, by)) };
}

/** By each row, and by all together: one row may have a key, and another the second one. */
function judgedAgain({ row: before, verdicts }: Judged, row: UserRow, by: JudgedBy): Judged {
  const [alone, together] = [judged(row, by), judged(merged(before, row), by)];
  const both = ofEachRule((rule) =>
    contradicted(contradicted(verdicts[rule], alone.verdicts[rule]), together.verdicts[rule]),
  );
  return { row: together.row, verdicts: both };
}

/** The same without a name: in numbers alone users of thousands of accounts are much alike, and cost little to store. */
export function unnamed(summary: UsersSummary): UsersSummary {
  const { tallies } = summary;
  const alone = (rule: UserRule) => ({ ...tallies[rule], failingUsers: [], undecidedUsers: [] });
  return { ...summary, tallies: ofEachRule(alone) };
}

function tallyOf(users: ReadonlyMap<string, Judged>, rule: UserRule): UserTally {
  const failing: { user: string; note: string; weight: number }[] = [];
  const undecided: string[] = [];
  let asked = 0;
  for (const [user, { verdicts }] of users) {
    const verdict = verdicts[rule];
    if (verdict.status !== 'not-asked') asked++;
    if (verdict.status === 'fail') failing.push({ user, note: verdict.note, weight: verdict.weight });
    if (verdict.status === 'undecided') undecided.push(user);
  }
  failing.sort((a, b) => b.weight - a.weight);
  return {
    asked,
    failing: failing.length,
    undecided: undecided.length,
    failingUsers: failing
      .slice(0, FAILING_NAMED)
      .map(({ user, note }) => kept(note === '' ? named(user) : `${named(user)} (${note})`)),
    undecidedUsers: undecided.slice(0, UNDECIDED_NAMED).map((user) => kept(named(user))),
  };
}

function named(user: string): string {
  return user === '' ? 'a user without a name' : user;
}

/** A copy of its own: a piece cut from a report would keep the whole report in memory. */
function kept(text: string): string {
  return [...text].join('');
}

function ofEachRule<T>(of: (rule: UserRule) => T): Readonly<Record<UserRule, T>> {
  return {
    mfa: of('mfa'),
    'key-age': of('key-age'),
    'key-unused': of('key-unused'),
    'password-unused': of('password-unused'),
    'two-keys': of('two-keys'),
    'signing-certificate': of('signing-certificate'),
  };
}
