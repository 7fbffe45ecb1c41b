import type { AccountId } from '../account.ts';
import type { Digest } from '../audit-chain/entry.ts';
import { present } from '../present.ts';
import { callerOf } from '../root-event/caller.ts';
import { eventKey } from '../root-event/event-key.ts';
import { at, type Json, rawText, text, word } from '../root-event/json.ts';
import { LIMITS } from '../root-event/limits.ts';
import { outcomeOf } from '../root-event/outcome.ts';
import { parametersOf } from '../root-event/touched.ts';
import type { Instant } from '../time.ts';
import { ownChange } from './own-change.ts';
import type { PerimeterChange, PerimeterEvent, Told } from './perimeter-event.ts';
import { scpChange } from './scp-change.ts';
import type { Watched } from './watched.ts';

/** What of the perimeter the record changes, or `undefined`: nothing. Refused attempts are told too. */
export function perimeterChange(record: Json, watched: Watched): Told | undefined {
  return centralAccess(record) ?? scpChange(record, watched) ?? ownChange(record, watched);
}

/** The record as that change; `accountId`: in which it was made. */
export function perimeterEvent(
  record: Json,
  when: Instant,
  accountId: AccountId,
  told: Told,
  digest: Digest,
): PerimeterEvent {
  const by = callerOf(record);
  const sourceAddress = text(at(record, 'sourceIPAddress'), LIMITS.address);
  const userAgent = text(at(record, 'userAgent'), LIMITS.userAgent);
  return {
    key: eventKey(record, by.accountId ?? '', digest),
    at: when,
    accountId,
    ...present({ sourceAddress, userAgent }),
    region: word(at(record, 'awsRegion'), LIMITS.name) ?? 'unknown',
    eventSource: word(at(record, 'eventSource'), LIMITS.name) ?? '',
    eventName: word(at(record, 'eventName'), LIMITS.name) ?? '',
    ...told,
    by,
    outcome: outcomeOf(record),
    parameters: parametersOf(record),
  };
}

/** CloudTrail's `eventSource` and `eventName`, as `isNeverFine` has them. */
export function nameOf(record: Json): string {
  return `${rawText(at(record, 'eventSource'))}:${rawText(at(record, 'eventName'))}`;
}

const IAM = 'iam.amazonaws.com';

function centralAccess(record: Json): Told | undefined {
  const parameters = at(record, 'requestParameters');
  const account = word(at(parameters, 'accountId'), LIMITS.id);
  const isForIam = at(parameters, 'servicePrincipal') === IAM;
  const central: PerimeterChange = { kind: 'central-root-access' };
  const administrator: PerimeterChange = { kind: 'iam-administrator', ...present({ account }) };
  switch (nameOf(record)) {
    case 'iam.amazonaws.com:DisableOrganizationsRootCredentialsManagement':
    case 'iam.amazonaws.com:DisableOrganizationsRootSessions':
      return { change: central, effect: 'weakens' };
    case 'iam.amazonaws.com:EnableOrganizationsRootCredentialsManagement':
    case 'iam.amazonaws.com:EnableOrganizationsRootSessions':
      return { change: central, effect: 'strengthens' };
    case 'organizations.amazonaws.com:DisableAWSServiceAccess':
      return isForIam ? { change: central, effect: 'weakens' } : undefined;
    case 'organizations.amazonaws.com:RegisterDelegatedAdministrator':
      return isForIam ? { change: administrator, effect: 'weakens' } : undefined;
    case 'organizations.amazonaws.com:DeregisterDelegatedAdministrator':
      return isForIam ? { change: administrator, effect: 'unclear' } : undefined;
    case 'account.amazonaws.com:StartPrimaryEmailUpdate':
    case 'account.amazonaws.com:AcceptPrimaryEmailUpdate':
      return { change: { kind: 'root-email', ...present({ account }) }, effect: 'unclear' };
    default:
      return undefined;
  }
}
