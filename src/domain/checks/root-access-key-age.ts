import { inWords } from '../age.ts';
import type { RootAccessKey } from '../evidence.ts';
import { unknown } from '../fact.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { fail, notApplicable, notMeasured, pass } from './outcome.ts';
import { removal } from './remedy.ts';
import { useClause } from './use-clause.ts';

/** No root access key is older than the configured age. Older than, not as old as: CIS's wording for key rotation. */
export const rootAccessKeyAge: Check = {
  id: 'root-access-key-age',
  title: 'No old root access key',
  failure: 'old root access key',
  severity: 'medium',
  controls: {},
  evaluate(subject) {
    const { evidence } = subject;
    if (evidence.kind === 'unknown') return notMeasured('Age of root access keys', evidence);
    const { accessKeysPresent, accessKeys } = evidence.value;
    if (accessKeysPresent.kind === 'unknown') {
      return notMeasured('Age of root access keys', accessKeysPresent);
    }
    if (!accessKeysPresent.value) return notApplicable('There is no root access key.');
    if (accessKeys.kind === 'unknown') return notMeasured('Age of root access keys', accessKeys);
    return judgeKeys(subject, accessKeys.value);
  },
};

/** An old key fails whatever is unknown about the other. */
function judgeKeys(subject: Subject, keys: readonly RootAccessKey[]): CheckOutcome {
  const old = keys.filter((key) => isOlderThan(key, subject));
  if (old.length > 0) {
    const detail = old.map((key) => description(key, subject)).join(' ');
    return fail(detail, removal(subject, old.map(({ label }) => label).join(' and ')));
  }
  for (const { createdAt } of keys) {
    if (createdAt.kind === 'unknown') return notMeasured('Age of root access keys', createdAt);
  }
  return keys.length === 0
    ? notMeasured('Age of root access keys', unknown('no source lists them'))
    : pass(`No root access key is older than ${inWords(subject.policy.keyAge)}.`);
}

function isOlderThan({ createdAt }: RootAccessKey, { policy, now }: Subject): boolean {
  return createdAt.kind === 'known' && now - createdAt.value > policy.keyAge;
}

function description({ label, createdAt, lastUse }: RootAccessKey, { now }: Subject): string {
  const age = createdAt.kind === 'known' ? inWords(now - createdAt.value) : 'of unknown age';
  return `Root ${label} is ${age} old${useClause(lastUse, now)}.`;
}
