import type { Unknown } from '../fact.ts';
import type { CheckOutcome, Severity } from './check.ts';

export function pass(detail: string): CheckOutcome {
  return { status: 'pass', detail };
}

export function fail(detail: string, remedy: string): CheckOutcome {
  return { status: 'fail', detail, remedy };
}

/** A failure that is graver, or less grave, than its check's as a rule. */
export function failAs(severity: Severity, detail: string, remedy: string): CheckOutcome {
  return { status: 'fail', severity, detail, remedy };
}

export function notApplicable(reason: string): CheckOutcome {
  return { status: 'not-applicable', reason };
}

/** Not measured: the cause's reason is a clause, which becomes a sentence after `what`. */
export function notMeasured(what: string, cause: Cause): CheckOutcome {
  const { reason, remedies = [] } = cause;
  return {
    status: 'unknown',
    reason: `${what}: ${reason.replace(/\.$/, '')}.`,
    ...(remedies.length > 0 && { remedies }),
  };
}

type Cause = Pick<Unknown, 'reason' | 'remedies'>;
