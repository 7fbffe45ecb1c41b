import { isObject, stringAt } from './json.ts';

/** What Slack sends over a socket. https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: unknown;
  readonly acceptsResponse: boolean;
  /** For events only: which retry this is. */
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** Slack asking a client to reconnect, as it does when it recycles a server. */
export const DISCONNECT = JSON.stringify({
  type: 'disconnect',
  reason: 'refresh_requested',
  debug_info: { host: 'sandbox' },
});

export function envelopeText(envelope: Envelope, id: string): string {
  return JSON.stringify({
    envelope_id: id,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: envelope.acceptsResponse,
    ...(envelope.retry ? { retry_attempt: envelope.retry.attempt, retry_reason: envelope.retry.reason } : {}),
  });
}

/** The acknowledgement in a client's message; `undefined` where it is none. */
export function readAcknowledgement(
  text: string,
): { readonly id: string; readonly answer: unknown } | undefined {
  const message = parseOrUndefined(text);
  const id = isObject(message) ? stringAt(message, 'envelope_id') : undefined;
  return isObject(message) && id !== undefined ? { id, answer: message.payload } : undefined;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
