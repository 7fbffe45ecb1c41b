import { REPORT_COLUMNS } from '../credential-report/columns.ts';

/** As SQLite declares it. Times are text, ISO 8601 in UTC, so that they compare as they read: `2026-11-20T09:00:00Z`. */
export type SqlType = 'TEXT' | 'BOOLEAN';

export interface SqlColumn {
  readonly name: string;
  readonly type: SqlType;
}

export interface SqlTable {
  readonly name: string;
  /** What a row is, as people are told. */
  readonly about: string;
  readonly columns: readonly SqlColumn[];
}

/** A value of a row. Booleans are 0 and 1. */
export type SqlValue = string | number | null;

export type SqlRow = readonly SqlValue[];

const TEXT = (name: string): SqlColumn => ({ name, type: 'TEXT' });
const BOOLEAN = (name: string): SqlColumn => ({ name, type: 'BOOLEAN' });

const ACCOUNT: readonly SqlColumn[] = [TEXT('account_id'), TEXT('account_name'), TEXT('ou_path')];

export const CREDENTIAL_REPORT: SqlTable = {
  name: 'credential_report',
  about: "every user of every account's newest report, its root user too",
  columns: [
    ...ACCOUNT,
    TEXT('report_generated_time'),
    ...REPORT_COLUMNS.map(({ name, type }) => (type === 'flag' ? BOOLEAN(name) : TEXT(name))),
    TEXT('unstated'),
  ],
};

export const ACCOUNTS: SqlTable = {
  name: 'accounts',
  about: 'the directory: every account, also those without a report',
  columns: [
    ...ACCOUNT,
    TEXT('email'),
    TEXT('state'),
    BOOLEAN('is_management'),
    TEXT('tags'),
    TEXT('security_contact'),
    TEXT('directory_time'),
    TEXT('report_generated_time'),
    TEXT('report_trouble'),
  ],
};

export const FINDINGS: SqlTable = {
  name: 'findings',
  about: 'checks of the last daily snapshot that failed, or that nobody could measure',
  columns: [
    ...ACCOUNT,
    TEXT('check_id'),
    TEXT('status'),
    TEXT('severity'),
    TEXT('since'),
    TEXT('detail'),
    TEXT('remedy'),
    TEXT('measured_time'),
  ],
};

export const WINDOWS: SqlTable = {
  name: 'windows',
  about: 'root-access windows, a row for each of their accounts; states are those of now',
  columns: [
    TEXT('window_id'),
    TEXT('account_id'),
    TEXT('account_name'),
    TEXT('state'),
    TEXT('review'),
    TEXT('origin'),
    TEXT('requester'),
    TEXT('operator'),
    TEXT('task'),
    TEXT('reason'),
    TEXT('ticket'),
    TEXT('requested_time'),
    TEXT('start_time'),
    TEXT('end_time'),
    TEXT('approved_by'),
    TEXT('ended_by'),
    TEXT('reviewed_by'),
    TEXT('reviewed_time'),
  ],
};

export const ROOT_EVENTS: SqlTable = {
  name: 'root_events',
  about: 'what root users did, each event with its verdict',
  columns: [
    TEXT('event_time'),
    ...ACCOUNT,
    TEXT('region'),
    TEXT('event_source'),
    TEXT('event_name'),
    TEXT('actor'),
    TEXT('credential'),
    TEXT('outcome'),
    TEXT('error_code'),
    TEXT('mfa'),
    BOOLEAN('read_only'),
    TEXT('source_address'),
    TEXT('user_agent'),
    TEXT('verdict'),
    TEXT('window_id'),
    TEXT('event_id'),
  ],
};

/** Every table that can be asked. */
export const TABLES: readonly SqlTable[] = [CREDENTIAL_REPORT, ACCOUNTS, FINDINGS, WINDOWS, ROOT_EVENTS];

/** `2026-11-20T09:00:00Z`: to the second, as AWS has it. */
export function isoTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
