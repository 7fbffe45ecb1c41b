import { type AccountId, type Partition, rootArn } from '../account.ts';
import { matchesWildcard } from '../wildcard.ts';
import type { Condition } from './document.ts';

/** What a condition on the principal means to the root user of one account. */
export interface PrincipalRule {
  /** `select`: names whom the statement is for. `exempt`: names whom it leaves alone. */
  readonly kind: 'select' | 'exempt';
  readonly condition: Condition;
  /** Whether the root user of that account is among those named. */
  names(partition: Partition, id: AccountId): boolean;
  /** Whether some root user may be among them. */
  readonly mayNameRoots: boolean;
}

/** The condition as a rule about principals, or `undefined` where it is about something else. */
export function principalRule(condition: Condition): PrincipalRule | undefined {
  const kind = kindOf(condition.operator);
  if (kind === undefined) return undefined;
  if (condition.key === 'aws:principalarn') return arnRule(kind, condition);
  return condition.key === 'aws:principaltype' ? typeRule(kind, condition) : undefined;
}

const COMPARISON = /^(string|arn)(not)?(like|equals|equalsignorecase)$/;

function kindOf(operator: string): PrincipalRule['kind'] | undefined {
  const parts = COMPARISON.exec(operator);
  if (parts === null) return undefined;
  return parts[2] === 'not' ? 'exempt' : 'select';
}

function arnRule(kind: PrincipalRule['kind'], condition: Condition): PrincipalRule {
  const matches = comparison(condition.operator);
  return {
    kind,
    condition,
    names: (partition, id) => {
      const arn = rootArn(partition, id);
      return condition.values.some((value) => matches(withAccount(value, id), arn));
    },
    mayNameRoots: condition.values.some(mayMatchRoots),
  };
}

/** AWS gives a root user's `aws:PrincipalType` as `Account`. */
function typeRule(kind: PrincipalRule['kind'], condition: Condition): PrincipalRule {
  const matches = comparison(condition.operator);
  const named = condition.values.some((value) => matches(value, 'Account'));
  return { kind, condition, names: () => named, mayNameRoots: named };
}

/** How IAM compares: Arn* part by part with wildcards (ArnEquals too), StringLike with wildcards, StringEquals without. */
function comparison(operator: string): (pattern: string, text: string) => boolean {
  if (operator.startsWith('arn')) return matchesArn;
  if (operator.endsWith('like')) return matchesWildcard;
  if (operator.endsWith('ignorecase')) {
    return (pattern, text) => pattern.toLowerCase() === text.toLowerCase();
  }
  return (pattern, text) => pattern === text;
}

function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const [wanted, given] = [pattern.split(':'), arn.split(':')];
  return wanted.length === given.length && wanted.every((part, n) => matchesWildcard(part, given[n] ?? ''));
}

function withAccount(value: string, id: AccountId): string {
  return value.replace(/\$\{aws:PrincipalAccount\}/gi, id);
}

/** Only a pattern that ends in some other resource, `…:role/x`, is certain to name no root user. */
function mayMatchRoots(pattern: string): boolean {
  const parts = pattern.split(':');
  return parts.length !== 6 || matchesWildcard(parts[5] ?? '', 'root');
}
