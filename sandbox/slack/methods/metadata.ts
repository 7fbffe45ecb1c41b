import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import { jsonObject } from './arguments.ts';

/** Bytes of JSON; Slack gives no number, so this is an assumption. */
const LARGEST_METADATA = 16_000;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), scalar);
const value = z.union([scalar, flat, z.array(z.union([scalar, flat]))]);

/** https://docs.slack.dev/messaging/message-metadata: a payload of values, flat objects, and lists of them. */
const schema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), value),
});

/**
 * `metadata` of a message: an event type and a payload. An empty object removes it. Refuses what Slack refuses; neither
 * null nor deeper nesting is among what a payload may hold.
 */
export function readMetadata(args: JsonObject): JsonObject | undefined {
  const metadata = jsonObject(args, 'metadata', 'invalid_metadata_format');
  if (!metadata || Object.keys(metadata).length === 0) return metadata;
  if (!schema.safeParse(metadata).success) throw new SlackRefusal('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(metadata)) > LARGEST_METADATA)
    throw new SlackRefusal('metadata_too_large');
  return metadata;
}
