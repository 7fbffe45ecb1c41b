import type { Controls } from '../domain/checks/check.ts';

/** What a check is called, for people. */
export interface CheckWords {
  readonly title: string;
  readonly failure: string;
  readonly controls: Controls;
}

/** The words of a check; of one that this version does not know (a stored result of another), its id. */
export function wordsOf(checkId: string): CheckWords {
  const words = checkId.replaceAll('-', ' ');
  return { title: words, failure: words, controls: {} };
}
