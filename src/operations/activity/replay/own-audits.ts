import type { AccountId } from '../../../domain/account.ts';
import type { AuditIntent } from '../../../domain/central-session/audit-intent.ts';
import type { CentralContext } from '../../../domain/central-session/judge-central.ts';
import type { Instant } from '../../../domain/time.ts';

/** What is known of our own audits. None of it: every central root session is somebody else's. */
export interface OwnAudits extends Omit<CentralContext, 'openings'> {
  /** Since when every intent would be there; what was done before cannot be confirmed. Absent: always. */
  readonly since?: Instant;
}

/** What is known of our own audits that may have to do with a key, or with an account. */
export type NearAudits = (key: string | undefined, accountId: AccountId) => Omit<CentralContext, 'openings'>;

/** Of many intents only those with the key are looked at, and those of the account that have none. */
export function nearAudits({ intents, ours }: OwnAudits): NearAudits {
  const byKey = new Map<string, AuditIntent[]>();
  const withoutKey = new Map<AccountId, AuditIntent[]>();
  for (const intent of intents) {
    if (intent.accessKeyId === undefined) add(withoutKey, intent.accountId, intent);
    else add(byKey, intent.accessKeyId, intent);
  }
  return (key, accountId) => ({
    intents: [...(byKey.get(key ?? '') ?? []), ...(withoutKey.get(accountId) ?? [])],
    ours,
  });
}

function add<K>(map: Map<K, AuditIntent[]>, key: K, intent: AuditIntent): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [intent]);
  else known.push(intent);
}
