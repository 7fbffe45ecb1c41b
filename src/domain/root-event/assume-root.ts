import { type AccountId, parseAccountId } from '../account.ts';
import type { Digest } from '../audit-chain/entry.ts';
import { present } from '../present.ts';
import type { Instant } from '../time.ts';
import { type Caller, callerOf } from './caller.ts';
import type { EventKey, EventOutcome } from './event.ts';
import { eventKey } from './event-key.ts';
import { at, type Json, rawText, text, word } from './json.ts';
import { LIMITS } from './limits.ts';
import { outcomeOf } from './outcome.ts';

/** A call of sts:AssumeRoot: somebody opened a central root session, or tried to. Its identity is no root user's. */
export interface AssumeRootEvent {
  readonly key: EventKey;
  readonly at: Instant;
  readonly region: string;
  readonly by: Caller;
  /** In which it was called. */
  readonly accountId: AccountId;
  /** Whose root user the session is; absent where the record names no account. */
  readonly target?: AccountId;
  /** `arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials` */
  readonly taskPolicy?: string;
  readonly outcome: EventOutcome;
  /** The key that AWS returned: what is done in the session is done with it. */
  readonly accessKeyId?: string;
  readonly sourceAddress?: string;
  readonly userAgent?: string;
}

/** A root user may not call it: where one tries, the record is that of a use of root. */
export function isAssumeRoot(record: Json): boolean {
  return at(record, 'eventSource') === 'sts.amazonaws.com' && at(record, 'eventName') === 'AssumeRoot';
}

export function assumeRootEvent(
  record: Json,
  when: Instant,
  accountId: AccountId,
  digest: Digest,
): AssumeRootEvent {
  const by = callerOf(record);
  const parameters = at(record, 'requestParameters');
  const given = {
    target: targetOf(at(parameters, 'targetPrincipal')),
    taskPolicy: text(at(parameters, 'taskPolicyArn', 'arn'), LIMITS.arn),
    accessKeyId: word(at(record, 'responseElements', 'credentials', 'accessKeyId'), LIMITS.id),
    sourceAddress: text(at(record, 'sourceIPAddress'), LIMITS.address),
    userAgent: text(at(record, 'userAgent'), LIMITS.userAgent),
  };
  return {
    key: eventKey(record, by.accountId ?? '', digest),
    at: when,
    accountId,
    region: word(at(record, 'awsRegion'), LIMITS.name) ?? 'unknown',
    by,
    outcome: outcomeOf(record),
    ...present(given),
  };
}

/** `TargetPrincipal` is an account id, or the ARN of its root user. */
function targetOf(value: unknown): AccountId | undefined {
  const raw = rawText(value)?.slice(0, LIMITS.arn) ?? '';
  return parseAccountId(raw) ?? parseAccountId(/^arn:[\w-]+:iam::(\d{12}):root$/.exec(raw)?.[1] ?? '');
}
