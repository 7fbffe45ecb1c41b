/** Of the account, before AWS's own. */
export const ACCOUNT_COLUMNS = ['account_id', 'account_name', 'ou_path', 'report_generated_time'] as const;

/** After AWS's own: why an account has no report, or none that is newer. */
export const NOTE_COLUMN = 'note';

/**
 * The columns of all reports, each once: one that is not there yet stands behind the one it stands behind in its own
 * report. So AWS's order is kept where AWS adds a column, wherever it adds it.
 */
export function withColumns(columns: readonly string[], header: readonly string[]): readonly string[] {
  if (header.every((name) => columns.includes(name))) return columns;
  const merged = [...columns];
  for (const [at, name] of header.entries()) {
    if (merged.includes(name)) continue;
    const before = header[at - 1];
    merged.splice(before === undefined ? 0 : merged.indexOf(before) + 1, 0, name);
  }
  return merged;
}
