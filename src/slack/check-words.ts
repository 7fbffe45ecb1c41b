import type { CheckDescription } from '../domain/checks/check.ts';
import { ACCOUNT_CHECKS, ORGANIZATION_CHECKS } from '../domain/checks/register.ts';
import { capital } from './text/words.ts';

/** What a check is called, for people. */
export type CheckWords = Pick<CheckDescription, 'title' | 'failure' | 'controls'>;

const WORDS = new Map<string, CheckWords>(
  [...ACCOUNT_CHECKS, ...ORGANIZATION_CHECKS].map((check) => [
    check.id,
    { title: capital(check.title), failure: capital(check.failure), controls: check.controls },
  ]),
);

/** The words of a check; of one that this version does not know (a stored result of another), its id. */
export function wordsOf(checkId: string): CheckWords {
  return WORDS.get(checkId) ?? unnamed(checkId);
}

function unnamed(checkId: string): CheckWords {
  const words = capital(checkId.replaceAll('-', ' '));
  return { title: words, failure: words, controls: {} };
}
