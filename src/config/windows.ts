import type { CustodyEntry } from '../domain/approval-policy/custody.ts';
import type { PolicyBook } from '../domain/approval-policy/governing.ts';
import type { People } from '../domain/approval-policy/policy.ts';
import { approvalPolicy, type PolicySettings } from '../domain/approval-policy/settings.ts';
import type { ScopeDefinition } from '../domain/scope/definition.ts';
import type { NamedScopes } from '../domain/scope.ts';
import { HOUR, type Milliseconds } from '../domain/time.ts';
import type { ConfigFile } from './schema.ts';
import type { PolicyFile, WindowsFile } from './windows-schema.ts';

/** Root-access windows, as they are configured. */
export interface WindowsConfig {
  /** Where cards are posted. */
  readonly approvalsChannel: string;
  /** Where break-glass pages: the alerts channel, or else the approvals channel. */
  readonly alertsChannel: string;
  /** Who may ask for a window. */
  readonly requesters: People;
  readonly book: PolicyBook;
  readonly custody: readonly CustodyEntry[];
  /** HMAC key of the audit chain. Never shown, never logged. */
  readonly auditKey: string;
  /** Keys that sealed what is verified still. */
  readonly formerAuditKeys: readonly string[];
}

/** The windows of a validated file; `undefined` where it has none. Validated: where there are windows, there is all of it. */
export function windowsConfig(
  file: ConfigFile,
  auditKey: string | undefined,
  formerAuditKeys: readonly string[],
): WindowsConfig | undefined {
  const { windows, channels, scopes } = file;
  if (windows === undefined || channels.approvals === undefined || auditKey === undefined) return undefined;
  return {
    approvalsChannel: channels.approvals,
    alertsChannel: channels.alerts ?? channels.approvals,
    requesters: windows.requesters ?? file.readers,
    book: policyBook(windows, scopes),
    custody: windows.custody.map((entry) => custodyEntry(entry, scopes)),
    auditKey,
    formerAuditKeys,
  };
}

function policyBook(windows: WindowsFile, scopes: NamedScopes): PolicyBook {
  return {
    scoped: Object.entries(windows.policies).map(([scope, policy]) => ({
      definition: definitionOf(scope, scopes),
      policy: approvalPolicy(scope, settingsOf(policy)),
    })),
    ...(windows.default === undefined
      ? {}
      : { fallback: approvalPolicy('default', settingsOf(windows.default)) }),
  };
}

function settingsOf(policy: PolicyFile): PolicySettings {
  const { approvers, quorum, ticket, notified, notifyDirectly, breakGlass } = policy;
  return {
    ...{ approvers, quorum, notified, notifyDirectly, breakGlass },
    maxDuration: hours(policy.maxDurationHours),
    lapse: hours(policy.lapseHours),
    reviewWithin: hours(policy.reviewWithinHours),
    ticket: {
      required: ticket.required,
      ...(ticket.pattern === undefined ? {} : { pattern: ticket.pattern }),
    },
  };
}

/** A fraction of an hour need not be a whole number of milliseconds; instants are. */
function hours(count: number): Milliseconds {
  return Math.round(count * HOUR);
}

type CustodyFile = WindowsFile['custody'][number];

function custodyEntry({ scope, accounts, items }: CustodyFile, scopes: NamedScopes): CustodyEntry {
  return {
    definition: scope === undefined ? { accounts } : definitionOf(scope, scopes),
    items: items.map(({ place, ...item }) => ({ ...item, ...(place === undefined ? {} : { place }) })),
  };
}

/** Throws where there is no such scope; `referenceProblems` has told so before. */
function definitionOf(name: string, scopes: NamedScopes): ScopeDefinition {
  const definition = Object.hasOwn(scopes, name) ? scopes[name] : undefined;
  if (definition === undefined) throw new Error(`There is no scope called ${name}.`);
  return definition;
}
