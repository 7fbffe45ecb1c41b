import type { AccountId, Partition } from '../account.ts';
import { matchesWildcard } from '../wildcard.ts';
import type { Condition, Statement } from './document.ts';
import { type PrincipalRule, principalRule } from './principal.ts';
import { type Sessions, sessionsOf } from './sessions.ts';

/** A Deny statement that reaches root users, reduced to what matters about it. */
export interface RootDenial {
  /** Whether it was written for root users, or for everybody. */
  readonly selectsRoot: boolean;
  /** What keeps it from denying every root action, in words; empty: it denies them all. */
  readonly gaps: readonly string[];
  readonly sessions: Sessions;
  /** Whether it denies anything that auditing a root user takes. */
  readonly deniesAudit: boolean;
  /** How it stands to the root user of one account. */
  reaches(partition: Partition, id: AccountId): 'denied' | 'exempt' | 'not-meant';
}

/** What an audit by a central root session calls (the task policy IAMAuditRootUserCredentials). */
const AUDIT_ACTIONS = [
  'iam:ListAccessKeys',
  'iam:ListSigningCertificates',
  'iam:GetLoginProfile',
  'iam:ListMFADevices',
  'iam:GetAccountSummary',
  'iam:GetUser',
  'iam:GetAccessKeyLastUsed',
];

/** The statement as a denial that reaches root users, or `undefined` where it cannot. */
export function rootDenial(statement: Statement): RootDenial | undefined {
  if (statement.effect !== 'Deny') return undefined;
  const sorted = sortConditions(statement.conditions);
  const selects = sorted.principal.filter(({ kind }) => kind === 'select');
  const exempts = sorted.principal.filter(({ kind }) => kind === 'exempt');
  return {
    selectsRoot: selects.length > 0,
    gaps: [
      ...actionGaps(statement),
      ...resourceGaps(statement),
      ...exempts.flatMap(exemptGap),
      ...sorted.others.map(conditionGap),
    ],
    sessions: {
      ordinary: sorted.sessions.every(({ ordinary }) => ordinary),
      central: sorted.sessions.every(({ central }) => central),
    },
    deniesAudit:
      sorted.others.length === 0 && AUDIT_ACTIONS.some((action) => deniesAction(statement, action)),
    reaches: (partition, id) => {
      if (!selects.every((rule) => rule.names(partition, id))) return 'not-meant';
      return exempts.some((rule) => rule.names(partition, id)) ? 'exempt' : 'denied';
    },
  };
}

interface SortedConditions {
  readonly principal: readonly PrincipalRule[];
  readonly sessions: readonly Sessions[];
  readonly others: readonly Condition[];
}

/** Conditions of one statement all have to hold; here they are told apart by what they are about. */
function sortConditions(conditions: readonly Condition[]): SortedConditions {
  const principal: PrincipalRule[] = [];
  const sessions: Sessions[] = [];
  const others: Condition[] = [];
  for (const condition of conditions) {
    const rule = principalRule(condition);
    const session = sessionsOf(condition);
    if (rule !== undefined) principal.push(rule);
    else if (session !== undefined) sessions.push(session);
    else others.push(condition);
  }
  return { principal, sessions, others };
}

function actionGaps({ action, notAction }: Statement): readonly string[] {
  if (notAction !== undefined) {
    return notAction.length === 0 ? [] : [`NotAction leaves out ${listed(notAction)}`];
  }
  if (action?.some((each) => each === '*' || each === '*:*')) return [];
  return [`it denies only ${listed(action ?? [])}`];
}

function resourceGaps({ resource, notResource }: Statement): readonly string[] {
  if (notResource !== undefined) {
    return notResource.length === 0 ? [] : [`NotResource leaves out ${listed(notResource)}`];
  }
  return resource === undefined || resource.includes('*') ? [] : [`it covers only ${listed(resource)}`];
}

/** An exemption of roles concerns no root user. One of other accounts' root users is a gap in the policy. */
function exemptGap({ condition, mayNameRoots }: PrincipalRule): readonly string[] {
  return mayNameRoots ? [`it exempts ${listed(condition.values)}`] : [];
}

function conditionGap({ written, values }: Condition): string {
  return `it also requires ${written} ${listed(values)}`;
}

function deniesAction({ action, notAction }: Statement, name: string): boolean {
  const matches = (pattern: string) => matchesWildcard(pattern.toLowerCase(), name.toLowerCase());
  return notAction === undefined ? (action ?? []).some(matches) : !notAction.some(matches);
}

/** The first three of them, and how many more. */
function listed(values: readonly string[]): string {
  const shown = values.slice(0, 3).join(', ');
  return values.length > 3 ? `${shown} and ${values.length - 3} more` : shown || 'nothing';
}
