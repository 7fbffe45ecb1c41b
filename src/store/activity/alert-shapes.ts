import { z } from 'zod';
import type { Alert, AlertId, AlertItem } from '../../domain/alert/alert.ts';
import { parseAlertId } from '../../domain/alert/alert-id.ts';
import { CAUSES } from '../../domain/alert/cause.ts';
import type { AlertEntry } from '../../domain/alert/steps.ts';
import { accountId, count, instant, person, text, texts, windowId } from '../windows/shapes/values.ts';
import { eventTime } from './event-shapes.ts';
import { verdictKind } from './verdict-shapes.ts';

export const alertIdShape = z.custom<AlertId>(
  (value) => typeof value === 'string' && parseAlertId(value) !== undefined,
  { error: 'not the id of an alert' },
);

export const alertIds = z.array(alertIdShape);

const cause = z.enum(CAUSES);
const dispositionKind = z.enum(['false-alarm', 'legitimate', 'incident']);

const item: z.ZodType<AlertItem> = z.looseObject({
  key: text,
  at: eventTime,
  cause,
  pages: z.boolean(),
  name: text,
  outcome: z.enum(['success', 'failure', 'unknown']),
  mfa: z.enum(['yes', 'no', 'unknown']).exactOptional(),
  sourceAddress: text.exactOptional(),
  userAgent: text.exactOptional(),
  accessKeyId: text.exactOptional(),
  verdict: verdictKind.exactOptional(),
  windowId: windowId.exactOptional(),
});

const entry: z.ZodType<AlertEntry> = z.looseObject({
  at: instant,
  step: z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('owned'), by: person }),
    z.looseObject({
      type: z.literal('disposed'),
      by: person,
      as: dispositionKind,
      note: text.exactOptional(),
      seen: count.exactOptional(),
    }),
    z.looseObject({ type: z.literal('declared'), by: person, windowId }),
    z.looseObject({ type: z.literal('explained'), accessKeyId: text, opening: text }),
    z.looseObject({ type: z.literal('escalated'), people: texts, ofNews: z.literal(true).exactOptional() }),
  ]),
});

export const alert: z.ZodType<Alert> = z.looseObject({
  id: alertIdShape,
  version: count,
  topic: z.enum(['root', 'perimeter']),
  accountId,
  openedAt: instant,
  pagesSince: instant.exactOptional(),
  firstAt: eventTime,
  lastAt: eventTime,
  counts: z.looseObject({ events: count, reads: count, failures: count, explained: count }),
  worst: cause,
  items: z.array(item),
  sources: texts,
  keys: z.array(z.looseObject({ accessKeyId: text, events: count, explainedBy: text.exactOptional() })),
  verdicts: z.array(verdictKind),
  windowIds: z.array(windowId),
  declaredIn: z.array(windowId),
  ownership: z.looseObject({ by: person, at: instant }).exactOptional(),
  disposition: z
    .looseObject({ kind: dispositionKind, by: person, at: instant, note: text.exactOptional() })
    .exactOptional(),
  history: z.array(entry),
  recent: texts,
  developments: count.exactOptional(),
  newsSince: instant.exactOptional(),
});
