import { z } from 'zod';
import { MOMENT, parseMoment } from './moment.ts';

export const moment = z
  .string({ error: MOMENT })
  .refine((value) => parseMoment(value) !== undefined, { error: MOMENT });
