import type { Account } from '../../src/domain/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import type { StoredReport } from '../../src/operations/report-ports.ts';
import { accountIdNumber, anAccount } from '../../test/support/builders/account.ts';
import { aCredentialReport, type ReportRow } from '../../test/support/builders/credential-report.ts';
import { ago, NOW, reportDate } from '../../test/support/builders/time.ts';

/** So many accounts, in fifty units. */
export function madeAccounts(accounts: number): readonly Account[] {
  return Array.from({ length: accounts }, (_, n) =>
    anAccount({ id: accountIdNumber(n), name: `account-${n}`, ouPath: ['workloads', `unit-${n % 50}`] }),
  );
}

/** The report of one: so many users, the root among them, of whom no two are alike, and a third has a password. */
export function madeReport({ id }: Account, users: number): StoredReport {
  const n = Number(id) - Number(accountIdNumber(0));
  const generatedAt = ago(HOUR + (n % 180) * MINUTE);
  const csv = aCredentialReport({
    accountId: id,
    root: { password_last_used: n % 9 === 0 ? reportDate(ago(n * HOUR)) : 'no_information' },
    users: Array.from({ length: users - 1 }, (_, user) => userRow(n * users + user)),
  });
  return { accountId: id, generatedAt, storedAt: NOW, csv };
}

function userRow(n: number): Partial<ReportRow> {
  const seconds = (n * 7_919) % 1_000_000;
  const at = (days: number) => reportDate(ago(days * DAY + seconds * 1_000));
  const hasPassword = n % 3 === 0;
  return {
    user: `person-${n}`,
    user_creation_time: at(900),
    access_key_1_last_rotated: at(n % 400),
    access_key_1_last_used_date: n % 5 === 0 ? 'N/A' : at(n % 100),
    ...(hasPassword && {
      password_enabled: 'true',
      password_last_used: at(n % 300),
      password_last_changed: at(600),
      mfa_active: n % 2 === 0 ? 'true' : 'false',
    }),
  };
}
