import type { AttributeValue } from '../table.ts';

/**
 * A plain value as DynamoDB keeps it. Properties that are undefined are left out, as RFC 8785 leaves them out of what is
 * sealed. Throws `TypeError` on what is no data: functions, symbols, an undefined element of a list.
 */
export function attributeValue(value: unknown): AttributeValue {
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(attributeValue);
  if (typeof value === 'object') return members(value);
  throw new TypeError(`${typeof value} cannot be stored`);
}

function members(value: object): { readonly [name: string]: AttributeValue } {
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(present.map(([name, member]) => [name, attributeValue(member)]));
}
