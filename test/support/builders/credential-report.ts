import { DAY } from '../../../src/domain/time.ts';
import { ago, reportDate } from './time.ts';

/** The 22 columns, in AWS's order. */
export const REPORT_COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
] as const;

export type ReportRow = Record<(typeof REPORT_COLUMNS)[number], string>;

export interface ReportShape {
  /** Overrides of the root's row. */
  readonly root: Partial<ReportRow>;
  /** Overrides of one IAM user's row each. */
  readonly users: readonly Partial<ReportRow>[];
  readonly accountId: string;
  readonly partition: string;
  /** The header, and with it the order of the fields. */
  readonly columns: readonly string[];
}

/**
 * A credential report's text as AWS sends it: 22 columns, LF, no trailing newline, the root first. By default a root
 * user with password and MFA, last used 200 days ago, no keys, and one IAM user.
 */
export function aCredentialReport(overrides: Partial<ReportShape> = {}): string {
  const shape: ReportShape = {
    root: {},
    users: [{}],
    accountId: '111122223333',
    partition: 'aws',
    columns: REPORT_COLUMNS,
    ...overrides,
  };
  const rows = [aRootRow(shape), ...shape.users.map((user, n) => aUserRow(shape, user, n))];
  return [shape.columns.join(','), ...rows.map((row) => line(row, shape.columns))].join('\n');
}

/** The root's row as AWS writes it for an account that was given a password at its creation. */
export function aRootRow(shape: Pick<ReportShape, 'root' | 'accountId' | 'partition'>): ReportRow {
  return {
    ...aRowWithoutCredentials(),
    user: '<root_account>',
    arn: `arn:${shape.partition}:iam::${shape.accountId}:root`,
    password_enabled: 'true',
    password_last_used: reportDate(ago(200 * DAY)),
    password_last_changed: reportDate(ago(900 * DAY)),
    mfa_active: 'true',
    ...shape.root,
  };
}

function aUserRow(
  shape: Pick<ReportShape, 'accountId' | 'partition'>,
  overrides: Partial<ReportRow>,
  n: number,
): ReportRow {
  const user = overrides.user ?? `user-${n + 1}`;
  return {
    ...aRowWithoutCredentials(),
    user,
    arn: `arn:${shape.partition}:iam::${shape.accountId}:user/${user}`,
    password_enabled: 'false',
    access_key_1_active: 'true',
    access_key_1_last_rotated: reportDate(ago(30 * DAY)),
    access_key_1_last_used_date: reportDate(ago(DAY)),
    access_key_1_last_used_region: 'eu-central-1',
    access_key_1_last_used_service: 's3',
    ...overrides,
  };
}

function aRowWithoutCredentials(): ReportRow {
  return {
    user: '',
    arn: '',
    user_creation_time: reportDate(ago(1_000 * DAY)),
    password_enabled: 'false',
    password_last_used: 'N/A',
    password_last_changed: 'N/A',
    password_next_rotation: 'N/A',
    mfa_active: 'false',
    access_key_1_active: 'false',
    access_key_1_last_rotated: 'N/A',
    access_key_1_last_used_date: 'N/A',
    access_key_1_last_used_region: 'N/A',
    access_key_1_last_used_service: 'N/A',
    access_key_2_active: 'false',
    access_key_2_last_rotated: 'N/A',
    access_key_2_last_used_date: 'N/A',
    access_key_2_last_used_region: 'N/A',
    access_key_2_last_used_service: 'N/A',
    cert_1_active: 'false',
    cert_1_last_rotated: 'N/A',
    cert_2_active: 'false',
    cert_2_last_rotated: 'N/A',
  };
}

/** A column that the row does not have is one AWS added later. */
function line(row: ReportRow, columns: readonly string[]): string {
  const fields: Readonly<Record<string, string>> = row;
  return columns.map((column) => fields[column] ?? 'something new').join(',');
}
