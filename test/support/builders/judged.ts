import type { Account, Partition, ServiceControlPolicy } from '../../../src/domain/account.ts';
import type { CheckOutcome, CheckPolicy } from '../../../src/domain/checks/check.ts';
import type { AuditReadings } from '../../../src/domain/evidence.ts';
import { evidenceOf } from '../../../src/domain/evidence-of.ts';
import { type Fact, known } from '../../../src/domain/fact.ts';
import { judge, judgingContext } from '../../../src/domain/judge.ts';
import type { OrganizationFeatures } from '../../../src/domain/organization.ts';
import type { AccountPosture, AuditOutcome } from '../../../src/domain/posture.ts';
import { aDirectory, anAccount } from './account.ts';
import { roleReadings } from './evidence.ts';
import { aCheckPolicy, features } from './subject.ts';
import { NOW } from './time.ts';

/** An account, what AWS answered about it, and what it is judged against. */
export interface JudgedCase {
  readonly account: Account;
  readonly partition: Partition;
  readonly readings: AuditReadings;
  /** Instead of readings: what measuring came to. */
  readonly audit: AuditOutcome;
  readonly features: Fact<OrganizationFeatures>;
  readonly policies: readonly ServiceControlPolicy[];
  readonly policy: CheckPolicy;
}

/** The account as production would judge it: from AWS's answers to the verdict of every check. */
export function judged(overrides: Partial<JudgedCase> = {}): AccountPosture {
  const { account = anAccount(), partition = 'aws', readings = roleReadings() } = overrides;
  const directory = aDirectory({
    partition,
    accounts: [account],
    serviceControlPolicies: known(overrides.policies ?? [], 'Organizations', NOW),
  });
  const context = judgingContext(
    directory,
    overrides.features ?? features(),
    overrides.policy ?? aCheckPolicy(),
    NOW,
  );
  const evidence = evidenceOf(account, partition, readings, NOW);
  return judge(account, overrides.audit ?? { kind: 'audited', route: evidence.route, evidence }, context);
}

/** The outcome of one check; throws where there is no such check. */
export function outcomeOf(posture: AccountPosture, checkId: string): CheckOutcome {
  const result = posture.results.find((each) => each.checkId === checkId);
  if (result === undefined) throw new Error(`No result of ${checkId}`);
  return result.outcome;
}
