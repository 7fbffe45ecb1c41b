import { z } from 'zod';
import type { Reason, Verdict, VerdictKind } from '../../domain/verdict/verdict.ts';
import { accountId, instant, text, windowId } from '../windows/shapes/values.ts';

export const verdictKind: z.ZodType<VerdictKind> = z.enum([
  'in-window',
  'outside-task',
  'break-glass',
  'too-late',
  'too-early',
  'other-account',
  'no-window',
]);

const reason: z.ZodType<Reason> = z.discriminatedUnion('why', [
  z.looseObject({
    why: z.enum([
      'declared-change',
      'unverified-task',
      'not-observable',
      'not-of-the-task',
      'unknown-task',
      'never-fine',
    ]),
    windowId,
    taskId: text,
  }),
  z.looseObject({ why: z.enum(['time-and-account', 'opened-without-approval']), windowId }),
  z.looseObject({
    why: z.literal('window-over'),
    windowId,
    how: z.enum(['ended', 'closed', 'revoked']),
    at: instant,
  }),
  z.looseObject({ why: z.literal('session-goes-on'), windowId, since: z.int() }),
  z.looseObject({ why: z.literal('window-ahead'), windowId, start: instant }),
  z.looseObject({ why: z.literal('window-elsewhere'), windowId, accounts: z.array(accountId) }),
  z.looseObject({ why: z.literal('undecided'), windowId, requestedAt: instant }),
  z.looseObject({
    why: z.literal('not-approved'),
    windowId,
    how: z.enum(['denied', 'withdrawn', 'lapsed']),
  }),
  z.looseObject({ why: z.literal('last-window'), windowId, at: instant }),
  z.looseObject({ why: z.literal('none-known') }),
]);

export const verdict: z.ZodType<Verdict> = z.looseObject({
  kind: verdictKind,
  windowId: windowId.exactOptional(),
  reasons: z.array(reason),
  concerns: z.array(z.enum(['no-mfa', 'mfa-unknown'])),
});
