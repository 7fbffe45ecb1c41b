import type { Dialect } from '../dialect.ts';
import { type Answer, isRefusal, type Refusal } from '../refusal.ts';
import { element, escapeXml } from './xml.ts';

export interface AwsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const NAMESPACES: Readonly<Record<string, string>> = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** An operation's answer as its service would send it. */
export function respond(
  dialect: Dialect,
  service: string,
  operation: string,
  answer: Answer,
  requestId: string,
): AwsResponse {
  switch (dialect) {
    case 'query':
      return queryResponse(service, operation, answer, requestId);
    case 'json':
    case 'cloudtrail':
      return jsonResponse(answer, requestId);
    case 'sqs':
      return sqsResponse(answer, requestId);
    case 'rest-json':
      return restResponse(answer, requestId);
  }
}

/** An answer that no client can read. */
export function garbage(dialect: Dialect): AwsResponse {
  return dialect === 'query'
    ? { status: 200, headers: { 'content-type': 'text/xml' }, body: '<GetResponse><Get' }
    : { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{"Accounts": [{' };
}

function queryResponse(service: string, operation: string, answer: Answer, requestId: string): AwsResponse {
  const xmlns = NAMESPACES[service] ?? `https://${service}.amazonaws.com/doc/`;
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
  if (!isRefusal(answer)) {
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    const body = `<${operation}Response xmlns="${xmlns}"><${operation}Result>${answer}</${operation}Result>${metadata}</${operation}Response>`;
    return { status: 200, headers, body };
  }
  const error = `<Type>${faultOf(answer)}</Type>${element('Code', answer.code)}<Message>${escapeXml(answer.message)}</Message>`;
  const body = `<ErrorResponse xmlns="${xmlns}"><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  return { status: answer.status, headers, body };
}

function jsonResponse(answer: Answer, requestId: string): AwsResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId };
  if (!isRefusal(answer)) return { status: 200, headers, body: answer };
  const { code, message, details } = answer;
  return {
    status: answer.status,
    headers,
    body: JSON.stringify({ __type: code, Message: message, ...details }),
  };
}

/** What an error of SQS is called in the query protocol, where that is otherwise; clients of both are told both. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  AccessDeniedException: 'AccessDenied',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  ExpiredTokenException: 'ExpiredToken',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  InvalidParameterValueException: 'InvalidParameterValue',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  MissingRequiredParameterException: 'MissingParameter',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  UnrecognizedClientException: 'InvalidClientTokenId',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

/** SQS Developer Guide, "Making Query API requests using AWS JSON protocol". */
function sqsResponse(answer: Answer, requestId: string): AwsResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId };
  if (!isRefusal(answer)) return { status: 200, headers, body: answer };
  const { code, message, status } = answer;
  return {
    status,
    headers: { ...headers, 'x-amzn-query-error': `${QUERY_CODES[code] ?? code};${faultOf(answer)}` },
    body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }),
  };
}

function restResponse(answer: Answer, requestId: string): AwsResponse {
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
  if (!isRefusal(answer)) return { status: 200, headers, body: answer };
  return {
    status: answer.status,
    headers: { ...headers, 'x-amzn-errortype': answer.code },
    body: JSON.stringify({ message: answer.message, ...answer.details }),
  };
}

function faultOf({ status }: Refusal): 'Sender' | 'Receiver' {
  return status >= 500 ? 'Receiver' : 'Sender';
}
