import type { AccountId, Directory } from '../../domain/account.ts';
import { isoTime, type SqlRow, type SqlValue } from '../../domain/query/schema.ts';
import { noteOf, whyNone } from '../../domain/report-csv/note.ts';
import type { ReportState } from '../report-ports.ts';

/** Rows of the table `accounts`, in the order of its columns. */
export function* accountRows(
  { accounts, asOf }: Directory,
  reports: ReadonlyMap<AccountId, ReportState>,
): Generator<SqlRow> {
  for (const account of accounts) {
    const { id, name, ouPath, email, state, isManagement, tags, securityContact } = account;
    const { head, trouble } = reports.get(id) ?? {};
    const note = head !== undefined && trouble === undefined ? undefined : whyNone(account, trouble);
    yield [
      ...[id, name, ouPath.join('/'), email, state, isManagement ? 1 : 0],
      tags.kind === 'known' ? JSON.stringify(tags.value) : null,
      securityContact.kind === 'known' ? (securityContact.value?.email ?? null) : null,
      isoTime(asOf),
      timeOf(head?.generatedAt),
      note === undefined ? null : noteOf(note),
    ];
  }
}

/** A time that there may not be. */
export function timeOf(at: number | undefined): SqlValue {
  return at === undefined ? null : isoTime(at);
}
