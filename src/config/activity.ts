import type { People } from '../domain/approval-policy/policy.ts';
import type { KnownNetwork } from '../domain/known-network.ts';
import { parseQueueName, type QueueName } from '../domain/queue-name.ts';
import { MINUTE, type Milliseconds } from '../domain/time.ts';
import type { ConfigFile } from './schema.ts';

/** Root activity, as it is configured. */
export interface ActivityConfig {
  /** Where the events arrive; without a Region or account it is where the app runs. */
  readonly queue: QueueName;
  /** Where the queue puts what could not be received; watched with it. */
  readonly deadLetterQueue: QueueName;
  /** Names of the rules that feed the queue: changes of these are told. */
  readonly rules: readonly string[];
  /** From each of them every account must be heard; each once. */
  readonly regions: readonly string[];
  /** How far apart the heartbeats of a place are. */
  readonly heartbeatEvery: Milliseconds;
  /** Where alerts are posted: the alerts channel, or else the approvals channel. */
  readonly alertsChannel: string;
  /** Who may take an alert on, and dispose of it. */
  readonly onCall: People;
  /** Who is mentioned until somebody took it on. */
  readonly escalate: People;
  /** Empty: there is no list to tell by. */
  readonly knownNetworks: readonly KnownNetwork[];
}

/** Of a validated file; `undefined` where it has none. Validated: where there is activity, there is a channel. */
export function activityConfig({ activity, channels }: ConfigFile): ActivityConfig | undefined {
  const alertsChannel = channels.alerts ?? channels.approvals;
  if (activity === undefined || alertsChannel === undefined) return undefined;
  const { rules, regions, heartbeatMinutes, onCall, escalate, knownNetworks } = activity;
  return {
    queue: queueNamed(activity.queue),
    deadLetterQueue: queueNamed(activity.deadLetterQueue),
    rules,
    regions: [...new Set(regions)],
    heartbeatEvery: Math.round(heartbeatMinutes * MINUTE),
    alertsChannel,
    onCall,
    escalate: escalate ?? onCall,
    knownNetworks,
  };
}

/** Throws where it is none; the schema has told so before. */
function queueNamed(text: string): QueueName {
  const queue = parseQueueName(text);
  if (queue === undefined) throw new Error(`${text} is no name of a queue`);
  return queue;
}
