import type { Operation } from '../world.ts';
import { lookupEvents } from './lookup.ts';

export const CLOUDTRAIL_OPERATIONS = {
  'cloudtrail:LookupEvents': lookupEvents,
} satisfies Readonly<Record<string, Operation>>;
