import type { CheckOutcome } from './check.ts';

export function pass(detail: string): CheckOutcome {
  return { status: 'pass', detail };
}

export function fail(detail: string, remedy: string): CheckOutcome {
  return { status: 'fail', detail, remedy };
}

export function notApplicable(reason: string): CheckOutcome {
  return { status: 'not-applicable', reason };
}

/** Not measured: `cause` is a clause, which becomes a sentence after `what`. */
export function notMeasured(what: string, cause: string): CheckOutcome {
  return { status: 'unknown', reason: `${what}: ${cause.replace(/\.$/, '')}.` };
}
