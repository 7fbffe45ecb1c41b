import type { LastUse, RootAccessKey, RootEvidence } from '../evidence.ts';
import type { Fact } from '../fact.ts';
import { accountedFor } from '../root-use/accounted.ts';
import { accountedInWords } from '../root-use/accounted-words.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { fail, notMeasured, pass } from './outcome.ts';
import { removal } from './remedy.ts';
import { useClause } from './use-clause.ts';

/** No access key of the root user exists. Inactive ones count: root can activate them again at any time. */
export const rootAccessKey: Check = {
  id: 'root-access-key',
  title: 'No root access key',
  failure: 'root access key present',
  severity: 'critical',
  controls: {
    cis: { '3.0/4.0': '1.4', '5.0': '1.3', '6.0': '2.3', '7.0': '2.4' },
    securityHub: ['IAM.4'],
  },
  evaluate(subject) {
    const { evidence } = subject;
    if (evidence.kind === 'unknown') return notMeasured('Root access keys', evidence);
    const { accessKeysPresent } = evidence.value;
    if (accessKeysPresent.kind === 'unknown') return notMeasured('Root access keys', accessKeysPresent);
    return accessKeysPresent.value ? present(subject, evidence.value) : pass('There is no root access key.');
  },
};

function present(subject: Subject, { accessKeys }: RootEvidence): CheckOutcome {
  const keys = accessKeys.kind === 'known' ? accessKeys.value : [];
  if (keys.length === 0) {
    return fail(
      'A root access key exists; which one and whether it is active is not known.',
      `Find out what uses it, then deactivate it. ${removal(subject, 'the root access key')}`,
    );
  }
  const detail = keys.map((key) => description(key, subject)).join(' ');
  const names = keys.map(({ label }) => label).join(' and ');
  return fail(detail, `${firstStep(keys, subject)} ${removal(subject, names)}`);
}

function description(key: RootAccessKey, subject: Subject): string {
  const { label, active, lastUse } = key;
  const state = active ? 'active' : 'inactive, but not deleted';
  return [`Root ${label} is ${state}${useClause(lastUse, subject.now)}.`, ...accounted(key, subject)].join(
    ' ',
  );
}

/** How its recent use is accounted for, as far as that is known; that it is not, `root-recent-use` says. */
function accounted({ label, lastUse }: RootAccessKey, subject: Subject): readonly string[] {
  const use = recentUse(lastUse, subject);
  if (use === undefined) return [];
  const found = accountedFor({ credential: label, use }, subject.rootUse, subject.now);
  return found.kind === 'not-known' ? [] : [accountedInWords(found)];
}

function recentUse(lastUse: Fact<LastUse>, { policy, now }: Subject) {
  if (lastUse.kind === 'unknown' || lastUse.value.kind === 'never') return undefined;
  return now - lastUse.value.at <= policy.recentUse ? lastUse.value : undefined;
}

function firstStep(keys: readonly RootAccessKey[], subject: Subject): string {
  if (keys.some(({ lastUse }) => recentUse(lastUse, subject) !== undefined))
    return 'Treat as an incident unless the use is accounted for; deactivate the key.';
  return keys.some(({ active }) => active) ? 'Deactivate the key.' : 'Nothing uses it.';
}
