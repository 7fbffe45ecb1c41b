import { type Condition, type Statement, statementsOf } from '../../src/domain/scp/document.ts';
import { matchesWildcard } from '../../src/domain/wildcard.ts';
import type { Organization, OrganizationAccount } from '../organization/organization.ts';
import type { Directory } from './organizations/directory.ts';

/** What a service control policy may ask about whoever makes a call. */
export interface PolicySubject {
  readonly account: OrganizationAccount;
  /** `aws:PrincipalArn` */
  readonly principalArn: string;
  /** Whether this is a central root session: `aws:AssumedRoot`. */
  readonly assumedRoot: boolean;
}

/**
 * Whether a service control policy explicitly denies the subject `action` (`iam:GetUser`) on `resource`, `*` where it is
 * on none in particular. Never in the management account.
 */
export type PolicyCheck = (subject: PolicySubject, action: string, resource?: string) => boolean;

/** Judges the deny statements of each policy that is attached to the account, its units or the root. */
export function createPolicyCheck(organization: Organization, directory: Directory): PolicyCheck {
  const denials = organization.policies.map(({ document, targetIds }) => ({
    statements: (statementsOf(document) ?? []).filter(({ effect }) => effect === 'Deny'),
    targets: new Set(targetIds),
  }));
  const biting = denials.filter(({ statements }) => statements.length > 0);

  return (subject, action, resource = '*') => {
    const { account } = subject;
    if (account.isManagement || biting.length === 0) return false;
    const places = [account.id, ...directory.chainOf(account.parentId)];
    const keys = keysOf(subject, organization);
    return biting.some(
      ({ statements, targets }) =>
        places.some((place) => targets.has(place)) &&
        statements.some((statement) => concerns(statement, action, resource) && holdsAll(statement, keys)),
    );
  };
}

type Keys = ReadonlyMap<string, string>;

/** Condition keys of the call; one that is absent here is absent in the call. */
function keysOf({ account, principalArn, assumedRoot }: PolicySubject, organization: Organization): Keys {
  return new Map([
    ['aws:principalarn', principalArn],
    ['aws:principalaccount', account.id],
    ['aws:principalorgid', organization.id],
    ['aws:principalisawsservice', 'false'],
    ...(assumedRoot ? ([['aws:assumedroot', 'true']] as const) : []),
  ]);
}

function concerns(statement: Statement, called: string, on: string): boolean {
  const { action, notAction, resource, notResource } = statement;
  const isAction = (pattern: string) => matchesAction(pattern, called);
  const isResource = (pattern: string) => matchesWildcard(pattern, on);
  return (
    (action?.some(isAction) ?? true) &&
    !notAction?.some(isAction) &&
    (resource?.some(isResource) ?? true) &&
    !notResource?.some(isResource)
  );
}

function holdsAll({ conditions }: Statement, keys: Keys): boolean {
  return conditions.every((condition) => holds(condition, keys));
}

function matchesAction(pattern: string, called: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), called.toLowerCase());
}

/** IAM User Guide, "IAM JSON policy elements: Condition operators". An operator that is not known here never holds. */
function holds({ operator, ifExists, key, values }: Condition, keys: Keys): boolean {
  const value = keys.get(key);
  if (operator === 'null') return values.some((expected) => (expected === 'true') === (value === undefined));
  const negated = NEGATIONS[operator];
  if (value === undefined) return ifExists || negated !== undefined;
  const matches = MATCHERS[negated ?? operator];
  if (matches === undefined) return false;
  const found = values.some((expected) => matches(expected, value));
  return negated === undefined ? found : !found;
}

const NEGATIONS: Readonly<Record<string, string>> = {
  stringnotequals: 'stringequals',
  stringnotequalsignorecase: 'stringequalsignorecase',
  stringnotlike: 'stringlike',
  arnnotequals: 'arnlike',
  arnnotlike: 'arnlike',
};

const MATCHERS: Readonly<Record<string, (expected: string, value: string) => boolean>> = {
  stringequals: (expected, value) => expected === value,
  stringequalsignorecase: (expected, value) => expected.toLowerCase() === value.toLowerCase(),
  stringlike: matchesWildcard,
  arnequals: matchesWildcard,
  arnlike: matchesWildcard,
  bool: (expected, value) => expected.toLowerCase() === value.toLowerCase(),
};
