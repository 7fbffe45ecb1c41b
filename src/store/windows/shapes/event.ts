import { z } from 'zod';
import type { WindowEvent, WindowEventType } from '../../../domain/window/events.ts';
import type { TriedStep } from '../../../domain/window/refused-attempt.ts';
import { findings } from './measured.ts';
import { request } from './request.ts';
import { instant, person, text, texts } from './values.ts';

/** Every type there is: the compiler misses one that is left out. */
const TYPES = {
  requested: 'requested',
  approved: 'approved',
  denied: 'denied',
  withdrawn: 'withdrawn',
  revoked: 'revoked',
  closed: 'closed',
  reviewed: 'reviewed',
  'findings-recorded': 'findings-recorded',
  reminded: 'reminded',
  'declared-afterwards': 'declared-afterwards',
  'paper-recorded': 'paper-recorded',
} as const satisfies { readonly [Type in WindowEventType]: Type };

export const triedStep: z.ZodType<TriedStep> = z.enum({
  ...TYPES,
  announced: 'announced',
  answered: 'answered',
});

export const event: z.ZodType<WindowEvent> = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('requested'), request }),
  z.looseObject({ type: z.literal('approved'), by: person, note: text.exactOptional() }),
  z.looseObject({ type: z.literal('denied'), by: person, reason: text }),
  z.looseObject({ type: z.literal('withdrawn'), by: person }),
  z.looseObject({ type: z.literal('revoked'), by: person, reason: text }),
  z.looseObject({ type: z.literal('closed'), by: person }),
  z.looseObject({ type: z.literal('reviewed'), by: person, done: text }),
  z.looseObject({ type: z.literal('findings-recorded'), findings }),
  z.looseObject({
    type: z.literal('reminded'),
    about: z.enum(['undecided', 'ending', 'unreviewed']),
    people: texts,
  }),
  z.looseObject({ type: z.literal('declared-afterwards'), by: person, use: text, reason: text }),
  z.looseObject({ type: z.literal('paper-recorded'), recordedBy: text, writtenAt: instant, text }),
]);
