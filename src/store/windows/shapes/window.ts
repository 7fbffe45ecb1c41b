import { z } from 'zod';
import type { AuditEntry } from '../../../domain/audit-chain/entry.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { event } from './event.ts';
import { ineligible } from './ineligible.ts';
import { findings } from './measured.ts';
import { request } from './request.ts';
import { count, instant, person, text, windowId } from './values.ts';

const entry: z.ZodType<AuditEntry> = z.looseObject({
  windowId,
  seq: count,
  at: instant,
  event,
  policy: z.looseObject({ hash: text, quorum: count }).exactOptional(),
  dropped: z.array(z.looseObject({ by: person, because: ineligible })).exactOptional(),
  previous: text,
  hash: text,
});

const approval = z.looseObject({ by: person, at: instant, note: text.exactOptional(), policyHash: text });

const ending = z.looseObject({
  kind: z.enum(['denied', 'withdrawn', 'revoked', 'closed']),
  by: person,
  at: instant,
  reason: text.exactOptional(),
});

export const rootWindow: z.ZodType<RootWindow> = z.looseObject({
  id: windowId,
  version: count,
  state: z.enum(['requested', 'approved', 'denied', 'withdrawn', 'revoked', 'closed']),
  request,
  approvals: z.array(approval),
  period: z.looseObject({ start: instant, end: instant }).exactOptional(),
  ending: ending.exactOptional(),
  findings: findings.exactOptional(),
  review: z.looseObject({ by: person, at: instant, done: text }).exactOptional(),
  history: z.array(entry),
});
