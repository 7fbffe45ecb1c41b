import type { IncomingHttpHeaders } from 'node:http';
import type { Dialect } from '../dialect.ts';

/** A request to any of the services, as it came. */
export interface AwsRequest {
  readonly method: string;
  /** With its query string. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Aborts when nobody waits for the answer any more. */
  readonly gone: () => AbortSignal;
}

/** What a request asks for. */
export interface Question {
  readonly dialect: Dialect;
  /** As AWS names it: `GetAccountSummary`. Empty where the request names none. */
  readonly operation: string;
  readonly parameters: Parameters;
  /** What was sent, as text. */
  readonly content: () => string;
}

/** The input of an operation, in whatever protocol it came. */
export interface Parameters {
  /** `undefined` where it is absent. */
  text(name: string): string | undefined;
  /** `undefined` where it is absent, NaN where it is no number. */
  number(name: string): number | undefined;
  /** As it was sent: of any shape where the protocol is JSON, else text. `undefined` where it is absent. */
  raw(name: string): unknown;
}

/** Reads operation and input, whichever protocol they are in. */
export function readQuestion(request: AwsRequest): Question {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const operation = target.slice(target.lastIndexOf('.') + 1);
    return { dialect: jsonDialect(target), operation, ...inJson(request.body) };
  }
  const contentType = request.headers['content-type'] ?? '';
  return contentType.startsWith('application/x-www-form-urlencoded') || request.url.includes('Action=')
    ? queryQuestion(request)
    : restQuestion(request);
}

/** By the service that the target names. */
function jsonDialect(target: string): Dialect {
  if (target.startsWith('AmazonSQS.')) return 'sqs';
  return /(^|\.)CloudTrail_\d+\./.test(target) ? 'cloudtrail' : 'json';
}

function queryQuestion({ url, body }: AwsRequest): Question {
  const question = url.indexOf('?');
  const fields = new URLSearchParams(
    body.length > 0 || question < 0 ? body.toString() : url.slice(question + 1),
  );
  const text = (name: string) => fields.get(name) ?? undefined;
  return {
    dialect: 'query',
    operation: text('Action') ?? '',
    parameters: { text, number: numberIn(text), raw: text },
    content: () => [...fields].map(([name, value]) => `${name}=${value}`).join('&'),
  };
}

/** The Account API posts each operation to a path of its name. */
function restQuestion({ url, body }: AwsRequest): Question {
  const path = url.split('?', 1)[0]?.slice(1) ?? '';
  const operation = path.charAt(0).toUpperCase() + path.slice(1);
  return { dialect: 'rest-json', operation, ...inJson(body) };
}

function inJson(body: Buffer): Pick<Question, 'parameters' | 'content'> {
  const fields = new Map(Object.entries(parsed(body)));
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const raw = (name: string): unknown => fields.get(name);
  return { parameters: { text, number: numberIn(text), raw }, content: () => body.toString() };
}

function parsed(body: Buffer): object {
  try {
    const value: unknown = JSON.parse(body.toString() || '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function numberIn(text: Parameters['text']): Parameters['number'] {
  return (name) => {
    const value = text(name);
    return value === undefined ? undefined : Number(value);
  };
}
