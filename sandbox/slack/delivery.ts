import { DISCONNECT, type Envelope, envelopeText, readAcknowledgement } from './envelope.ts';
import { isObject } from './json.ts';

/** Slack waits this long for an acknowledgement; real milliseconds. */
export const ACK_WITHIN = 3_000;

export type DeliveryOutcome =
  | { readonly kind: 'acknowledged'; readonly afterMs: number; readonly answer: unknown }
  | { readonly kind: 'not-acknowledged' }
  | { readonly kind: 'no-app' };

/** Envelopes to app sockets, in turn. */
export interface Delivery {
  /** Resolves with the acknowledgement, or after three seconds without one. */
  deliver(envelope: Envelope): Promise<DeliveryOutcome>;
  connected(): number;
  /** The next `count` envelopes of that type: the envelope's own, or its payload's. Of any type where none is named. */
  deliverTwice(count: number, type?: string): void;
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
export function createDeliveryCenter(
  newEnvelopeId: () => string,
  monotonic: () => number,
  ackWithin = ACK_WITHIN,
): DeliveryCenter {
  const sockets: AppSocket[] = [];
  const waiting = new Map<string, Waiting>();
  let turn = 0;
  const twice: { type: string | undefined; left: number }[] = [];

  const next = (): AppSocket | undefined => sockets[turn++ % sockets.length];
  const send = (entry: Waiting) => {
    entry.socket = next();
    entry.socket?.send(entry.text);
  };
  const sendOnceMore = (entry: Waiting, envelope: Envelope) => {
    const due = twice.find((each) => each.left > 0 && isOfType(envelope, each.type));
    if (due === undefined) return;
    due.left -= 1;
    next()?.send(entry.text);
  };
  const deliver = (envelope: Envelope): Promise<DeliveryOutcome> => {
    if (sockets.length === 0) return Promise.resolve({ kind: 'no-app' });
    return new Promise((resolve) => {
      const entry = wait(envelope, newEnvelopeId(), { monotonic, ackWithin }, waiting, resolve);
      send(entry);
      sendOnceMore(entry, envelope);
    });
  };
  return {
    deliver,
    connected: () => sockets.length,
    deliverTwice: (count, type) => void twice.push({ type, left: count }),
    recycle() {
      for (const socket of [...sockets]) socket.send(DISCONNECT);
    },
    joined(socket) {
      sockets.push(socket);
      for (const entry of waiting.values()) if (entry.socket === undefined) send(entry);
    },
    left(socket) {
      const place = sockets.indexOf(socket);
      if (place === -1) return;
      sockets.splice(place, 1);
      for (const entry of waiting.values()) if (entry.socket === socket) send(entry);
    },
    received(text) {
      const acknowledged = readAcknowledgement(text);
      // Late ones, and the second of two, are of envelopes that nobody waits for any more.
      if (acknowledged) waiting.get(acknowledged.id)?.acknowledge(acknowledged.answer);
    },
    close() {
      for (const entry of [...waiting.values()]) entry.giveUp();
    },
  };
}

/** By the envelope's own type, or by what an interaction is. */
function isOfType({ type, payload }: Envelope, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === type || (isObject(payload) && payload.type === wanted);
}

function wait(
  envelope: Envelope,
  id: string,
  { monotonic, ackWithin }: { readonly monotonic: () => number; readonly ackWithin: number },
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
    text: envelopeText(envelope, id),
    socket: undefined,
    acknowledge: (answer) =>
      settle({ kind: 'acknowledged', afterMs: Math.round(monotonic() - sentAt), answer }),
    giveUp: () => settle({ kind: 'not-acknowledged' }),
  };
  const timer = setTimeout(entry.giveUp, ackWithin);
  waiting.set(id, entry);
  return entry;
}
