import type { Instant } from './time.ts';

/** Where a fact was read. The words are shown to people. */
export type Source =
  | 'credential report'
  | 'account summary'
  | 'virtual MFA devices'
  | 'password policy'
  | 'root session'
  | 'Organizations'
  | 'IAM organizations features'
  | 'Account API'
  | 'heartbeats'
  | 'configuration';

/** One value as one source gave it. */
export interface Reading<T> {
  readonly value: T;
  readonly source: Source;
  readonly asOf: Instant;
}

export interface Known<T> extends Reading<T> {
  readonly kind: 'known';
}

/** Not measured. `reason` is a clause a person can read: "the credential report could not be read (AccessDenied)". */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: string;
  /** What would make it known, sentences in the imperative; absent where nobody can say. */
  readonly remedies?: readonly string[];
}

/** Tri-state: what could not be measured is never a default value. */
export type Fact<T> = Known<T> | Unknown;

export function known<T>(value: T, source: Source, asOf: Instant): Known<T> {
  return { kind: 'known', value, source, asOf };
}

export function unknown(reason: string, remedies: readonly string[] = []): Unknown {
  return { kind: 'unknown', reason, ...(remedies.length > 0 && { remedies }) };
}

/** Why none of these is known: each reason and each remedy once. `undefined` where all are. */
export function whyUnknown(facts: readonly Fact<unknown>[]): Unknown | undefined {
  const unknowns = facts.filter((fact) => fact.kind === 'unknown');
  if (unknowns.length === 0) return undefined;
  const reasons = new Set(unknowns.map(({ reason }) => reason));
  const remedies = new Set(unknowns.flatMap((fact) => fact.remedies ?? []));
  return unknown([...reasons].join('; '), [...remedies]);
}
