import { type Answer, type Refusal, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';

interface Page<T> {
  readonly items: readonly T[];
  readonly NextToken?: string;
}

const MOST_ITEMS = 20;

/**
 * One page of a list, as Organizations gives it: 20 items or fewer, and a token that only this operation takes.
 * Where there is more than one page the second is empty, since AWS's may be, and clients must go on.
 */
export function pageOf<T>(call: Call, key: string, items: readonly T[], shape: (item: T) => object): Answer {
  const page = paged(call, items);
  if ('code' in page) return page;
  return JSON.stringify({
    [key]: page.items.map(shape),
    ...(page.NextToken === undefined ? {} : { NextToken: page.NextToken }),
  });
}

function paged<T>({ name, parameters }: Call, items: readonly T[]): Page<T> | Refusal {
  const size = parameters.number('MaxResults') ?? MOST_ITEMS;
  if (!Number.isInteger(size) || size < 1 || size > MOST_ITEMS) return invalidInput('INVALID_VALUE');
  const token = parameters.text('NextToken');
  const position = token === undefined ? { start: 0, empty: false } : positionIn(token, name);
  if (position === undefined) return invalidInput('INVALID_NEXT_TOKEN');
  const { start, empty } = position;
  if (empty) return { items: [], NextToken: tokenOf(name, start, false) };
  const end = start + size;
  const page = items.slice(start, end);
  return end < items.length ? { items: page, NextToken: tokenOf(name, end, start === 0) } : { items: page };
}

/** Organizations API Reference, InvalidInputException. */
export function invalidInput(reason: string): Refusal {
  return {
    ...refuse(
      'InvalidInputException',
      400,
      'You provided invalid values for one or more of the request parameters.',
    ),
    details: { Reason: reason },
  };
}

function tokenOf(name: string, start: number, empty: boolean): string {
  return Buffer.from(`${name} ${start} ${empty ? 'empty' : 'items'}`).toString('base64');
}

function positionIn(token: string, name: string): { start: number; empty: boolean } | undefined {
  const match = /^(\S+) (\d+) (empty|items)$/.exec(Buffer.from(token, 'base64').toString());
  if (match === null || match[1] !== name) return undefined;
  return { start: Number(match[2]), empty: match[3] === 'empty' };
}
