import type { AccountSummary, Read, SourceTimes } from '../evidence.ts';
import { type Fact, known, unknown } from '../fact.ts';

/** What `GetAccountSummary` says under `key`, as yes or no. A key that AWS left out says nothing. */
export function summaryAnswer(summary: Read<AccountSummary>, key: keyof AccountSummary): Fact<boolean> {
  if (summary.kind === 'unread') return unknown(summary.reason, summary.remedies);
  const count = summary.value[key];
  if (count === undefined || !Number.isFinite(count)) {
    return unknown(`the account summary does not give ${key}`);
  }
  return known(count > 0, 'account summary', summary.asOf);
}

/** When the summary was read; one that says nothing about root is no source. */
export function summaryTime(summary: Read<AccountSummary>): SourceTimes {
  if (summary.kind === 'unread' || Object.keys(summary.value).length === 0) return {};
  return { 'account summary': summary.asOf };
}
