import type { ReportKey, ReportRoot } from '../credential-report/root.ts';
import type { Stated } from '../credential-report/values.ts';
import type { RootAccessKey } from '../evidence.ts';
import { type Fact, type Known, known, unknown } from '../fact.ts';
import type { Instant } from '../time.ts';
import { ACCESS_KEYS } from './questions.ts';
import { type Settled, settleListed } from './settle.ts';

/** Whether there is an access key, active or not: one that the report lists stands until a report no longer does. */
export function keysOf(report: Fact<ReportRoot>, counted: Fact<boolean>): Settled {
  const active = report.kind === 'known' && report.value.accessKeys.some(isActive);
  return settleListed(ACCESS_KEYS, existingKeys(report), active, counted);
}

/** Whether the report shows an access key, active or not. */
function existingKeys(report: Fact<ReportRoot>): Fact<boolean> {
  if (report.kind === 'unknown') return report;
  const { accessKeys } = report.value;
  if (accessKeys.some(exists)) return known(true, report.source, report.asOf);
  return accessKeys.every(({ active }) => active.kind === 'stated')
    ? known(false, report.source, report.asOf)
    : unknown('the credential report does not say whether an access key is active');
}

/**
 * The report's keys one by one, inactive ones with a history too. `present` is what all sources settled on: a key that
 * the report does not have yet leaves its age and use unknown; no key at all needs no report.
 */
export function reportedKeys(
  report: Fact<ReportRoot>,
  present: Fact<boolean>,
): Fact<readonly RootAccessKey[]> {
  if (report.kind === 'unknown') {
    return present.kind === 'known' && !present.value ? known([], present.source, present.asOf) : report;
  }
  const { accessKeys } = report.value;
  if (accessKeys.some(({ active }) => active.kind === 'unstated')) {
    return unknown('the credential report does not say whether an access key is active');
  }
  const keys = accessKeys.filter(exists).map((key) => accessKey(key, report));
  if (keys.length === 0 && present.kind === 'known' && present.value) {
    return unknown('there is an access key that is newer than the credential report', [
      'Type /root-status with fresh in four hours: AWS makes a new report then.',
    ]);
  }
  return known(keys, report.source, report.asOf);
}

function isActive({ active }: ReportKey): boolean {
  return active.kind === 'stated' && active.value;
}

function exists(key: ReportKey): boolean {
  const { lastRotated, lastUse } = key;
  if (isActive(key)) return true;
  if (lastRotated.kind === 'stated' && lastRotated.value !== null) return true;
  return lastUse.kind === 'stated' && lastUse.value.kind === 'used';
}

function accessKey(key: ReportKey, report: Known<ReportRoot>): RootAccessKey {
  return {
    label: `access key ${key.slot}`,
    active: isActive(key),
    createdAt: creation(key.lastRotated, report),
    lastUse: factOf(key.lastUse, report),
  };
}

function creation(rotated: Stated<Instant | null>, report: Known<ReportRoot>): Fact<Instant> {
  const fact = factOf(rotated, report);
  if (fact.kind === 'unknown') return fact;
  return fact.value === null
    ? unknown('the credential report does not say when the key was created')
    : known(fact.value, fact.source, fact.asOf);
}

function factOf<T>(stated: Stated<T>, report: Known<ReportRoot>): Fact<T> {
  return stated.kind === 'stated'
    ? known(stated.value, report.source, report.asOf)
    : unknown(`the credential report does not say: ${stated.reason}`);
}
