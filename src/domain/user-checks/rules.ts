import { inWordsRoundedUp } from '../age.ts';
import type { UserRow } from '../credential-report/user-rows.ts';
import { DAY, type Instant } from '../time.ts';
import type { UserRule, UserThresholds } from './evidence.ts';
import { NOT_ASKED, PASS, together, UNDECIDED, type Verdict } from './verdict.ts';

export interface JudgedBy {
  readonly thresholds: UserThresholds;
  readonly now: Instant;
}

type Rule = (row: UserRow, by: JudgedBy) => Verdict;

/**
 * The rules over one row of a credential report. What the row does not state is never a pass. Exactly as old as the
 * threshold passes, as CIS words it ("90 days or less").
 */
export const RULES: Readonly<Record<UserRule, Rule>> = {
  mfa,
  'key-age': (row, by) => unlessMore(row, together(keysOf(row).map((key) => keyAge(key, by)))),
  'key-unused': (row, by) => unlessMore(row, together(keysOf(row).map((key) => keyUse(key, by)))),
  'password-unused': passwordUse,
  'two-keys': (row) => unlessMore(row, twoKeys(row)),
  'signing-certificate': (row) => unlessMore(row, together(certificatesOf(row))),
};

function mfa({ values }: UserRow): Verdict {
  const { password_enabled: password, mfa_active: active } = values;
  if (password === false) return NOT_ASKED;
  if (active === true) return PASS;
  return password === undefined || active === undefined ? UNDECIDED : failing('', 0);
}

interface Key {
  readonly label: string;
  readonly active: boolean | undefined;
  readonly rotatedAt: Instant | undefined;
  readonly usedAt: Instant | undefined;
  /** That there is no use on record is a statement; an empty field is none. */
  readonly isUseStated: boolean;
}

function keysOf({ values, unstated }: UserRow): readonly Key[] {
  return [
    {
      label: 'access key 1',
      active: values.access_key_1_active,
      rotatedAt: values.access_key_1_last_rotated,
      usedAt: values.access_key_1_last_used_date,
      isUseStated: !unstated.has('access_key_1_last_used_date'),
    },
    {
      label: 'access key 2',
      active: values.access_key_2_active,
      rotatedAt: values.access_key_2_last_rotated,
      usedAt: values.access_key_2_last_used_date,
      isUseStated: !unstated.has('access_key_2_last_used_date'),
    },
  ];
}

function keyAge({ label, active, rotatedAt }: Key, { thresholds, now }: JudgedBy): Verdict {
  if (active === false) return NOT_ASKED;
  if (active === undefined || rotatedAt === undefined) return UNDECIDED;
  const age = now - rotatedAt;
  return age > thresholds.keyAge ? failing(`${label}: ${inWordsRoundedUp(age)} old`, age) : PASS;
}

/** A key made so lately is not called unused: the report itself may be four hours old. */
const NEW_KEY = DAY;

function keyUse(key: Key, { thresholds, now }: JudgedBy): Verdict {
  const { label, active, rotatedAt, usedAt, isUseStated } = key;
  if (active === false) return NOT_ASKED;
  if (active === undefined || !isUseStated) return UNDECIDED;
  if (usedAt !== undefined) {
    const idle = now - usedAt;
    return idle > thresholds.unused
      ? failing(`${label}: not used for ${inWordsRoundedUp(idle)}`, idle)
      : PASS;
  }
  const age = rotatedAt === undefined ? undefined : now - rotatedAt;
  if (age !== undefined && age <= NEW_KEY) return PASS;
  return failing(`${label}: no use on record`, age ?? Number.MAX_SAFE_INTEGER);
}

/** One that was never used is as old as its last change: the way CIS audits it. */
function passwordUse({ values, unstated }: UserRow, { thresholds, now }: JudgedBy): Verdict {
  const { password_enabled: enabled, password_last_used: usedAt, password_last_changed: changedAt } = values;
  if (enabled === false) return NOT_ASKED;
  if (enabled === undefined || unstated.has('password_last_used')) return UNDECIDED;
  const since = usedAt ?? changedAt;
  if (since === undefined) return UNDECIDED;
  const idle = now - since;
  if (idle <= thresholds.unused) return PASS;
  return usedAt === undefined
    ? failing(`no use on record, set ${inWordsRoundedUp(idle)} ago`, idle)
    : failing(`not used for ${inWordsRoundedUp(idle)}`, idle);
}

function twoKeys(row: UserRow): Verdict {
  const actives = keysOf(row).map(({ active }) => active);
  if (actives.every((active) => active === true)) return failing('', 0);
  if (actives.every((active) => active === false)) return NOT_ASKED;
  return actives.includes(false) ? PASS : UNDECIDED;
}

function certificatesOf({ values }: UserRow): readonly Verdict[] {
  return [values.cert_1_active, values.cert_2_active].map((active, index) => {
    if (active === undefined) return UNDECIDED;
    return active ? failing(`certificate ${index + 1}`, 0) : PASS;
  });
}

/** AWS names two keys and two certificates of a user; of any further ones it says only that there are some. */
function unlessMore({ values }: UserRow, verdict: Verdict): Verdict {
  const hasMore = values.additional_credentials_info !== undefined;
  return hasMore && verdict.status !== 'fail' ? UNDECIDED : verdict;
}

function failing(note: string, weight: number): Verdict {
  return { status: 'fail', note, weight };
}
