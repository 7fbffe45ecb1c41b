import { suggest } from '../../src/domain/suggest.ts';
import { CALLS } from '../organization/calls.ts';
import { methods } from '../slack/methods/register.ts';
import { matchesCall, parseCallPattern } from './call-pattern.ts';

/** The operations of DynamoDB that dynalite serves. */
const STORE_OPERATIONS = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'ListTables',
  'ListTagsOfResource',
  'PutItem',
  'Query',
  'Scan',
  'TagResource',
  'UntagResource',
  'UpdateItem',
  'UpdateTable',
];

/** Every call that a fault or a kill can be about. */
export const KNOWN_CALLS: readonly string[] = [
  ...CALLS,
  ...STORE_OPERATIONS.map((operation) => `dynamodb:${operation}`),
  ...[...methods.keys(), 'response_url', 'upload'].map((method) => `slack:${method}`),
];

/** Whether `text` is a pattern that is about any call that there is. */
export function isAboutKnownCalls(text: string): boolean {
  const pattern = parseCallPattern(text);
  return pattern !== undefined && KNOWN_CALLS.some((call) => matchesCall(pattern, call));
}

/** The call nearest to `text`; `undefined` where none is near. */
export function nearestCall(text: string): string | undefined {
  return suggest(parseCallPattern(text) ?? text, KNOWN_CALLS, 1)[0];
}
