import { performance } from 'node:perf_hooks';
import { type Milliseconds, SECOND } from '../../../src/domain/time.ts';
import type { Heartbeats } from '../../events/heartbeats.ts';
import type { Parameters } from '../protocol/request.ts';
import { type Answer, type Refusal, refuse } from '../refusal.ts';
import type { Message } from './message.ts';
import type { Queue } from './queue.ts';
import type { QueueCall } from './queue-of.ts';
import { within } from './refusals.ts';

/** Quotas of a standard queue. */
const MOST_IN_FLIGHT = 120_000;
export const LONGEST_VISIBILITY_SECONDS = 43_200;

/** How often a long poll looks by itself: the sandbox's clock may have been moved. */
const LOOK_AGAIN: Milliseconds = 200;

/** SQS API Reference, ReceiveMessage. */
export async function receiveMessage({ world, queue, parameters, gone }: QueueCall): Promise<Answer> {
  const asked = readQuestion(parameters, queue);
  const wrong = problemOf(asked);
  if (wrong !== undefined) return wrong;
  if (queue.counts().inFlight >= MOST_IN_FLIGHT) return overLimit();
  const messages = await poll(queue, asked, gone(), world.heartbeats);
  const names = attributeNames(parameters);
  return JSON.stringify(
    messages.length === 0 ? {} : { Messages: messages.map((each) => shape(each, names)) },
  );
}

interface Asked {
  readonly most: number;
  readonly seconds: number;
  readonly visibility: number;
}

function readQuestion(parameters: Parameters, { settings }: Queue): Asked {
  return {
    most: parameters.number('MaxNumberOfMessages') ?? 1,
    seconds: parameters.number('WaitTimeSeconds') ?? 0,
    visibility: parameters.number('VisibilityTimeout') ?? settings.visibility / SECOND,
  };
}

function problemOf({ most, seconds, visibility }: Asked): Refusal | undefined {
  return (
    within('MaxNumberOfMessages', most, [1, 10]) ??
    within('WaitTimeSeconds', seconds, [0, 20]) ??
    within('VisibilityTimeout', visibility, [0, LONGEST_VISIBILITY_SECONDS])
  );
}

/** Waits in real time. Nothing is delivered to somebody who has hung up. */
async function poll(
  queue: Queue,
  { most, seconds, visibility }: Asked,
  gone: AbortSignal,
  heartbeats: Heartbeats,
): Promise<readonly Message[]> {
  const end = performance.now() + seconds * SECOND;
  while (!gone.aborted) {
    queue.room.look();
    heartbeats.beat();
    const messages = queue.receive(most, visibility * SECOND);
    const left = end - performance.now();
    if (messages.length > 0 || left <= 0) return messages;
    await queue.room.wait(Math.min(left, LOOK_AGAIN), gone);
  }
  return [];
}

function attributeNames(parameters: Parameters): ReadonlySet<unknown> {
  const lists = ['MessageSystemAttributeNames', 'AttributeNames'].map((name) => parameters.raw(name));
  return new Set(lists.flatMap((list) => (Array.isArray(list) ? list : [])));
}

function shape(message: Message, names: ReadonlySet<unknown>): object {
  const all: Record<string, string> = {
    SenderId: message.sender,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
  };
  const asked = Object.entries(all).filter(([name]) => names.has('All') || names.has(name));
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    MD5OfBody: message.md5,
    Body: message.body,
    ...(asked.length === 0 ? {} : { Attributes: Object.fromEntries(asked) }),
  };
}

function overLimit(): Refusal {
  return refuse('OverLimit', 403, 'Too many messages in flight.');
}
