import type { AccountId, Partition } from '../../src/domain/account.ts';
import { rootArn } from '../../src/domain/account.ts';
import type { Instant } from '../../src/domain/time.ts';
import { capitalIdFrom, rootKeyId } from '../organization/ids.ts';
import { type CloudTrailRecord, recordTime } from './record.ts';
import { isSignInAct, type RootAct, recordingRegion, SIGN_IN_ACTS, type SignInAct } from './root-act.ts';

/** What a record says besides what was done. */
export interface RecordContext {
  readonly accountId: AccountId;
  readonly partition: Partition;
  readonly at: Instant;
  /** The sign-in of the console session that a call is part of. */
  readonly signedIn: { readonly at: Instant; readonly mfa: boolean };
  /** Of the record; the request id follows from it. */
  readonly eventId: string;
}

/** Where root sits, unless it is told otherwise: an address that is nobody's (RFC 5737). */
const SOMEWHERE = '203.0.113.7';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

/** The CloudTrail record of what a root user did. CloudTrail User Guide, "CloudTrail record contents". */
export function writeRecord(act: RootAct, context: RecordContext): CloudTrailRecord {
  const { did, from = SOMEWHERE } = act;
  return {
    eventVersion: '1.11',
    eventTime: recordTime(context.at),
    sourceIPAddress: from,
    userAgent: BROWSER,
    eventID: context.eventId,
    managementEvent: true,
    recipientAccountId: context.accountId,
    eventCategory: 'Management',
    ...(isSignInAct(did) ? signIn(did, context) : call(act, context)),
  };
}

function signIn(did: SignInAct, context: RecordContext): CloudTrailRecord {
  const { event, mfa } = SIGN_IN_ACTS[did];
  const result = did === 'failed-sign-in' ? 'Failure' : 'Success';
  return {
    eventSource: 'signin.amazonaws.com',
    eventName: event,
    eventType: 'AwsConsoleSignIn',
    awsRegion: recordingRegion('signin', context.partition),
    userIdentity: identity(context, { accessKeyId: '' }),
    requestParameters: null,
    responseElements: { [event]: result },
    ...(result === 'Failure' && { errorMessage: 'Failed authentication' }),
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      MFAUsed: mfa ? 'Yes' : 'No',
    },
    readOnly: false,
  };
}

function call(act: RootAct, context: RecordContext): CloudTrailRecord {
  const { did, region, parameters, error } = act;
  const { accountId, partition, eventId } = context;
  const [service = '', eventName = ''] = did.split(':');
  return {
    eventSource: `${service}.amazonaws.com`,
    eventName,
    eventType: 'AwsApiCall',
    awsRegion: region ?? recordingRegion(service, partition),
    requestParameters: parameters ?? null,
    responseElements: null,
    ...(error !== undefined && { errorCode: error, errorMessage: `${error} when calling ${eventName}` }),
    requestID: `${eventId.slice(0, 24)}${accountId}`,
    readOnly: /^(Get|List|Describe|Head|Lookup|Search|Check|BatchGet)/.test(eventName),
    ...(act.with === 'access key' ? byAccessKey(context) : inConsole(context)),
  };
}

function inConsole(context: RecordContext): CloudTrailRecord {
  const { accountId, signedIn } = context;
  const attributes = { creationDate: recordTime(signedIn.at), mfaAuthenticated: String(signedIn.mfa) };
  const accessKeyId = `ASIA${capitalIdFrom(`console session ${accountId} ${signedIn.at}`, 16)}`;
  return {
    userIdentity: identity(context, { accessKeyId, sessionContext: { attributes } }),
    sessionCredentialFromConsole: 'true',
  };
}

/** Root's first one, with the id that root sessions are told. */
function byAccessKey(context: RecordContext): CloudTrailRecord {
  return {
    userIdentity: identity(context, { accessKeyId: rootKeyId(context.accountId, 0) }),
    userAgent: 'aws-cli/2.32.0',
  };
}

function identity({ accountId, partition }: RecordContext, more: CloudTrailRecord): CloudTrailRecord {
  const arn = rootArn(partition, accountId);
  return { type: 'Root', principalId: accountId, arn, accountId, ...more };
}
