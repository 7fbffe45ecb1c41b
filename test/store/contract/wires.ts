import { type Handle, refusal } from '../../support/dynamodb-proxy.ts';

/** Loses the answer to the first such request. */
export function losing(operation: string): Handle {
  let lost = false;
  return async (passing) => {
    const answer = await passing.forward();
    if (passing.operation !== operation || lost) return answer;
    lost = true;
    return 'connection lost';
  };
}

export function refusing(operation: string): Handle {
  return async (passing) =>
    passing.operation === operation ? refusal('AccessDeniedException', 'no') : passing.forward();
}

/** Counts the units that writes consume, as DynamoDB itself says. */
export function writeUnits(): { readonly units: { readonly written: number }; readonly wire: Handle } {
  const units = { written: 0 };
  const wire: Handle = async (passing) => {
    if (!/^(Put|BatchWrite|Update|Delete)/.test(passing.operation)) return passing.forward();
    const answer = await passing.forward({ ...passing.body, ReturnConsumedCapacity: 'TOTAL' });
    units.written += [answer.body.ConsumedCapacity]
      .flat()
      .reduce((sum: number, each) => sum + unitsOf(each), 0);
    return answer;
  };
  return { units, wire };
}

function unitsOf(consumed: unknown): number {
  if (typeof consumed === 'object' && consumed !== null && 'CapacityUnits' in consumed) {
    return Number(consumed.CapacityUnits);
  }
  throw new Error('DynamoDB does not say what a write consumed');
}
