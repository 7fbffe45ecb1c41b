import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../json.ts';

export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The whole body. Throws BodyTooLarge beyond `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw new BodyTooLarge(`The request is larger than ${most} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Arguments of a Web API call: a form or JSON, and the query string. `undefined` where JSON does not parse. */
export function parseArguments(
  body: Buffer,
  contentType: string,
  query: URLSearchParams,
): JsonObject | undefined {
  const fromQuery = Object.fromEntries(query);
  if (!contentType.startsWith('application/json'))
    return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  const parsed = parseJson(body);
  return isObject(parsed) ? { ...fromQuery, ...parsed } : undefined;
}

/** `undefined` where the body is no JSON. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The first file of a multipart body, or the body itself. */
export async function uploadedBytes(body: Buffer, contentType: string): Promise<Uint8Array> {
  if (!contentType.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  for (const value of form.values())
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  return new Uint8Array();
}
