import type { Instant } from '../../src/domain/time.ts';
import type { EventDesk } from '../events/event-desk.ts';
import { type CalledContext, inSessionRecord, openingRecord } from '../events/root-session-records.ts';
import type { Organization } from '../organization/organization.ts';
import { accountIdIn } from './faults.ts';
import { type Answer, isRefusal } from './refusal.ts';
import type { Call } from './world.ts';

/** Tells of a call of AssumeRoot, and of what is called in root sessions; of no other call. */
export type RootSessionTrace = (call: Call, answer: Answer) => void;

/** Sessions are known for so many openings: more than live at a time. */
const MOST_SESSIONS = 20_000;

/** What CloudTrail records of central root sessions; nothing where the organization does not want it. */
export function createRootSessionTrace(
  { tracesRootSessions, partition }: Organization,
  events: EventDesk,
  now: () => Instant,
): RootSessionTrace {
  const openedAt = new Map<string, Instant>();
  if (tracesRootSessions !== true) return () => undefined;
  return (call, answer) => {
    const context: CalledContext = {
      ...{ at: now(), eventId: events.newId(), region: call.region },
      ...(isRefusal(answer) ? { errorCode: answer.code } : {}),
    };
    if (call.name === 'sts:AssumeRoot') {
      const accessKeyId = keyIn(answer);
      if (accessKeyId !== undefined) remember(openedAt, accessKeyId, context.at);
      events.deliver(openingRecord({ ...askedBy(call), ...(accessKeyId && { accessKeyId }) }, context));
    } else if (call.principal.kind === 'root') {
      const { accessKeyId, principal } = call;
      const session = { accountId: principal.account.id, partition, accessKeyId };
      const opened = openedAt.get(accessKeyId) ?? context.at;
      events.deliver(inSessionRecord({ ...session, openedAt: opened }, call.name, context));
    }
  };
}

function askedBy({ principal, parameters, accessKeyId }: Call) {
  const { account, arn, userId } = principal;
  return {
    by: { accountId: account.id, arn, userId, accessKeyId },
    target: accountIdIn(parameters.text('TargetPrincipal')),
    taskPolicy: parameters.text('TaskPolicyArn.arn') ?? '',
  };
}

function keyIn(answer: Answer): string | undefined {
  return isRefusal(answer) ? undefined : /<AccessKeyId>(\w+)<\/AccessKeyId>/.exec(answer)?.[1];
}

function remember(openedAt: Map<string, Instant>, accessKeyId: string, at: Instant): void {
  openedAt.set(accessKeyId, at);
  const [oldest] = openedAt.keys();
  if (openedAt.size > MOST_SESSIONS && oldest !== undefined) openedAt.delete(oldest);
}
