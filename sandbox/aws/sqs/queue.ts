import { DAY, type Instant, type Milliseconds, SECOND } from '../../../src/domain/time.ts';
import { type Message, md5Of } from './message.ts';
import { type Shelf, shelf } from './shelf.ts';
import { type WaitingRoom, waitingRoom } from './waiting-room.ts';

/** A standard queue: in no certain order, at least once. By the sandbox's clock; only long polls wait in real time. */
export interface Queue {
  readonly name: string;
  readonly settings: QueueSettings;
  readonly created: Instant;
  readonly room: WaitingRoom;
  /** `delay`: until then nobody receives it. */
  send(body: string, sender: string, delay?: Milliseconds): Message;
  /** Takes in a message of another queue, as it is. */
  takeIn(message: Message): void;
  /** At most `most`, hidden from everybody else for so long. */
  receive(most: number, visibility: Milliseconds): Message[];
  /** Where the receipt is not the newest of its message, nothing is removed. */
  remove(receipt: string): void;
  /** False where the message is not in flight by this receipt. */
  hide(receipt: string, time: Milliseconds): boolean;
  /** Whether this queue ever gave out the receipt. */
  gaveOut(receipt: string): boolean;
  counts(): QueueCounts;
}

export interface QueueSettings {
  readonly visibility: Milliseconds;
  readonly retention: Milliseconds;
  /** After so many deliveries a message goes to the dead-letter queue instead. */
  readonly redrive?: { readonly mostReceives: number; readonly dead: Queue };
}

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** As `deploy/activity.yml` makes it. */
export const VISIBILITY: Milliseconds = 120 * SECOND;
export const RETENTION: Milliseconds = 14 * DAY;

export interface QueueOptions {
  readonly name: string;
  readonly settings: QueueSettings;
  readonly now: () => Instant;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly newId: () => string;
}

interface Hidden {
  readonly message: Message;
  readonly until: Instant;
  readonly isDelayed: boolean;
}

export function createQueue(options: QueueOptions): Queue {
  const { name, settings, now, random, newId } = options;
  const room = waitingRoom();
  const visible: Shelf<Message> = shelf(random);
  const hidden = new Map<Message, Hidden>();
  const byReceipt = new Map<string, Message>();
  const receiptPrefix = Buffer.from(`${name} `).toString('base64url');
  let nextLook = Number.POSITIVE_INFINITY;

  const putAway = (message: Message, until: Instant, isDelayed: boolean) => {
    hidden.set(message, { message, until, isDelayed });
    nextLook = Math.min(nextLook, until);
  };
  const show = (message: Message) => {
    visible.add(message);
    room.call();
  };
  /** What was hidden for long enough is there again. */
  const resurface = () => {
    if (now() < nextLook) return;
    nextLook = Number.POSITIVE_INFINITY;
    for (const { message, until } of hidden.values()) {
      if (until > now()) nextLook = Math.min(nextLook, until);
      else {
        hidden.delete(message);
        visible.add(message);
      }
    }
  };
  const revoke = ({ receipt }: Message) => {
    if (receipt !== undefined) byReceipt.delete(receipt);
  };
  const forget = (message: Message) => {
    revoke(message);
    if (!hidden.delete(message)) visible.drop((each) => each === message);
  };
  /** The next that may be delivered; what is too old is gone, what was delivered too often is put elsewhere. */
  const next = (): Message | undefined => {
    for (let message = visible.take(); message !== undefined; message = visible.take()) {
      const { redrive, retention } = settings;
      const isOver = message.sentAt + retention <= now();
      const mayReceive = redrive === undefined || message.receiveCount < redrive.mostReceives;
      if (!isOver && mayReceive) return message;
      revoke(message);
      if (!isOver) redrive?.dead.takeIn(message);
    }
    return undefined;
  };
  const deliver = (message: Message, visibility: Milliseconds) => {
    revoke(message);
    message.receiveCount += 1;
    message.firstReceivedAt ??= now();
    message.receipt = `${receiptPrefix}.${newId()}`;
    byReceipt.set(message.receipt, message);
    putAway(message, now() + visibility, false);
    return { ...message };
  };

  return {
    ...{ name, settings, room },
    created: now(),
    send(body, sender, delay = 0) {
      const message: Message = {
        ...{ id: newId(), body, sender },
        md5: md5Of(body),
        sentAt: now(),
        receiveCount: 0,
      };
      if (delay > 0) putAway(message, now() + delay, true);
      else show(message);
      return message;
    },
    takeIn: show,
    receive(most, visibility) {
      resurface();
      const received: Message[] = [];
      while (received.length < most) {
        const message = next();
        if (message === undefined) break;
        received.push(deliver(message, visibility));
      }
      return received;
    },
    remove(receipt) {
      const message = byReceipt.get(receipt);
      if (message !== undefined) forget(message);
    },
    hide(receipt, time) {
      resurface();
      const message = byReceipt.get(receipt);
      if (message === undefined || !hidden.has(message)) return false;
      putAway(message, now() + time, false);
      if (time === 0) room.call();
      return true;
    },
    gaveOut: (receipt) => receipt.startsWith(`${receiptPrefix}.`),
    counts() {
      resurface();
      const delayed = [...hidden.values()].filter(({ isDelayed }) => isDelayed).length;
      return { visible: visible.size(), inFlight: hidden.size - delayed, delayed };
    },
  };
}
