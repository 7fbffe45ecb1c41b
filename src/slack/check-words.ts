import type { CheckDescription } from '../domain/checks/check.ts';
import { checkWithId } from '../domain/checks/register.ts';
import { userCheckWithId } from '../domain/user-checks/register.ts';
import { capital } from './text/words.ts';

/** What a check is called, for people, each with a capital first. */
export type CheckWords = Pick<CheckDescription, 'title' | 'failure' | 'controls'>;

/** The words of a check; of one that this version does not know (a stored result of another), its id. */
export function wordsOf(checkId: string): CheckWords {
  const check = checkWithId(checkId) ?? userCheckWithId(checkId);
  const unnamed = checkId.replaceAll('-', ' ');
  return {
    title: capital(check?.title ?? unnamed),
    failure: capital(check?.failure ?? unnamed),
    controls: check?.controls ?? {},
  };
}
