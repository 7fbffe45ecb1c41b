import { COLUMN_TYPES, isReportColumn, type ReportColumn } from '../credential-report/columns.ts';
import type { UserRow } from '../credential-report/user-rows.ts';

/** Where rows differ: a credential may be there that one of them has not, and MFA may be missing. */
const WORSE = new Map<ReportColumn, boolean>([
  ['password_enabled', true],
  ['mfa_active', false],
  ['access_key_1_active', true],
  ['access_key_2_active', true],
  ['cert_1_active', true],
  ['cert_2_active', true],
]);

/**
 * Two rows of one user as one, value by value: what they agree on stays. Of a flag that differs the worse holds where a row
 * states it; every other flag or time that differs is not stated. Of texts the first that there is holds.
 */
export function merged(one: UserRow, other: UserRow): UserRow {
  const values: { [column: string]: string | boolean | number } = {};
  const unstated = new Set<ReportColumn>();
  for (const column of COLUMNS) {
    const [value, otherValue] = [one.values[column], other.values[column]];
    const isSame = value === otherValue && one.unstated.has(column) === other.unstated.has(column);
    const isText = COLUMN_TYPES[column] === 'text';
    const held = isSame || isText ? (value ?? otherValue) : worse(column, value, otherValue);
    if (held !== undefined) values[column] = held;
    else if (!isText && (!isSame || one.unstated.has(column))) unstated.add(column);
  }
  return { values, unstated };
}

const COLUMNS = Object.keys(COLUMN_TYPES).filter(isReportColumn);

function worse(column: ReportColumn, ...values: readonly unknown[]): boolean | undefined {
  const worst = WORSE.get(column);
  return worst !== undefined && values.includes(worst) ? worst : undefined;
}
