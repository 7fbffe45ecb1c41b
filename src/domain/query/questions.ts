/** A question that `help` offers, and that docs/query.md has. */
export interface Question {
  /** Stable: buttons of older messages carry it. */
  readonly id: string;
  readonly asks: string;
  readonly sql: string;
}

export const QUESTIONS: readonly Question[] = [
  {
    id: 'root-password-use',
    asks: 'Which root passwords were used last?',
    sql: `SELECT account_name, account_id, password_last_used
FROM credential_report
WHERE user = '<root_account>' AND password_last_used IS NOT NULL
ORDER BY password_last_used DESC LIMIT 20`,
  },
  {
    id: 'root-keys',
    asks: 'Which root users have an access key?',
    sql: `SELECT account_name, account_id, access_key_1_active, access_key_2_active
FROM credential_report
WHERE user = '<root_account>' AND (access_key_1_active OR access_key_2_active)
ORDER BY account_name`,
  },
  {
    id: 'no-mfa',
    asks: 'Who can sign in to the console without MFA?',
    sql: `SELECT account_name, user, password_last_used
FROM credential_report
WHERE password_enabled AND NOT mfa_active
ORDER BY account_name, user`,
  },
  {
    id: 'old-keys',
    asks: 'Which active keys are older than 90 days?',
    sql: `SELECT account_name, user, 1 AS key, coalesce(access_key_1_last_rotated, 'not known') AS rotated
FROM credential_report
WHERE access_key_1_active AND coalesce(access_key_1_last_rotated, '') < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days')
UNION ALL
SELECT account_name, user, 2, coalesce(access_key_2_last_rotated, 'not known')
FROM credential_report
WHERE access_key_2_active AND coalesce(access_key_2_last_rotated, '') < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days')
ORDER BY rotated`,
  },
  {
    id: 'unused-keys',
    asks: 'Which active keys were never used, or not for 90 days?',
    sql: `SELECT account_name, user, 1 AS key,
  CASE WHEN instr(unstated, 'access_key_1_last_used_date') THEN 'not known'
    ELSE coalesce(access_key_1_last_used_date, 'never') END AS last_used
FROM credential_report
WHERE access_key_1_active AND coalesce(access_key_1_last_used_date, '') < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days')
UNION ALL
SELECT account_name, user, 2,
  CASE WHEN instr(unstated, 'access_key_2_last_used_date') THEN 'not known'
    ELSE coalesce(access_key_2_last_used_date, 'never') END
FROM credential_report
WHERE access_key_2_active AND coalesce(access_key_2_last_used_date, '') < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days')
ORDER BY last_used`,
  },
  {
    id: 'two-keys',
    asks: 'Who has two active keys?',
    sql: `SELECT account_name, user, access_key_1_last_used_date, access_key_2_last_used_date
FROM credential_report
WHERE access_key_1_active AND access_key_2_active
ORDER BY account_name, user`,
  },
  {
    id: 'unused-passwords',
    asks: 'Which passwords of IAM users were not used for 90 days?',
    sql: `SELECT account_name, user, password_last_changed,
  CASE WHEN instr(unstated, 'password_last_used') THEN 'not known'
    ELSE coalesce(password_last_used, 'never') END AS last_used
FROM credential_report
WHERE user <> '<root_account>' AND password_enabled
  AND (instr(unstated, 'password_last_used')
    OR coalesce(password_last_used, password_last_changed, '') < strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days'))
ORDER BY account_name, user`,
  },
  {
    id: 'users-by-account',
    asks: 'Which accounts have the most IAM users?',
    sql: `SELECT a.account_name, a.account_id, count(r.user) AS users, a.report_generated_time, a.report_trouble
FROM accounts AS a
LEFT JOIN credential_report AS r ON r.account_id = a.account_id AND r.user <> '<root_account>'
GROUP BY a.account_id
ORDER BY users DESC, a.account_name LIMIT 20`,
  },
  {
    id: 'findings-by-check',
    asks: 'Which checks fail in how many accounts?',
    sql: `SELECT check_id, severity, count(DISTINCT account_id) AS accounts, min(since) AS oldest
FROM findings
WHERE status = 'fail'
GROUP BY check_id, severity
ORDER BY accounts DESC, check_id`,
  },
  {
    id: 'use-without-window',
    asks: 'Where was root used outside of a window in the last 90 days?',
    sql: `SELECT event_time, account_name, event_name, verdict, mfa, source_address
FROM root_events
WHERE event_time > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-90 days') AND actor IN ('person', 'person-through-service')
  AND coalesce(verdict, 'not judged') <> 'in-window'
ORDER BY event_time DESC LIMIT 50`,
  },
];
