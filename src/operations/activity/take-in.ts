import type { ActivityRecord, Kept } from '../../domain/activity/record.ts';
import type { Digest } from '../../domain/audit-chain/entry.ts';
import type { Watched } from '../../domain/perimeter/watched.ts';
import type { Heartbeat, Intake } from '../../domain/root-event/intake.ts';
import { type NormaliseContext, normaliseBody } from '../../domain/root-event/normalise.ts';
import type { QueueMessage } from '../activity-ports.ts';
import type { ActivityStore } from '../activity-store-ports.ts';
import type { HeartbeatStore, PoisonStore } from '../pipeline-ports.ts';
import type { Clock, Log } from '../ports.ts';

export interface TakeInDeps {
  readonly records: Pick<ActivityStore, 'known' | 'save'>;
  readonly heartbeats: Pick<HeartbeatStore, 'hear'>;
  readonly poison: Pick<PoisonStore, 'save'>;
  /** What of ours a change is told of; whatever is not known of it is unknown. */
  readonly watched: () => Promise<Watched>;
  readonly digest: Digest;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Stores everything that messages of the queue hold, each event once. After it they may be deleted. Gives what was not stored
 * before. Throws where not all is stored: then the same messages are taken in again.
 */
export async function takeIn(
  messages: readonly QueueMessage[],
  deps: TakeInDeps,
): Promise<readonly ActivityRecord[]> {
  const context = { watched: await deps.watched(), digest: deps.digest };
  const kept: Kept[] = [];
  const heartbeats: Heartbeat[] = [];
  for (const { body } of messages) {
    const intake = normaliseBody(body, context);
    if (isKept(intake)) kept.push(intake);
    else if (intake.kind === 'heartbeat') heartbeats.push(intake.heartbeat);
    else await setAside(body, intake, context, deps);
  }
  const [records] = await Promise.all([saveNew(kept, deps), deps.heartbeats.hear(heartbeats)]);
  return records;
}

/** What is stored already stays as it is: it was perhaps judged by now. */
async function saveNew(
  kept: readonly Kept[],
  { records, clock }: TakeInDeps,
): Promise<readonly ActivityRecord[]> {
  if (kept.length === 0) return [];
  const known = await records.known(kept);
  const byKey = new Map(kept.map((each) => [each.event.key, each]));
  const arrivedAt = clock.now();
  const fresh = [...byKey.values()].filter(({ event }) => !known.has(event.key));
  const made = fresh.map((each): ActivityRecord => ({ kept: each, arrivedAt, due: arrivedAt }));
  await records.save(made);
  return made;
}

async function setAside(
  body: string,
  intake: Exclude<Intake, Kept>,
  { digest }: NormaliseContext,
  { poison, clock, log }: TakeInDeps,
): Promise<void> {
  if (intake.kind !== 'poison') {
    log.debug({ intake }, 'a message of the queue is about nothing that is watched');
    return;
  }
  const { why } = intake;
  const id = digest(body);
  const saved = await poison.save({ id, body, why, arrivedAt: clock.now() });
  if (saved === 'there') return;
  log.error(
    { poison: id, why, length: body.length },
    'a message of the queue cannot be read; it is kept as it came',
  );
}

function isKept(intake: Intake): intake is Kept {
  return intake.kind === 'root' || intake.kind === 'assume-root' || intake.kind === 'perimeter';
}
