import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AwsRequest } from '../protocol/request.ts';

/** An `Authorization` header of AWS Signature Version 4. */
export interface Signature {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: string;
  readonly signature: string;
}

const HEADER =
  /^AWS4-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{8})\/([^/,\s]+)\/([^/,\s]+)\/aws4_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** `undefined` where the header is none of Signature Version 4. */
export function readSignature(header: string | undefined): Signature | undefined {
  const match = HEADER.exec(header ?? '');
  if (match === null) return undefined;
  const [, accessKeyId = '', date = '', region = '', service = '', signedHeaders = '', signature = ''] =
    match;
  return { accessKeyId, date, region, service, signedHeaders, signature };
}

/**
 * Whether whoever made the request held `secret`. `keys` remembers signing keys between requests.
 * Rule: AWS General Reference, "Create a signed AWS API request".
 */
export function isSignedWith(
  secret: string,
  keys: Map<string, Buffer>,
  request: AwsRequest,
  claimed: Signature,
): boolean {
  const names = claimed.signedHeaders.split(';');
  const time = request.headers['x-amz-date'];
  if (typeof time !== 'string' || !time.startsWith(claimed.date) || !names.includes('host')) return false;
  const scope = `${claimed.date}/${claimed.region}/${claimed.service}/aws4_request`;
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonicalRequest(request, names))}`;
  const expected = hmac(signingKey(secret, keys, claimed, scope), toSign);
  return timingSafeEqual(expected, Buffer.from(claimed.signature, 'hex'));
}

function canonicalRequest({ method, url, headers, body }: AwsRequest, names: readonly string[]): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const lines = names.map((name) => `${name}:${canonicalValue(headers[name])}\n`).join('');
  return `${method}\n${canonicalPath(path)}\n${canonicalQuery(query)}\n${lines}\n${names.join(';')}\n${sha256(body)}`;
}

function canonicalValue(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value.join(',') : (value ?? '')).trim().replace(/ +/g, ' ');
}

/** Encoded once more than it was sent, as every service but S3 wants it. */
function canonicalPath(path: string): string {
  return path === '/' ? path : path.split('/').map(encode).join('/');
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  return [...new URLSearchParams(query)]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function signingKey(secret: string, keys: Map<string, Buffer>, claimed: Signature, scope: string): Buffer {
  const remembered = keys.get(scope);
  if (remembered !== undefined) return remembered;
  const parts = [claimed.date, claimed.region, claimed.service, 'aws4_request'];
  const key = parts.reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${secret}`) as Buffer;
  keys.set(scope, key);
  return key;
}

function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
