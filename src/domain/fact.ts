import type { Instant } from './time.ts';

/** Where a fact was read. The words are shown to people. */
export type Source =
  | 'credential report'
  | 'account summary'
  | 'virtual MFA devices'
  | 'root session'
  | 'Organizations'
  | 'IAM organizations features'
  | 'Account API'
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
}

/** Tri-state: what could not be measured is never a default value. */
export type Fact<T> = Known<T> | Unknown;

export function known<T>(value: T, source: Source, asOf: Instant): Known<T> {
  return { kind: 'known', value, source, asOf };
}

export function unknown(reason: string): Unknown {
  return { kind: 'unknown', reason };
}
