import { isoTime, type SqlRow } from '../../domain/query/schema.ts';
import type { CheckSnapshot, Snapshot } from '../../domain/snapshot/snapshot.ts';

/** Rows of the table `findings`: of the organization, then of its accounts and their IAM users. What passes or does not apply has none. */
export function* findingRows({ organization, accounts, takenAt }: Snapshot): Generator<SqlRow> {
  yield* rowsOf([null, null, null], organization, takenAt);
  for (const { id, name, ouPath, checks, userChecks = [] } of accounts) {
    yield* rowsOf([id, name, ouPath.join('/')], [...checks, ...userChecks], takenAt);
  }
}

function* rowsOf(account: SqlRow, checks: readonly CheckSnapshot[], takenAt: number): Generator<SqlRow> {
  const measured = isoTime(takenAt);
  for (const { checkId, state } of checks) {
    const { status } = state;
    const since = isoTime(state.since);
    if (status === 'fail') {
      const { severity, detail, remedy } = state;
      yield [...account, checkId, status, severity, since, detail, remedy, measured];
    } else if (status === 'unknown') {
      const { reason = 'The account was not measured.', remedies = [] } = state;
      const remedy = remedies.length === 0 ? null : remedies.join(' ');
      yield [...account, checkId, status, null, since, reason, remedy, measured];
    }
  }
}
