import type { Severity } from '../../../src/domain/checks/check.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import type { AccountPosture, AuditOutcome, CheckResult, Posture } from '../../../src/domain/posture.ts';
import { type LocalDate, parseLocalDate } from '../../../src/domain/snapshot/local-date.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { accountIdNumber, anAccount } from './account.ts';
import { anAudit, anUnreachable, aPosture } from './posture.ts';
import { NOW } from './time.ts';

/** What a check says on one day; `usedAt`: of root, where it is the check of its use that fails. */
export type Said = 'pass' | 'fail' | 'unknown' | 'not-applicable' | { readonly usedAt: Instant };

/** One account on one day of a simulated organization, as sparse as a test wants it. */
export interface AccountOfDay {
  readonly number: number;
  readonly name?: string;
  readonly ouPath?: readonly string[];
  readonly audit?: 'audited' | 'unreachable' | 'skipped';
  readonly code?: 'blocked-by-scp' | 'role-denied';
  readonly reason?: string;
  /** By check id. Of an account that is unreachable: what is known all the same. */
  readonly said?: Readonly<Record<string, Said>>;
  readonly severity?: Severity;
  /** The same of its IAM users; a number: so many fail it. Absent: nobody asked. */
  readonly saidOfUsers?: Readonly<Record<string, Exclude<Said, object> | number>>;
}

/** The posture of a simulated organization. */
export function postureOfDay(accounts: readonly AccountOfDay[], overrides: Partial<Posture> = {}): Posture {
  return {
    ...aPosture({ scope: 'all', accounts: accounts.map(accountPosture), organization: [] }),
    ...overrides,
  };
}

/** The date in `text`; throws where it is none. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === undefined) throw new Error(`No date: ${text}`);
  return date;
}

function accountPosture(day: AccountOfDay): AccountPosture {
  const { number, said = {}, ouPath = ['workloads'], severity = 'medium' } = day;
  const account = anAccount({ id: accountIdNumber(number), name: day.name ?? `account-${number}`, ouPath });
  const audit = auditOf(day);
  const results: CheckResult[] =
    audit.kind === 'skipped'
      ? []
      : Object.entries(said).map(([checkId, each]) => ({ checkId, severity, outcome: outcomeOf(each) }));
  const failed = results.some(({ outcome }) => outcome.status === 'fail');
  const standing = standingOf(audit, results, failed ? severity : undefined);
  return { account, audit, results, ...standing, ...userResultsOf(day) };
}

function userResultsOf({
  saidOfUsers,
  severity = 'medium',
}: AccountOfDay): Pick<AccountPosture, 'userResults'> {
  if (saidOfUsers === undefined) return {};
  const userResults = Object.entries(saidOfUsers).map(([checkId, each]) =>
    typeof each === 'number'
      ? { checkId, severity, outcome: outcomeOf('fail'), users: each }
      : { checkId, severity, outcome: outcomeOf(each) },
  );
  return { userResults };
}

function standingOf(
  audit: AuditOutcome,
  results: readonly CheckResult[],
  worst: Severity | undefined,
): Pick<AccountPosture, 'standing' | 'worst'> {
  if (audit.kind === 'skipped') return { standing: 'skipped' };
  if (worst !== undefined) return { standing: 'attention', worst };
  if (audit.kind === 'unreachable') return { standing: 'unmeasured' };
  return { standing: results.some(({ outcome }) => outcome.status === 'unknown') ? 'partial' : 'clear' };
}

function auditOf({ audit, code, reason, said = {} }: AccountOfDay): AuditOutcome {
  if (audit === 'skipped') return { kind: 'skipped', reason: 'The account is suspended.' };
  if (audit === 'unreachable') return anUnreachable({ ...(code && { code }), ...(reason && { reason }) });
  const uses = Object.values(said).flatMap((each) => (typeof each === 'object' ? [each.usedAt] : []));
  return anAudit({
    passwordLastUse:
      uses.length === 0
        ? unknown('not read')
        : known({ kind: 'used', at: Math.max(...uses) }, 'credential report', NOW),
  });
}

function outcomeOf(said: Said): CheckResult['outcome'] {
  if (typeof said === 'object' || said === 'fail') {
    return { status: 'fail', detail: 'It is not fine.', remedy: 'Mend it.' };
  }
  if (said === 'pass') return { status: 'pass', detail: 'It is fine.' };
  return { status: said, reason: 'It could not be read.' };
}
