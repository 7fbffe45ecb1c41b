import type { Group } from '../pages/group.ts';
import { accountGroups } from './account-groups.ts';
import { findingGroups } from './finding-groups.ts';
import { type Finding, rankOf } from './findings.ts';

/** Up to so many accounts are told one by one; more are grouped by what is wrong. */
const ONE_BY_ONE = 12;

/**
 * Findings, worst first. A few accounts are told one by one, but for lesser findings that several of them share:
 * those, and everything where there are many accounts, are told once with the accounts they are found in.
 */
export function attentionGroups(findings: readonly Finding[]): Group[] {
  const failing = new Set(findings.map(({ account }) => account.id)).size;
  const shared = failing > ONE_BY_ONE ? () => true : sharedLesser(findings);
  return [
    ...accountGroups(findings.filter((finding) => !shared(finding))),
    ...findingGroups(findings.filter(shared)),
  ]
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity))
    .map(({ group }) => group);
}

function sharedLesser(findings: readonly Finding[]): (finding: Finding) => boolean {
  const times = new Map<string, number>();
  for (const finding of findings) times.set(keyOf(finding), (times.get(keyOf(finding)) ?? 0) + 1);
  return (finding) => rankOf(finding.severity) >= rankOf('medium') && (times.get(keyOf(finding)) ?? 0) > 1;
}

function keyOf({ checkId, severity, remedy }: Finding): string {
  return JSON.stringify([checkId, severity, remedy]);
}
