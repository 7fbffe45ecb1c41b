import { type AccountId, parseAccountId } from '../../src/domain/account.ts';
import { parseDuration } from '../scenario/duration.ts';
import type { AccountFile } from './account-schema.ts';
import { unitPaths } from './coherence.ts';
import { credentialsOf, usersOf } from './credentials-from-file.ts';
import { pastEventOf } from './events-from-file.ts';
import { fullAccess } from './full-access.ts';
import { idFrom } from './ids.ts';
import type { AuditRole, Organization, OrganizationAccount, Policy, Unit } from './organization.ts';
import type { OrganizationFile } from './schema.ts';
import { rootIdOf, unitsOf } from './units.ts';
import { momentOf, verbatimPartsOf } from './verbatim-from-file.ts';

const DEFAULT_AUDIT_ROLE = 'rootkeeper-audit';

/** The organization that a valid file describes; `reports` holds the text of the files it names. */
export function toOrganization(file: OrganizationFile, reports: ReadonlyMap<string, string>): Organization {
  const rootId = rootIdOf(file.id);
  const units = unitsOf(unitPaths(file), rootId);
  const accounts = file.accounts.map((account) => accountOf(account, file, rootId, units, reports));
  const { delegatedAdministrator } = file;
  return {
    id: file.id,
    partition: file.partition,
    rootId,
    features: {
      rootCredentialsManagement: file.features.includes('RootCredentialsManagement'),
      rootSessions: file.features.includes('RootSessions'),
    },
    trustedAccess: file.trustedAccess,
    ...heartbeatsOf(file),
    ...(file.traceRootSessions ? { tracesRootSessions: true } : {}),
    ...(delegatedAdministrator === undefined ? {} : { delegatedAdministrator: idOf(delegatedAdministrator) }),
    units,
    policies: [
      fullAccess([rootId, ...units.map(({ id }) => id), ...accounts.map(({ id }) => id)]),
      ...file.policies.map((policy) => policyOf(policy, rootId, units)),
    ],
    accounts,
  };
}

function heartbeatsOf({ heartbeats }: OrganizationFile): Pick<Organization, 'heartbeats'> {
  if (heartbeats === undefined) return {};
  const every = parseDuration(heartbeats.every);
  if (every === undefined) throw new Error(`${heartbeats.every} is no length; the schema must refuse it`);
  return { heartbeats: { every, regions: heartbeats.regions } };
}

function policyOf(
  policy: OrganizationFile['policies'][number],
  rootId: string,
  units: readonly Unit[],
): Policy {
  const { id, name, description, document, targets } = policy;
  return {
    id: id ?? `p-${idFrom(`policy ${name}`, 8)}`,
    name,
    description,
    document: typeof document === 'string' ? document : JSON.stringify(document),
    awsManaged: false,
    targetIds: targets.map((target) => (target === 'root' ? rootId : (unitAt(target, units)?.id ?? target))),
  };
}

function accountOf(
  account: AccountFile,
  file: OrganizationFile,
  rootId: string,
  units: readonly Unit[],
  reports: ReadonlyMap<string, string>,
): OrganizationAccount {
  const { id, name, email, state, tags, passwordPolicy, reportGenerated, securityContact, faults } = account;
  const auditRole = auditRoleOf(account, file);
  return {
    ...{ id: idOf(id), name, email, state, tags, faults },
    isManagement: account.management,
    parentId: unitAt(account.ou, units)?.id ?? rootId,
    joined: momentOf(account.joined),
    root: credentialsOf(account.root),
    users: usersOf(account.users),
    verbatim: verbatimPartsOf(account, reports),
    latency: account.latencyMs,
    ...(passwordPolicy === undefined ? {} : { passwordPolicy }),
    ...(reportGenerated === undefined ? {} : { reportGenerated: momentOf(reportGenerated) }),
    ...(auditRole === undefined ? {} : { auditRole }),
    ...(securityContact === undefined ? {} : { securityContact }),
    ...(account.silent ? { isSilent: true } : {}),
    ...(account.events === undefined ? {} : { events: account.events.map(pastEventOf) }),
  };
}

/** By default every member has one, and the management account has none: StackSets do not reach it. */
function auditRoleOf(account: AccountFile, file: OrganizationFile): AuditRole | undefined {
  const own = account.auditRole;
  if (own === 'absent' || (own === undefined && account.management)) return undefined;
  const { name = DEFAULT_AUDIT_ROLE, externalId, trusts, denied = [] } = { ...file.auditRole, ...own };
  return {
    name,
    denied,
    trusts: trusts ?? trustedByDefault(file),
    ...(externalId === undefined ? {} : { externalId }),
  };
}

/** The accounts from which audits are run. */
function trustedByDefault(file: OrganizationFile): string[] {
  const management = file.accounts.filter(({ management }) => management).map(({ id }) => id);
  return [...management, ...(file.delegatedAdministrator === undefined ? [] : [file.delegatedAdministrator])];
}

function unitAt(path: string | undefined, units: readonly Unit[]): Unit | undefined {
  return units.find((unit) => unit.path.join('/') === path);
}

/** An account id that the schema has accepted. */
export function idOf(text: string): AccountId {
  const id = parseAccountId(text);
  if (id === undefined) throw new Error(`${text} is no account id; the schema must refuse it`);
  return id;
}
