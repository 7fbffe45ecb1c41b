import { z } from 'zod';
import { type AccountId, parseAccountId } from '../../../domain/account.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import type { Person } from '../../../domain/window/person.ts';
import { windowIdOf } from '../keys.ts';

/**
 * The shapes say of what kind everything in a stored map is, so that no code stumbles over an item that was changed by
 * hand. What they do not name is kept, and whether any of it is true is for the audit chain.
 */
export const text = z.string();
export const texts = z.array(text);
/** The last moment of the year 9999: as far as times sort as text. */
const LAST_INSTANT = 253_402_300_799_999;
export const instant = z.int().min(0).max(LAST_INSTANT);
/** No longer than there are times: what is counted from an instant is one that can still be shown. */
export const duration = z.int().min(0).max(LAST_INSTANT);
export const count = z.int().min(0);

export const accountId = z.custom<AccountId>(
  (value) => typeof value === 'string' && parseAccountId(value) !== undefined,
  { error: 'not an account id' },
);

export const windowId = z.custom<WindowId>(
  (value) => typeof value === 'string' && windowIdOf(value) !== undefined,
  { error: 'not the id of a window' },
);

export const person: z.ZodType<Person> = z.looseObject({ id: text, name: text, email: text.exactOptional() });
