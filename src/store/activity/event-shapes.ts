import { z } from 'zod';
import type { ActivityRecord, Kept, RecordJudgement } from '../../domain/activity/record.ts';
import type { CentralVerdict } from '../../domain/central-session/judge-central.ts';
import type { PerimeterEvent } from '../../domain/perimeter/perimeter-event.ts';
import type { AssumeRootEvent } from '../../domain/root-event/assume-root.ts';
import type { Caller } from '../../domain/root-event/caller.ts';
import type { EventKey, EventOutcome, RootActor, RootEvent } from '../../domain/root-event/event.ts';
import { accountId, instant, text } from '../windows/shapes/values.ts';
import { verdict } from './verdict-shapes.ts';

/** CloudTrail's times: the years 1 to 9999, since a record may say anything. */
export const eventTime = z
  .int()
  .min(Date.parse('0000-01-01T00:00:00.000Z'))
  .max(Date.parse('9999-12-31T23:59:59.999Z'));

export const eventKey = z.custom<EventKey>(
  (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  { error: 'not the key of an event' },
);

const credential = z.enum([
  'password',
  'console-session',
  'access-key',
  'temporary-key',
  'federation-token',
  'unknown',
]);

const actor: z.ZodType<RootActor> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('person'), credential }),
  z.looseObject({ kind: z.literal('person-through-service'), service: text, credential }),
  z.looseObject({ kind: z.literal('central-session'), service: text.exactOptional() }),
  z.looseObject({ kind: z.literal('service'), service: text }),
]);

const outcome: z.ZodType<EventOutcome> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('success') }),
  z.looseObject({
    kind: z.literal('failure'),
    code: text.exactOptional(),
    message: text.exactOptional(),
  }),
  z.looseObject({ kind: z.literal('unknown') }),
]);

const parameters = z.array(z.looseObject({ name: text, value: text }));

const from = { sourceAddress: text.exactOptional(), userAgent: text.exactOptional() };

const rootEvent: z.ZodType<RootEvent> = z.looseObject({
  key: eventKey,
  at: eventTime,
  accountId,
  region: text,
  eventSource: text,
  eventName: text,
  actor,
  outcome,
  mfa: z.enum(['yes', 'no', 'unknown']),
  readOnly: z.boolean().exactOptional(),
  ...from,
  resources: z.array(z.looseObject({ name: text, type: text.exactOptional() })),
  parameters,
  ids: z.looseObject({
    eventId: text.exactOptional(),
    requestId: text.exactOptional(),
    accessKeyId: text.exactOptional(),
    sessionStartedAt: eventTime.exactOptional(),
  }),
});

const caller: z.ZodType<Caller> = z.looseObject({
  type: text,
  accountId: accountId.exactOptional(),
  arn: text.exactOptional(),
  roleArn: text.exactOptional(),
  name: text.exactOptional(),
  accessKeyId: text.exactOptional(),
  invokedBy: text.exactOptional(),
});

const assumeRootEvent: z.ZodType<AssumeRootEvent> = z.looseObject({
  key: eventKey,
  at: eventTime,
  accountId,
  region: text,
  by: caller,
  target: accountId.exactOptional(),
  taskPolicy: text.exactOptional(),
  outcome,
  accessKeyId: text.exactOptional(),
  ...from,
});

const perimeterEvent: z.ZodType<PerimeterEvent> = z.looseObject({
  key: eventKey,
  at: eventTime,
  accountId,
  region: text,
  eventSource: text,
  eventName: text,
  change: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('central-root-access') }),
    z.looseObject({ kind: z.literal('iam-administrator'), account: text.exactOptional() }),
    z.looseObject({
      kind: z.literal('deny-root-scp'),
      policyId: text.exactOptional(),
      target: text.exactOptional(),
      certainly: z.boolean(),
    }),
    z.looseObject({ kind: z.literal('root-email'), account: text.exactOptional() }),
    z.looseObject({ kind: z.literal('own-rule'), rule: text }),
    z.looseObject({
      kind: z.literal('own-queue'),
      queue: text,
      certainly: z.literal(false).exactOptional(),
    }),
  ]),
  effect: z.enum(['weakens', 'strengthens', 'unclear']),
  by: caller,
  outcome,
  ...from,
  parameters,
});

const kept: z.ZodType<Kept> = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('root'),
    event: rootEvent,
    perimeter: perimeterEvent.exactOptional(),
  }),
  z.looseObject({ kind: z.literal('assume-root'), event: assumeRootEvent }),
  z.looseObject({ kind: z.literal('perimeter'), event: perimeterEvent }),
]);

const centralVerdict: z.ZodType<CentralVerdict> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.enum(['our-audit', 'unconfirmed', 'unknown-opener']) }),
  z.looseObject({
    kind: z.literal('ours-misused'),
    disagrees: z.array(z.enum(['caller', 'task-policy', 'intent', 'account', 'not-read-only'])),
  }),
  z.looseObject({ kind: z.literal('others'), opening: assumeRootEvent }),
]);

const judgement: z.ZodType<RecordJudgement> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('service') }),
  z.looseObject({ kind: z.enum(['central-session', 'opening']), verdict: centralVerdict }),
  z.looseObject({ kind: z.literal('use'), verdict }),
]);

export const activityRecord: z.ZodType<ActivityRecord> = z.looseObject({
  kept,
  arrivedAt: instant,
  judgement: judgement.exactOptional(),
  due: instant.exactOptional(),
  ofWindow: z.literal(true).exactOptional(),
});
