import { z } from 'zod';
import type { NeededCustody } from '../../../domain/approval-policy/custody.ts';
import type { ApprovalPolicy } from '../../../domain/approval-policy/policy.ts';
import type { Origin, Timing, WindowRequest } from '../../../domain/window/request.ts';
import { accountId, count, duration, instant, person, text, texts, windowId } from './values.ts';

const origin: z.ZodType<Origin> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('request') }),
  z.looseObject({ kind: z.literal('break-glass') }),
  z.looseObject({ kind: z.literal('afterwards'), use: text }),
  z.looseObject({
    kind: z.literal('paper'),
    recordedBy: text,
    approvals: z.array(z.looseObject({ name: text, at: instant })),
  }),
]);

const timing: z.ZodType<Timing> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('at'), start: instant, duration }),
  z.looseObject({ kind: z.literal('on-approval'), duration }),
]);

/** A hundred years. */
const MOST_DAYS = 36_525;

const policy: z.ZodType<ApprovalPolicy> = z.looseObject({
  scopes: texts,
  approvers: z.array(z.looseObject({ users: texts, groups: texts, minimumDays: z.number().max(MOST_DAYS) })),
  quorum: count,
  maxDuration: duration,
  lapse: duration,
  reviewWithin: duration,
  ticket: z.looseObject({ required: z.boolean(), patterns: texts }),
  notified: z.looseObject({ users: texts, groups: texts }),
  notifyDirectly: z.boolean(),
  breakGlass: texts,
});

const custody: z.ZodType<NeededCustody> = z.looseObject({
  kind: z.enum(['mailbox', 'mfa-device']),
  label: text,
  holder: text,
  place: text.exactOptional(),
  accounts: z.array(accountId),
});

const task = z.looseObject({
  id: text,
  title: text,
  listVersion: text,
  needsRoot: z.boolean(),
  insistence: text.exactOptional(),
});

export const request: z.ZodType<WindowRequest> = z.looseObject({
  origin,
  requestedAt: instant,
  requester: person,
  operator: person,
  accounts: z.array(z.looseObject({ id: accountId, name: text })),
  task,
  reason: text,
  ticket: text.exactOptional(),
  timing,
  lapsesAt: instant,
  policy,
  policyHash: text,
  custody: z.array(custody),
  noReviewer: z.literal(true).exactOptional(),
  overlaps: z.array(windowId),
  continues: windowId.exactOptional(),
});
