import { z } from 'zod';
import { keyed, list, oneOf, section, text } from '../../src/config/accepts.ts';
import { ACT, HEARTBEAT, isAct } from '../events/root-act.ts';
import { moment } from './moment-schema.ts';

/** What a root user did, in short: for organization files and scenarios. */
export const rootActShape = {
  did: text(ACT).refine(isAct, { error: ACT }).optional(),
  from: text('the source address').optional(),
  with: oneOf(['access key']).optional(),
  region: text('an AWS Region').optional(),
  parameters: z.record(z.string(), z.unknown(), { error: 'a mapping: the request parameters' }).optional(),
  error: text('an error code such as AccessDenied').optional(),
};

const EVENT = 'a mapping with at and did (no heartbeat), or with record';

/** What CloudTrail's history of an account has from before. */
export const pastEvents = list(
  section({
    at: moment.optional(),
    ...rootActShape,
    record: keyed(text('a field of a CloudTrail record'), z.unknown()).optional(),
  }).refine(isPastEvent, { error: EVENT }),
);

interface Written {
  readonly at?: string | undefined;
  readonly did?: string | undefined;
  readonly record?: object | undefined;
}

function isPastEvent({ at, did, record }: Written): boolean {
  if (record !== undefined) return did === undefined && 'eventName' in record;
  return at !== undefined && did !== undefined && did !== HEARTBEAT;
}
