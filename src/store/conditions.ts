import type { AttributeValue } from './table.ts';

/** A DynamoDB expression with the names and values that it refers to. Each has names of its own, so that two combine. */
export interface Expression {
  readonly text: string;
  readonly names?: Readonly<Record<`#${string}`, string>>;
  readonly values?: Readonly<Record<`:${string}`, AttributeValue>>;
}

/** There is no such item yet. */
export const ABSENT: Expression = { text: 'attribute_not_exists(pk)' };

/** The item, if there is one, was written by this schema or an older one. */
export function absentOrReadable(supported: number): Expression {
  return {
    text: '(attribute_not_exists(pk) OR #schema <= :supported)',
    names: { '#schema': 'schema' },
    values: { ':supported': supported },
  };
}

/** The stored thing is still the one that was read before. */
export function versionIs(version: string | number): Expression {
  return {
    text: '#version = :seenVersion',
    names: { '#version': 'version' },
    values: { ':seenVersion': version },
  };
}

/** The item is there, and was written by this schema or an older one. */
export function readable(supported: number): Expression {
  return {
    text: '#schema <= :supported',
    names: { '#schema': 'schema' },
    values: { ':supported': supported },
  };
}

/** All of them hold. */
export function every(...conditions: readonly Expression[]): Expression {
  return {
    text: conditions.map(({ text }) => text).join(' AND '),
    names: Object.assign({}, ...conditions.map(({ names }) => names)),
    values: Object.assign({}, ...conditions.map(({ values }) => values)),
  };
}

/** The item has expired by `now`: it was not saved anew with a later expiry. */
export function expiredBy(now: number): Expression {
  return { text: '#expiresAt <= :now', names: { '#expiresAt': 'expiresAt' }, values: { ':now': now } };
}

/** The lease is free: its holder gave it back. Nobody took and released it since. */
export function freeSince(fence: number): Expression {
  return {
    text: '(attribute_not_exists(#holder) AND #fence = :seenFence)',
    names: { '#holder': 'holder', '#fence': 'fence' },
    values: { ':seenFence': fence },
  };
}

/** The lease's holder is still the one seen, and its counter has still not moved. */
export function silentSince(holder: string, counter: number): Expression {
  return {
    text: '(#holder = :seenHolder AND #counter = :seenCounter)',
    names: { '#holder': 'holder', '#counter': 'counter' },
    values: { ':seenHolder': holder, ':seenCounter': counter },
  };
}

/** The lease is still this holder's. Holders are unique to one acquisition. */
export function heldBy(holder: string): Expression {
  return { text: '#holder = :me', names: { '#holder': 'holder' }, values: { ':me': holder } };
}

/** DynamoDB refuses empty maps and names nobody uses, so only what is there is sent. */
export function parameters(...expressions: readonly Expression[]) {
  const names = Object.assign({}, ...expressions.map((each) => each.names)) as Record<string, string>;
  const values = Object.assign({}, ...expressions.map((each) => each.values)) as Record<
    string,
    AttributeValue
  >;
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}
