import { type Refusal, refuse } from './refusal.ts';

/**
 * How a service speaks, and in which words it refuses: IAM and STS query and XML; Organizations (json) and CloudTrail
 * JSON 1.1; SQS JSON 1.0; Account REST and JSON.
 */
export type Dialect = 'query' | 'json' | 'cloudtrail' | 'sqs' | 'rest-json';

/** Errors that every service has, each in its own words: the codes differ between the protocols. */
export interface CommonRefusals {
  accessDenied(message: string): Refusal;
  unknownKey(): Refusal;
  wrongSignature(message?: string): Refusal;
  expired(): Refusal;
  unsigned(): Refusal;
  throttled(): Refusal;
  failure(): Refusal;
}

const UNKNOWN_KEY = 'The security token included in the request is invalid.';
const EXPIRED = 'The security token included in the request is expired';
const UNSIGNED = 'Request is missing Authentication Token';
const WRONG_SIGNATURE =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const TOO_MANY =
  'You have sent too many requests in too short a period of time. The quota helps protect against denial-of-service attacks. Try again later.';

const query: CommonRefusals = {
  accessDenied: (message) => refuse('AccessDenied', 403, message),
  unknownKey: () => refuse('InvalidClientTokenId', 403, UNKNOWN_KEY),
  wrongSignature: (message = WRONG_SIGNATURE) => refuse('SignatureDoesNotMatch', 403, message),
  expired: () => refuse('ExpiredToken', 403, EXPIRED),
  unsigned: () => refuse('MissingAuthenticationToken', 403, UNSIGNED),
  throttled: () => refuse('Throttling', 400, 'Rate exceeded'),
  failure: () => refuse('InternalFailure', 500, 'An internal error has occurred'),
};

const json: CommonRefusals = {
  accessDenied: (message) => refuse('AccessDeniedException', 400, message),
  unknownKey: () => refuse('UnrecognizedClientException', 400, UNKNOWN_KEY),
  wrongSignature: (message = WRONG_SIGNATURE) => refuse('InvalidSignatureException', 400, message),
  expired: () => refuse('ExpiredTokenException', 400, EXPIRED),
  unsigned: () => refuse('MissingAuthenticationTokenException', 400, UNSIGNED),
  throttled: () => refuse('TooManyRequestsException', 400, TOO_MANY),
  failure: () =>
    refuse(
      'ServiceException',
      500,
      "Organizations can't complete your request because of an internal service error. Try again later.",
    ),
};

/** The codes of JSON 1.1, with the HTTP statuses of REST. */
const restJson: CommonRefusals = {
  accessDenied: (message) => ({ ...json.accessDenied(message), status: 403 }),
  unknownKey: () => ({ ...json.unknownKey(), status: 403 }),
  wrongSignature: (message) => ({ ...json.wrongSignature(message), status: 403 }),
  expired: () => ({ ...json.expired(), status: 403 }),
  unsigned: () => ({ ...json.unsigned(), status: 403 }),
  throttled: () => refuse('TooManyRequestsException', 429, 'Rate exceeded'),
  failure: () => refuse('InternalServerException', 500, 'Internal server error'),
};

/** CloudTrail API Reference, "Common Errors". */
const cloudTrail: CommonRefusals = {
  ...json,
  throttled: () => refuse('ThrottlingException', 400, 'Rate exceeded'),
  failure: () =>
    refuse('InternalFailure', 500, 'The request processing has failed because of an unknown error.'),
};

/** SQS API Reference, "Common Errors"; what they are called in the older protocol is for `protocol/response.ts`. */
const sqs: CommonRefusals = {
  ...json,
  accessDenied: (message) => refuse('AccessDeniedException', 403, message),
  unknownKey: () => refuse('UnrecognizedClientException', 403, UNKNOWN_KEY),
  wrongSignature: (message = WRONG_SIGNATURE) => refuse('InvalidSignatureException', 403, message),
  expired: () => refuse('ExpiredTokenException', 403, EXPIRED),
  throttled: () => refuse('RequestThrottled', 403, 'Request is throttled.'),
  failure: () =>
    refuse('InternalFailure', 500, 'The request processing has failed because of an unknown error.'),
};

export const REFUSALS: Readonly<Record<Dialect, CommonRefusals>> = {
  query,
  json,
  cloudtrail: cloudTrail,
  sqs,
  'rest-json': restJson,
};
