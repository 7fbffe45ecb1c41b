import { calls } from './compare-roots.ts';
import type { MeasuredRoot, RootSnapshot } from './root-snapshot.ts';

/**
 * Whether all of the root user was measured both times and nothing of it is other than before. What could not be
 * compared (`notCompared`) may have changed all the same.
 */
export function looksTheSame(before: RootSnapshot, after: RootSnapshot): boolean {
  if (before.kind !== 'measured' || after.kind !== 'measured') return false;
  const isKnown = COMPARED.every((what) => before[what] !== 'unknown' && before[what] === after[what]);
  return isKnown && before.virtualMfa === after.virtualMfa && !isAnother(before, after);
}

const COMPARED = ['accessKeys', 'signingCertificates', 'mfa', 'password'] as const;

/** Of the same kind, and yet not the same credentials. */
function isAnother(before: MeasuredRoot, after: MeasuredRoot): boolean {
  return (
    activeKeys(before) !== activeKeys(after) || calls(before, after, false).some(({ isChange }) => isChange)
  );
}

/** A key that was deleted or deactivated is called out nowhere, and is a change. */
function activeKeys({ details }: MeasuredRoot): string {
  return (details?.keys ?? []).map(({ createdAt, active }) => `${createdAt} ${active}`).join();
}
