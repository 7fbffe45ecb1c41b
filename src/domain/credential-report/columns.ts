/** What a column of the credential report holds, once it is read: SQL's word for it is beside it. */
export type ColumnType = 'text' | 'flag' | 'time';

/**
 * AWS's columns in AWS's order. Source: "Get credential reports for your AWS account", IAM User Guide. Reports without
 * `additional_credentials_info` are usual: the guide has the column, most reports do not.
 */
export const COLUMN_TYPES = {
  user: 'text',
  arn: 'text',
  user_creation_time: 'time',
  password_enabled: 'flag',
  password_last_used: 'time',
  password_last_changed: 'time',
  password_next_rotation: 'time',
  mfa_active: 'flag',
  access_key_1_active: 'flag',
  access_key_1_last_rotated: 'time',
  access_key_1_last_used_date: 'time',
  access_key_1_last_used_region: 'text',
  access_key_1_last_used_service: 'text',
  access_key_2_active: 'flag',
  access_key_2_last_rotated: 'time',
  access_key_2_last_used_date: 'time',
  access_key_2_last_used_region: 'text',
  access_key_2_last_used_service: 'text',
  cert_1_active: 'flag',
  cert_1_last_rotated: 'time',
  cert_2_active: 'flag',
  cert_2_last_rotated: 'time',
  additional_credentials_info: 'text',
} as const satisfies Readonly<Record<string, ColumnType>>;

export type ReportColumn = keyof typeof COLUMN_TYPES;

/** A column with what SQL calls its type: flags are 0 and 1, times ISO 8601 in UTC. */
export interface TypedColumn {
  readonly name: ReportColumn;
  readonly type: ColumnType;
  readonly sqlType: 'TEXT' | 'BOOLEAN' | 'TIMESTAMP';
}

const SQL_TYPES = { text: 'TEXT', flag: 'BOOLEAN', time: 'TIMESTAMP' } as const;

export const REPORT_COLUMNS: readonly TypedColumn[] = Object.keys(COLUMN_TYPES)
  .filter(isReportColumn)
  .map((name) => ({ name, type: COLUMN_TYPES[name], sqlType: SQL_TYPES[COLUMN_TYPES[name]] }));

export function isReportColumn(name: string): name is ReportColumn {
  return Object.hasOwn(COLUMN_TYPES, name);
}
