import type { AccountId } from '../account.ts';
import type { AssumeRootEvent } from '../root-event/assume-root.ts';
import type { Caller } from '../root-event/caller.ts';
import { type Instant, MINUTE, type Milliseconds } from '../time.ts';

/** AWS's task policy for audits; the partition differs. */
const AUDIT_POLICY = /^arn:[\w-]+:iam::aws:policy\/root-task\/IAMAuditRootUserCredentials$/;

/**
 * That we are about to audit an account by AssumeRoot. Stored before the call, and with the key before its first use.
 */
export interface AuditIntent {
  readonly accountId: AccountId;
  readonly at: Instant;
  /** That AWS returned; absent until then, and where the call failed. */
  readonly accessKeyId?: string;
}

/** How long before its AssumeRoot an intent without a key counts: the call with all its retries. */
const CALL: Milliseconds = 5 * MINUTE;

export function isAuditPolicy(arn: string | undefined): boolean {
  return AUDIT_POLICY.test(arn ?? '');
}

/** The intent behind a call: by its key; where we never stored one, or AWS returned none, by account and time. */
export function intentBehind(
  { accessKeyId, target, at }: AssumeRootEvent,
  intents: readonly AuditIntent[],
): AuditIntent | undefined {
  const ofAccount = intents.filter(({ accountId }) => accountId === target);
  const byKey = ofAccount.find((intent) => isSame(intent.accessKeyId, accessKeyId));
  return byKey ?? ofAccount.find((intent) => intent.accessKeyId === undefined && isNear(intent.at, at));
}

/** The intent whose key it is. */
export function intentOfKey(
  accessKeyId: string | undefined,
  intents: readonly AuditIntent[],
): AuditIntent | undefined {
  return intents.find((intent) => isSame(intent.accessKeyId, accessKeyId));
}

/**
 * Whether the call came from one of `ours`: ARNs of roles, users, or role sessions as GetCallerIdentity gives them,
 * which leave out a role's path.
 */
export function isOurs({ roleArn, arn }: Caller, ours: readonly string[]): boolean {
  const names = [roleArn, arn].flatMap((each) => principalOf(each) ?? []);
  return ours.some((each) => names.includes(principalOf(each) ?? '-'));
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other;
}

function isNear(intended: Instant, called: Instant): boolean {
  return Math.abs(called - intended) <= CALL;
}

/** `999900001111 role rootkeeper`, of a role and of its sessions alike. */
function principalOf(arn: string | undefined): string | undefined {
  const parts = /^arn:[\w-]+:(?:iam|sts)::(\d{12}):(role|assumed-role|user)\/(.+)$/s.exec(arn ?? '');
  const [, account, type, path = ''] = parts ?? [];
  if (account === undefined || type === undefined) return undefined;
  const name = type === 'assumed-role' ? path.split('/')[0] : path.split('/').at(-1);
  return `${account} ${type === 'user' ? 'user' : 'role'} ${name}`;
}
