import { REFUSALS } from '../dialect.ts';
import { notAuthorized } from '../permissions.ts';
import type { Answer, Refusal } from '../refusal.ts';
import type { Call, Operation } from '../world.ts';
import type { Queue } from './queue.ts';
import { missing, noSuchQueue } from './refusals.ts';

/** A call on a queue that exists, by somebody who may make it. */
export interface QueueCall extends Call {
  readonly queue: Queue;
}

/** The operation on the queue of the call's `QueueUrl`. */
export function onQueue(operation: (call: QueueCall) => Answer | Promise<Answer>): Operation {
  return (call) => {
    const queue = queueOf(call);
    return 'code' in queue ? queue : operation({ ...call, queue });
  };
}

function queueOf(call: Call): Queue | Refusal {
  const url = call.parameters.text('QueueUrl');
  if (url === undefined) return missing('QueueUrl');
  const [accountId, name] = url.split('/').slice(-2);
  return foundQueue(call, accountId, name);
}

/** A queue is found in its own Region only, and is open to its own account: it has no policy for others but EventBridge. */
export function foundQueue(
  call: Call,
  accountId: string | undefined,
  name: string | undefined,
): Queue | Refusal {
  const { queues } = call.world;
  const queue = accountId === queues.accountId && call.region === queues.region && queues.named(name ?? '');
  if (!queue) return noSuchQueue();
  return call.principal.account.id === queues.accountId ? queue : closedTo(call, queues.arnOf(queue));
}

/** SQS names its actions in lower case there. */
function closedTo({ principal, name }: Call, arn: string): Refusal {
  const action = name.toLowerCase();
  const because = `because no resource-based policy allows the ${action} action`;
  return REFUSALS.sqs.accessDenied(notAuthorized(principal, action, because, arn));
}
