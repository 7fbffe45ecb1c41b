/** Slack waits this long for an acknowledgement; real milliseconds. */
export const ACK_WITHIN = 3_000;

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: unknown;
  readonly acceptsResponse: boolean;
  /** For events only: which retry this is. */
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

export type DeliveryOutcome =
  | { readonly kind: 'acknowledged'; readonly afterMs: number; readonly answer: unknown }
  | { readonly kind: 'not-acknowledged' }
  | { readonly kind: 'no-app' };

/** Envelopes to app sockets, in turn. */
export interface Delivery {
  /** Resolves with the acknowledgement, or after three seconds without one. */
  deliver(envelope: Envelope): Promise<DeliveryOutcome>;
  connected(): number;
  deliverTwice(count: number): void;
  recycle(): void;
}

/** One app's connection. */
export interface AppSocket {
  send(text: string): void;
}

export interface DeliveryCenter extends Delivery {
  joined(socket: AppSocket): void;
  left(socket: AppSocket): void;
  received(text: string): void;
  /** Gives up on everything that waits. */
  close(): void;
}

interface Waiting {
  readonly id: string;
  readonly text: string;
  socket: AppSocket | undefined;
  acknowledge(answer: unknown): void;
  giveUp(): void;
}

/**
 * Several sockets may be connected; each envelope goes to the next. Where a socket dies before it has acknowledged, the
 * envelope goes to another, or to the next that connects within the three seconds.
 */
export function createDeliveryCenter(newEnvelopeId: () => string, monotonic: () => number): DeliveryCenter {
  const sockets: AppSocket[] = [];
  const waiting = new Map<string, Waiting>();
  let turn = 0;
  let twice = 0;

  const next = (): AppSocket | undefined => sockets[turn++ % sockets.length];
  const send = (entry: Waiting) => {
    entry.socket = next();
    entry.socket?.send(entry.text);
  };
  const sendOnceMore = (entry: Waiting) => {
    if (twice === 0) return;
    twice -= 1;
    next()?.send(entry.text);
  };
  const deliver = (envelope: Envelope): Promise<DeliveryOutcome> => {
    if (sockets.length === 0) return Promise.resolve({ kind: 'no-app' });
    return new Promise((resolve) => {
      const entry = wait(envelope, newEnvelopeId(), monotonic, waiting, resolve);
      send(entry);
      sendOnceMore(entry);
    });
  };
  return {
    deliver,
    connected: () => sockets.length,
    deliverTwice: (count) => {
      twice += count;
    },
    recycle() {
      for (const socket of [...sockets]) socket.send(disconnectMessage);
    },
    joined(socket) {
      sockets.push(socket);
      for (const entry of waiting.values()) if (entry.socket === undefined) send(entry);
    },
    left(socket) {
      sockets.splice(sockets.indexOf(socket), 1);
      for (const entry of waiting.values()) if (entry.socket === socket) send(entry);
    },
    received: (text) => acknowledge(text, waiting),
    close() {
      for (const entry of [...waiting.values()]) entry.giveUp();
    },
  };
}

const disconnectMessage = JSON.stringify({
  type: 'disconnect',
  reason: 'refresh_requested',
  debug_info: { host: 'sandbox' },
});

function wait(
  envelope: Envelope,
  id: string,
  monotonic: () => number,
  waiting: Map<string, Waiting>,
  resolve: (outcome: DeliveryOutcome) => void,
): Waiting {
  const sentAt = monotonic();
  const settle = (outcome: DeliveryOutcome) => {
    clearTimeout(timer);
    waiting.delete(id);
    resolve(outcome);
  };
  const entry: Waiting = {
    id,
    text: wireText(envelope, id),
    socket: undefined,
    acknowledge: (answer) =>
      settle({ kind: 'acknowledged', afterMs: Math.round(monotonic() - sentAt), answer }),
    giveUp: () => settle({ kind: 'not-acknowledged' }),
  };
  const timer = setTimeout(entry.giveUp, ACK_WITHIN);
  waiting.set(id, entry);
  return entry;
}

function wireText(envelope: Envelope, id: string): string {
  return JSON.stringify({
    envelope_id: id,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: envelope.acceptsResponse,
    ...(envelope.retry ? { retry_attempt: envelope.retry.attempt, retry_reason: envelope.retry.reason } : {}),
  });
}

/** Acknowledgements of envelopes that nobody waits for any more (late, or the second of two) change nothing. */
function acknowledge(text: string, waiting: ReadonlyMap<string, Waiting>): void {
  const message: unknown = parseOrUndefined(text);
  if (typeof message !== 'object' || message === null || !('envelope_id' in message)) return;
  const answer = 'payload' in message ? message.payload : undefined;
  waiting.get(String(message.envelope_id))?.acknowledge(answer);
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
