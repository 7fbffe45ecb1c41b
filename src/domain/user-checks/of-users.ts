import type { CheckDescription, CheckOutcome } from '../checks/check.ts';
import { fail, notApplicable, notMeasured, pass } from '../checks/outcome.ts';
import { type Fact, unknown } from '../fact.ts';
import type { UserCheck } from './check.ts';
import type { UserRule, UsersEvidence, UsersSummary, UserTally, UserThresholds } from './evidence.ts';

/** A rule over users as a check of their account. */
export interface RuleOfUsers extends CheckDescription {
  readonly rule: UserRule;
  /** What is not known where it could not be read: `MFA of IAM users`. */
  readonly what: string;
  /** Of whom it is asked, after "IAM users": `with a password`; empty: of all. */
  readonly whose: string;
  /** What those that fail have in common, after "has" or "have": `no MFA`. */
  readonly failing: (thresholds: UserThresholds) => string;
  /** What each that passes does: `has MFA`. */
  readonly passing: (thresholds: UserThresholds) => string;
  readonly remedy: string;
}

export function ofUsers(description: RuleOfUsers): UserCheck {
  const { id, title, failure, severity, controls } = description;
  return {
    ...{ id, title, failure, severity, controls },
    evaluate: (evidence) => evaluate(description, evidence),
    failingUsers: ({ users }) => (users.kind === 'known' ? users.value.tallies[description.rule].failing : 0),
  };
}

function evaluate(description: RuleOfUsers, evidence: Fact<UsersEvidence>): CheckOutcome {
  const { rule, what } = description;
  if (evidence.kind === 'unknown') return notMeasured(what, evidence);
  const { users } = evidence.value;
  if (users.kind === 'unknown') return notMeasured(what, users);
  const { tallies } = users.value;
  const counted = judged(description, users.value, {
    ...tallies[rule],
    failingUsers: [],
    undecidedUsers: [],
  });
  const named = judged(description, users.value, tallies[rule]);
  return withNamed(counted, named);
}

/** Names stand beside what is said, never in it: whoever shows an outcome without thought shows none. */
function withNamed(counted: CheckOutcome, named: CheckOutcome): CheckOutcome {
  if (counted.status === 'fail' && named.status === 'fail' && named.detail !== counted.detail)
    return { ...counted, named: named.detail };
  if (counted.status === 'unknown' && named.status === 'unknown' && named.reason !== counted.reason)
    return { ...counted, named: named.reason };
  return counted;
}

function judged(
  { what, whose, remedy, ...description }: RuleOfUsers,
  { count, thresholds }: UsersSummary,
  tally: UserTally,
): CheckOutcome {
  if (tally.failing > 0) {
    const failing = `${tally.failing === 1 ? 'has' : 'have'} ${description.failing(thresholds)}`;
    return fail(failingInWords(tally, whose, failing), remedy);
  }
  if (tally.undecided > 0) return notMeasured(what, unknown(undecidedInWords(tally), [REPORT_AGAIN]));
  if (count === 0) return notApplicable('There is no IAM user.');
  if (tally.asked === 0) return notApplicable(`There is no IAM user ${whose}.`);
  return pass(`${each(tally.asked, whose)} ${description.passing(thresholds)}.`);
}

const REPORT_AGAIN = 'Type /root-status with fresh in four hours: AWS makes a new report then.';

function failingInWords(tally: UserTally, whose: string, failing: string): string {
  const { asked, failingUsers, undecided, undecidedUsers } = tally;
  const of = `${tally.failing} of ${asked === 1 ? '1 IAM user' : `${asked} IAM users`}${after(whose)}`;
  const names = failingUsers.length === 0 ? '' : `: ${listed(failingUsers, tally.failing)}`;
  const rest = undecided === 0 ? '' : ` Not known of ${listed(undecidedUsers, undecided)}.`;
  return `${of} ${failing}${names}.${rest}`;
}

function undecidedInWords({ undecided, undecidedUsers }: UserTally): string {
  return `the credential report does not say it of ${listed(undecidedUsers, undecided)}`;
}

/** The names that are kept, and how many there are besides; a number alone where none are. */
function listed(names: readonly string[], of: number): string {
  const more = of - names.length;
  if (names.length === 0) return of === 1 ? '1 user' : `${of} users`;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function each(asked: number, whose: string): string {
  return asked === 1 ? `The only IAM user${after(whose)}` : `Each of ${asked} IAM users${after(whose)}`;
}

function after(whose: string): string {
  return whose === '' ? '' : ` ${whose}`;
}
