import type { Instant } from '../../domain/time.ts';
import { age, ageAlone } from '../text/time.ts';
import { count, number } from '../text/words.ts';

/** What was asked: how old it is, and what is not in it. */
export interface QueriedData {
  readonly madeAt: Instant;
  readonly accounts: number;
  readonly reports: number;
  readonly oldestReport?: Instant;
  readonly snapshotAt?: Instant;
  readonly windows: 'whole' | 'cut' | 'off';
  readonly events: 'whole' | 'cut' | 'off';
}

/** What is not there is never taken for nothing to report. */
export function dataLines(data: QueriedData, tables: readonly string[], now: Instant): string[] {
  const asks = (table: string) => tables.includes(table);
  return [
    `${reports(data, now)} Put together: ${age(data.madeAt, now)}.`,
    ...(asks('credential_report') ? missingReports(data) : []),
    ...(asks('findings') ? [findings(data, now)] : []),
    ...(asks('windows') ? part('windows', data.windows, 'root-access windows are', '5,000 windows') : []),
    ...(asks('root_events') ? part('root_events', data.events, 'root activity is', '20,000 events') : []),
  ];
}

function reports({ reports: have, accounts, oldestReport }: QueriedData, now: Instant): string {
  if (oldestReport === undefined) return `NO REPORT of any of ${count(accounts, 'account')} is stored yet.`;
  return `Reports of ${number(have)} of ${count(accounts, 'account')}, the oldest ${ageOf(oldestReport, now)}.`;
}

function ageOf(at: Instant, now: Instant): string {
  const told = ageAlone(at, now);
  return told.startsWith('from ') ? told : `${told} old`;
}

function missingReports({ reports: have, accounts }: QueriedData): string[] {
  const missing = accounts - have;
  if (missing <= 0) return [];
  const why = 'SELECT account_name, report_trouble FROM accounts WHERE report_trouble IS NOT NULL';
  return [`NOT IN IT: ${count(missing, 'account')} without a report. Why: /root-query ${why}`];
}

function findings({ snapshotAt }: QueriedData, now: Instant): string {
  return snapshotAt === undefined
    ? 'findings is EMPTY: there is no daily snapshot yet. Do: type /root-digest now.'
    : `findings: of the daily snapshot, ${age(snapshotAt, now)}.`;
}

function part(table: string, state: QueriedData['windows'], what: string, most: string): string[] {
  if (state === 'off') return [`${table} is EMPTY: ${what} not configured in rootkeeper.yml.`];
  return state === 'cut' ? [`CUT: ${table} has the newest ${most} only.`] : [];
}
