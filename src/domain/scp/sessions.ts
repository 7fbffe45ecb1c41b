import type { Condition } from './document.ts';

/** Which uses of root a statement is for: a person's, central root sessions, both, or none at all. */
export interface Sessions {
  readonly ordinary: boolean;
  readonly central: boolean;
}

/**
 * What a condition on `aws:AssumedRoot` leaves. The key is in a request only where sts:AssumeRoot opened the session
 * ("AWS global condition context keys", IAM User Guide), so that a plain `Bool … false` never holds, and the negated
 * operators hold where the key is absent. `undefined` for a condition on anything else.
 */
export function sessionsOf({ operator, ifExists, key, values }: Condition): Sessions | undefined {
  if (key !== 'aws:assumedroot') return undefined;
  const saysTrue = values.some((value) => value.toLowerCase() === 'true');
  const saysFalse = values.some((value) => value.toLowerCase() === 'false');
  switch (operator) {
    case 'null':
      return { ordinary: saysTrue, central: saysFalse };
    case 'bool':
    case 'stringequals':
    case 'stringlike':
      return { ordinary: ifExists, central: saysTrue };
    case 'stringnotequals':
    case 'stringnotlike':
      return { ordinary: true, central: !saysTrue };
    default:
      return undefined;
  }
}
