import { z } from 'zod';
import type { Ineligible } from '../../../domain/approval-policy/ineligible.ts';
import { instant, text, texts } from './values.ts';

export const ineligible: z.ZodType<Ineligible> = z.discriminatedUnion('why', [
  z.looseObject({
    why: z.literal('not-a-member'),
    standing: z.enum(['deactivated', 'bot', 'guest', 'stranger', 'other-workspace']),
  }),
  z.looseObject({ why: z.literal('unread'), reason: text }),
  z.looseObject({ why: z.literal('is-requester') }),
  z.looseObject({ why: z.literal('is-operator') }),
  z.looseObject({ why: z.literal('not-an-approver'), under: z.enum(['request', 'now', 'both']) }),
  z.looseObject({ why: z.literal('too-new'), from: instant }),
  z.looseObject({ why: z.literal('sole-custodian'), holds: texts }),
]);
