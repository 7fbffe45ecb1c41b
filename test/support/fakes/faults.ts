import { type CallPattern, parseCallPattern } from '../../../sandbox/process/call-pattern.ts';
import type { FaultBook, FaultKind } from '../../../sandbox/process/fault-book.ts';

/** The pattern that `text` is; throws where it is none, so that a typo in a test shows at once. */
export function callOf(text: string): CallPattern {
  const call = parseCallPattern(text);
  if (call === undefined) throw new Error(`Not a call: ${text}`);
  return call;
}

/** Does `work` while those calls go wrong. */
export async function whileBroken<T>(
  faults: FaultBook,
  text: string,
  kind: FaultKind,
  work: () => Promise<T>,
): Promise<T> {
  const call = callOf(text);
  faults.set({ call, kind });
  try {
    return await work();
  } finally {
    faults.clear(call);
  }
}
