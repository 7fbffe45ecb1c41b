import { z } from 'zod';
import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import { SEVERITIES } from '../../domain/checks/check.ts';
import type { Standing } from '../../domain/posture.ts';
import { type LocalDate, parseLocalDate } from '../../domain/snapshot/local-date.ts';
import type { Marks } from '../../domain/snapshot/marks.ts';
import type { CheckState, DayCounts, Measuring } from '../../domain/snapshot/snapshot.ts';
import { accountId, count, instant, person, text, texts } from '../windows/shapes/values.ts';

export const localDate = z.custom<LocalDate>(
  (value) => typeof value === 'string' && parseLocalDate(value) !== undefined,
  { error: 'not a date' },
);

export const standing: z.ZodType<Standing> = z.enum([
  'attention',
  'unmeasured',
  'partial',
  'clear',
  'skipped',
]);

const severity = z.enum(SEVERITIES);
const marks: z.ZodType<Marks> = z.record(text, z.number());

const known = [
  z.looseObject({ status: z.enum(['pass', 'not-applicable']), since: instant }),
  z.looseObject({
    status: z.literal('fail'),
    severity,
    since: instant,
    worsenedAt: instant.exactOptional(),
    detail: text,
    remedy: text,
    marks,
  }),
] as const;

export const checkState: z.ZodType<CheckState> = z.discriminatedUnion('status', [
  ...known,
  z.looseObject({
    status: z.literal('unknown'),
    since: instant,
    reason: text.exactOptional(),
    remedies: texts.exactOptional(),
    last: z.discriminatedUnion('status', known).exactOptional(),
  }),
]);

export const measuring: z.ZodType<Measuring> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('measured'), since: instant }),
  z.looseObject({
    kind: z.literal('unmeasured'),
    since: instant,
    code: z.enum([
      'role-denied',
      'blocked-by-scp',
      'root-session-denied',
      'throttled',
      'timed-out',
      'account-unavailable',
      'error',
    ]),
    reason: text,
    remedy: text,
    lastMeasured: instant.exactOptional(),
  }),
  z.looseObject({
    kind: z.literal('skipped'),
    since: instant,
    reason: text,
    lastMeasured: instant.exactOptional(),
  }),
]);

export const dayCounts: z.ZodType<DayCounts> = z.looseObject({
  measured: count,
  unmeasured: count,
  skipped: count,
  failing: count,
  acknowledged: count,
  partial: count,
  clear: count,
  unmeasuredFailing: count,
  partialFailing: count.exactOptional(),
  leftFailing: count.exactOptional(),
});

export const acknowledgement: z.ZodType<Acknowledgement> = z.looseObject({
  on: z.union([accountId, z.literal('organization')]),
  checkId: text,
  by: person,
  at: instant,
  why: text,
  until: instant,
  finding: z.looseObject({ severity, since: instant, marks }),
});
