import type { Account } from '../account.ts';
import { type CredentialReport, parseCredentialReport } from '../credential-report.ts';
import type { Read } from '../evidence.ts';
import { type Fact, known, type Unknown, unknown } from '../fact.ts';

/** The credential report, if it could be read, is whole, and is this account's. */
export function readReport(account: Account, read: Read<string>): Fact<CredentialReport> {
  if (read.kind === 'unread') return unknown(read.reason, read.remedies);
  const parsed = parseCredentialReport(read.value);
  if (parsed.kind === 'unreadable') return unreadable(parsed.reason);
  const { root } = parsed.report;
  if (!new RegExp(`^arn:[^:]+:iam::${account.id}:root$`).test(root.arn)) {
    return unreadable(`it is of ${JSON.stringify(root.arn.slice(0, 60))}`);
  }
  return known(parsed.report, 'credential report', read.asOf);
}

function unreadable(why: string): Unknown {
  return unknown(`the credential report is unreadable: ${why}`, [
    'Type /root-status with fresh in four hours: AWS makes a new report then.',
  ]);
}
