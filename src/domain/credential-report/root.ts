import type { LastUse } from '../evidence.ts';
import type { Instant } from '../time.ts';
import { type Unreadable, unreadable } from './rows.ts';
import { readDate, readFlag, readName, type Stated, stated } from './values.ts';

/** The root's row of a credential report, typed. */
export interface ReportRoot {
  /** `arn:aws:iam::111122223333:root`: whose report this is. */
  readonly arn: string;
  /** `null`: AWS says N/A. */
  readonly createdAt: Stated<Instant | null>;
  readonly passwordEnabled: Stated<boolean>;
  readonly passwordLastUse: Stated<LastUse>;
  /** `null`: AWS says N/A, so there is no password. */
  readonly passwordLastChanged: Stated<Instant | null>;
  readonly mfaActive: Stated<boolean>;
  /** Keys 1 and 2. */
  readonly accessKeys: readonly ReportKey[];
  /** Certificates 1 and 2. */
  readonly certificates: readonly ReportCertificate[];
}

export interface ReportKey {
  readonly slot: number;
  readonly active: Stated<boolean>;
  /** `null`: AWS says N/A, so there is no such key. */
  readonly lastRotated: Stated<Instant | null>;
  readonly lastUse: Stated<LastUse>;
}

export interface ReportCertificate {
  readonly slot: number;
  readonly active: Stated<boolean>;
  /** `null`: AWS says N/A, so there is no such certificate. */
  readonly lastRotated: Stated<Instant | null>;
}

type TypedRoot = { readonly kind: 'readable'; readonly root: ReportRoot } | Unreadable;

const ESSENTIAL = [
  'user',
  'arn',
  'password_enabled',
  'password_last_used',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'cert_1_active',
  'cert_2_active',
];

/**
 * The root user of a report. Unreadable where an essential column or the root's row is missing, where there are two
 * root rows that differ (nothing says which is true), and where a value is none that AWS documents.
 */
export function rootOf(header: readonly string[], rootRows: readonly (readonly string[])[]): TypedRoot {
  const missing = ESSENTIAL.filter((column) => !header.includes(column));
  if (missing.length > 0) return unreadable(`it has no column ${missing.join(', ')}`);
  const [row, ...others] = rootRows;
  if (row === undefined) return unreadable('it has no row for <root_account>');
  if (others.some((other) => other.some((field, n) => field !== row[n]))) {
    return unreadable(`it has ${rootRows.length} rows for <root_account> that differ`);
  }
  return typed(new Map(header.map((column, n) => [column, row[n] ?? ''])));
}

function typed(row: ReadonlyMap<string, string>): TypedRoot {
  const fields = reader(row);
  const root: ReportRoot = {
    arn: row.get('arn') ?? '',
    createdAt: fields.date('user_creation_time'),
    passwordEnabled: fields.flag('password_enabled'),
    passwordLastUse: fields.use('password_last_used'),
    passwordLastChanged: fields.date('password_last_changed'),
    mfaActive: fields.flag('mfa_active'),
    accessKeys: [1, 2].map((slot) => ({
      slot,
      active: fields.flag(`access_key_${slot}_active`),
      lastRotated: fields.date(`access_key_${slot}_last_rotated`),
      lastUse: fields.use(
        `access_key_${slot}_last_used_date`,
        row.get(`access_key_${slot}_last_used_service`),
        row.get(`access_key_${slot}_last_used_region`),
      ),
    })),
    certificates: [1, 2].map((slot) => ({
      slot,
      active: fields.flag(`cert_${slot}_active`),
      lastRotated: fields.date(`cert_${slot}_last_rotated`),
    })),
  };
  const [problem] = fields.problems;
  return problem === undefined ? { kind: 'readable', root } : unreadable(problem);
}

/** Reads fields of one row and remembers those that hold nothing AWS documents. */
function reader(row: ReadonlyMap<string, string>) {
  const problems: string[] = [];
  const read = <T>(column: string, meaning: (text: string) => Stated<T> | undefined): Stated<T> => {
    const text = row.get(column) ?? '';
    const value = meaning(text);
    if (value !== undefined) return value;
    const reason = `${column} of <root_account> is ${JSON.stringify(text.slice(0, 40))}`;
    problems.push(reason);
    return { kind: 'unstated', reason };
  };
  return {
    problems,
    flag: (column: string) => read(column, readFlag),
    date: (column: string) => read(column, readDate),
    use: (column: string, service?: string, region?: string): Stated<LastUse> => {
      const date = read(column, readDate);
      return date.kind === 'stated' ? stated(lastUse(date.value, service, region)) : date;
    },
  };
}

function lastUse(at: Instant | null, serviceField?: string, regionField?: string): LastUse {
  if (at === null) return { kind: 'never' };
  const service = readName(serviceField);
  const region = readName(regionField);
  return {
    kind: 'used',
    at,
    ...(service !== undefined && { service }),
    ...(region !== undefined && { region }),
  };
}
