import { BrokenExpectation } from './broken.ts';
import { findExpectation } from './expectation.ts';
import type { Stage } from './stage.ts';
import type { Variables } from './variables.ts';

/**
 * Waits until everything in `expected` can be read in `text()`. Resolves with what was captured.
 * Throws `BrokenExpectation`, with what was there instead unless the transcript `hasShown` it.
 */
export async function expectAll(
  { control, patience }: Pick<Stage, 'control' | 'patience'>,
  expected: readonly string[],
  text: () => string,
  hasShown: boolean,
): Promise<Variables> {
  const found = await control.waitFor(() => allFound(expected, text()), patience);
  if (found !== undefined) return found;
  const missing = expected.filter((each) => findExpectation(each, text()) === undefined);
  throw new BrokenExpectation(
    `expected ${missing.map(quote).join(' and ')} within ${patience / 1000} s; ${seenInstead(text(), hasShown)}`,
  );
}

/** Throws `BrokenExpectation` where anything in `rejected` can be read in `text`. */
export function rejectAll(rejected: readonly string[], text: string): void {
  const present = rejected.filter((each) => findExpectation(each, text) !== undefined);
  if (present.length > 0)
    throw new BrokenExpectation(`${present.map(quote).join(' and ')} should not be there`);
}

function allFound(expected: readonly string[], text: string): Variables | undefined {
  const captures = expected.map((each) => findExpectation(each, text));
  return captures.includes(undefined) ? undefined : Object.assign({}, ...captures);
}

export function quote(text: string): string {
  return text.startsWith('/') ? text : `"${text}"`;
}

function seenInstead(text: string, hasShown: boolean): string {
  if (text.trim() === '') return 'nothing was seen';
  return hasShown ? 'what was seen stands above' : `seen instead:\n${text.trim()}`;
}
