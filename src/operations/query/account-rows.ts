import type { AccountId, Directory } from '../../domain/account.ts';
import { isoTime, type SqlRow, type SqlValue } from '../../domain/query/schema.ts';
import { type NotRead, noteOf, whyNone } from '../../domain/report-csv/note.ts';
import type { ReportState } from '../report-ports.ts';

/**
 * Rows of the table `accounts`, in the order of its columns. Whose stored report is damaged, and so not in the image, has no
 * time of a report, and the damage as its trouble.
 */
export function* accountRows(
  { accounts, asOf }: Directory,
  reports: ReadonlyMap<AccountId, ReportState>,
  damaged: ReadonlyMap<AccountId, NotRead>,
): Generator<SqlRow> {
  for (const account of accounts) {
    const { id, name, ouPath, email, state, isManagement, tags, securityContact } = account;
    const { head, trouble } = reports.get(id) ?? {};
    const why = trouble ?? damaged.get(id);
    const madeAt = damaged.has(id) ? undefined : head?.generatedAt;
    yield [
      ...[id, name, ouPath.join('/'), email, state, isManagement ? 1 : 0],
      tags.kind === 'known' ? JSON.stringify(tags.value) : null,
      securityContact.kind === 'known' ? (securityContact.value?.email ?? null) : null,
      isoTime(asOf),
      timeOf(madeAt),
      madeAt !== undefined && why === undefined ? null : noteOf(whyNone(account, why)),
    ];
  }
}

/** A time that there may not be. */
export function timeOf(at: number | undefined): SqlValue {
  return at === undefined ? null : isoTime(at);
}
