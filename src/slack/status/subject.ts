import type { Posture } from '../../domain/posture.ts';
import { harmlessLabel } from '../text/harmless.ts';

const SCOPE_LENGTH = 80;

type Asked = Pick<Posture, 'scope' | 'about'>;

/** What a posture counts, one of them. */
export function subjectOf({ about }: Pick<Posture, 'about'>): 'root user' | 'account' {
  return about === 'users' ? 'account' : 'root user';
}

/** What was asked for, as a title: `prod`, `prod, IAM users`. */
export function askedFor({ scope, about }: Asked): string {
  return `${scopeLabel(scope)}${about === 'users' ? ', IAM users' : ''}`;
}

/** What to type after the command for the same again: `prod`, `prod users`. Safe to show. */
export function toAskAgain({ scope, about }: Asked): string {
  return `${scopeLabel(scope)}${about === 'users' ? ' users' : ''}`;
}

/** The scope as it was asked, safe to show. */
export function scopeLabel(scope: string): string {
  return harmlessLabel(scope, SCOPE_LENGTH);
}
