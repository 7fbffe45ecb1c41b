import { z } from 'zod';
import { section, text, wholeNumber } from '../../src/config/accepts.ts';
import { HEARTBEAT } from '../events/root-act.ts';
import { rootActShape } from '../organization/events-schema.ts';
import { moment } from '../organization/moment-schema.ts';

const EVENT =
  'the path of a file, or a mapping with file (and account, at), or with did and account (and at, times; with a call with, region, parameters, error; from)';

const described = section({
  file: text('the path of a file').optional(),
  account: text('the name or id of an account').optional(),
  at: moment.optional(),
  times: wholeNumber(1, 1000).optional(),
  ...rootActShape,
});

type Described = z.infer<typeof described>;

/** What happens to a root user, as a step says it. */
export const event = z
  .union([text('the path of a file'), described], { error: EVENT })
  .refine((value) => typeof value === 'string' || isWhole(value), { error: EVENT })
  .describe(
    'Something that AWS tells of: a CloudTrail record of a file, bare or in its EventBridge envelope; or what a root user did, in short.',
  );

export type EventFile = z.infer<typeof event>;

function isWhole({ file, account, at: _, times, did, from, ...call }: Described): boolean {
  if (file === undefined) return did !== undefined && account !== undefined && isFitting(did, call);
  return [times, did, from, ...Object.values(call)].every((each) => each === undefined);
}

/** A heartbeat has a Region, and only calls have what calls have. */
function isFitting(did: string, { region, ...call }: Partial<Described>): boolean {
  if (did.includes(':')) return true;
  const isNone = Object.values(call).every((each) => each === undefined);
  return isNone && (region === undefined || did === HEARTBEAT);
}
