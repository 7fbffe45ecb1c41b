/** An error as AWS sends it. */
export interface Refusal {
  /** On the wire: `AccessDenied`, `ReportNotPresent`, `TooManyRequestsException`. */
  readonly code: string;
  readonly message: string;
  /** HTTP. */
  readonly status: number;
  /** Further members of the error: `Reason`. */
  readonly details?: Readonly<Record<string, string>>;
}

/** What an operation came to: the members of its result, already in the protocol's form; or an error. */
export type Answer = string | Refusal;

export function refuse(code: string, status: number, message: string): Refusal {
  return { code, status, message };
}

export function isRefusal(answer: Answer): answer is Refusal {
  return typeof answer !== 'string';
}
