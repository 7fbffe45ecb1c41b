import { type AccountId, parseAccountId } from '../account.ts';
import { present } from '../present.ts';
import { at, type Json, rawText, text, word } from './json.ts';
import { LIMITS } from './limits.ts';

/** Who made a call, as CloudTrail's `userIdentity` has it. */
export interface Caller {
  /** `AssumedRole`, `IAMUser`, `Root`, `AWSService`; `unknown` where the record has none. */
  readonly type: string;
  readonly accountId?: AccountId;
  /** Of the session or user. */
  readonly arn?: string;
  /** Of the role behind a session. */
  readonly roleArn?: string;
  /** The user, or what the session is called: with IAM Identity Center that is the person. */
  readonly name?: string;
  readonly accessKeyId?: string;
  /** The service that called. */
  readonly invokedBy?: string;
}

export function callerOf(record: Json): Caller {
  const identity = at(record, 'userIdentity');
  const issuer = at(identity, 'sessionContext', 'sessionIssuer');
  const arn = text(at(identity, 'arn'), LIMITS.arn);
  const given = {
    accountId: accountOf(at(identity, 'accountId')),
    arn,
    roleArn: at(issuer, 'type') === 'Role' ? text(at(issuer, 'arn'), LIMITS.arn) : undefined,
    name: sessionName(arn) ?? word(at(identity, 'userName'), LIMITS.name),
    accessKeyId: word(at(identity, 'accessKeyId'), LIMITS.id),
    invokedBy: word(at(identity, 'invokedBy'), LIMITS.name),
  };
  return { type: word(at(identity, 'type'), LIMITS.name) ?? 'unknown', ...present(given) };
}

export function accountOf(value: unknown): AccountId | undefined {
  return parseAccountId(rawText(value) ?? '');
}

/** What follows the role in `arn:aws:sts::111122223333:assumed-role/Admin/mia@corp.example`. */
function sessionName(arn: string | undefined): string | undefined {
  return arn?.match(/:assumed-role\/[^/]+\/(.+)$/s)?.[1];
}
