import { z } from 'zod';
import type { Instant } from '../../../src/domain/time.ts';
import { idFrom } from '../../organization/ids.ts';
import { type Answer, type Refusal, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { type EventShape, eventShape } from './event-shape.ts';
import { isBefore, type Recorded } from './trail.ts';

/** CloudTrail API Reference, LookupEvents. */
const MOST_RESULTS = 50;

const KEYS = [
  ...(['EventId', 'EventName', 'ReadOnly', 'Username'] as const),
  ...(['ResourceType', 'ResourceName', 'EventSource', 'AccessKeyId'] as const),
] as const;

const attributes = z.array(
  z.object({
    AttributeKey: z.enum(KEYS),
    AttributeValue: z.string().min(1).max(2_000),
  }),
);

type Attribute = z.infer<typeof attributes>[number];

interface Question {
  readonly attribute?: Attribute | undefined;
  readonly from: Instant;
  readonly to: Instant;
  readonly size: number;
  /** The last event of the page before. */
  readonly after?: Place | undefined;
  /** What tokens of this question begin with. */
  readonly mark: string;
}

type Place = Pick<Recorded, 'at' | 'sequence'>;

export function lookupEvents(call: Call): Answer {
  const question = readQuestion(call);
  if ('code' in question) return question;
  const { world, principal, region } = call;
  const found = world.trail
    .history(principal.account.id, region)
    .filter(({ at }) => at >= question.from && at <= question.to)
    .map((recorded) => ({ recorded, shape: eventShape(recorded) }))
    .filter(({ shape }) => question.attribute === undefined || has(shape, question.attribute));
  const { after } = question;
  const left = after === undefined ? found : found.filter(({ recorded }) => isBefore(recorded, after));
  const page = left.slice(0, question.size);
  const last = page.at(-1);
  return JSON.stringify({
    Events: page.map(({ shape }) => shape),
    ...(left.length > page.length && last !== undefined && { NextToken: tokenOf(question, last.recorded) }),
  });
}

function readQuestion({ parameters, principal, region }: Call): Question | Refusal {
  const sent = attributes.safeParse(parameters.raw('LookupAttributes') ?? []);
  if (!sent.success || sent.data.length > 1) return invalidAttributes();
  const size = parameters.number('MaxResults') ?? MOST_RESULTS;
  if (!Number.isInteger(size) || size < 1 || size > MOST_RESULTS) return invalidMaxResults();
  const from = (parameters.number('StartTime') ?? 0) * 1_000;
  const to = (parameters.number('EndTime') ?? Number.POSITIVE_INFINITY) * 1_000;
  if (Number.isNaN(from) || Number.isNaN(to) || from > to) return invalidTimeRange();
  const [attribute] = sent.data;
  const mark = idFrom(JSON.stringify([principal.account.id, region, attribute, from, to]), 16);
  const token = parameters.text('NextToken');
  const after = token === undefined ? undefined : placeIn(token, mark);
  if (token !== undefined && after === undefined) return invalidToken();
  return { attribute, from, to, size, after, mark };
}

function has(event: EventShape, { AttributeKey, AttributeValue }: Attribute): boolean {
  switch (AttributeKey) {
    case 'ResourceType':
      return event.Resources.some(({ ResourceType }) => ResourceType === AttributeValue);
    case 'ResourceName':
      return event.Resources.some(({ ResourceName }) => ResourceName === AttributeValue);
    default:
      return textOf(event, AttributeKey) === AttributeValue;
  }
}

function textOf(event: EventShape, key: string): string | undefined {
  const value = Object.entries(event).find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
}

function tokenOf({ mark }: Question, { at, sequence }: Recorded): string {
  return Buffer.from(`${mark} ${at} ${sequence}`).toString('base64');
}

function placeIn(token: string, mark: string): Place | undefined {
  const match = /^(\S+) (\d+) (\d+)$/.exec(Buffer.from(token, 'base64').toString());
  return match === null || match[1] !== mark
    ? undefined
    : { at: Number(match[2]), sequence: Number(match[3]) };
}

const invalidAttributes = () =>
  refuse(
    'InvalidLookupAttributesException',
    400,
    'You can specify one lookup attribute, with a key that there is.',
  );
const invalidMaxResults = () =>
  refuse('InvalidMaxResultsException', 400, `The number of results must be between 1 and ${MOST_RESULTS}.`);
const invalidTimeRange = () =>
  refuse('InvalidTimeRangeException', 400, 'The start time must not be after the end time.');
const invalidToken = () =>
  refuse('InvalidNextTokenException', 400, 'The token is invalid, or was used with other parameters before.');
