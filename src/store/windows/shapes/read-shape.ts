import type { z } from 'zod';
import { DamagedItemError } from '../../errors.ts';

/** The value, if it has the shape. Throws `DamagedItemError` naming the first place where it has not. */
export function readShape<T>(what: string, attribute: string, shape: z.ZodType<T>, value: unknown): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = [attribute, ...(issue?.path ?? [])].map(String).join('.');
  throw new DamagedItemError(what, `its attribute ${path} cannot be read (${issue?.message})`);
}
