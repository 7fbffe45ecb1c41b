import type { AccountId, Directory } from '../../domain/account.ts';
import { parseCredentialReport } from '../../domain/credential-report.ts';
import { DAMAGED, type NotRead, unreadableReport } from '../../domain/report-csv/note.ts';
import type { Instant } from '../../domain/time.ts';
import type { Log } from '../ports.ts';
import type { ImageChange } from '../query-ports.ts';
import type { ReportState, ReportStore } from '../report-ports.ts';

/** The reports that an image has: by account, what a change of would change its rows. */
export type ReportsIn = ReadonlyMap<AccountId, ReportIn>;

export interface ReportIn {
  readonly generatedAt: Instant;
  readonly name: string;
  readonly ouPath: string;
}

/** What an image has of the reports, and why it lacks those that are stored, and not whole. */
export interface ReportsTaken {
  readonly reportsIn: ReportsIn;
  readonly damaged: ReadonlyMap<AccountId, NotRead>;
}

export interface ReportChangesDeps {
  readonly reports: Pick<ReportStore, 'load'>;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * What of the reports differs from those `before`; `now` says which are kept. Returns those that the image has then.
 * What is not whole is left out, after a line in the log, and said why.
 */
export async function* reportChanges(
  before: ReportsIn,
  { accounts }: Directory,
  states: ReadonlyMap<AccountId, ReportState>,
  now: Instant,
  { reports, log }: ReportChangesDeps,
): AsyncGenerator<ImageChange, ReportsTaken> {
  const wanted = wantedOf(accounts, states);
  const kept = new Map([...before].filter(([id, known]) => isSame(known, wanted.get(id))));
  const changed = [...wanted.keys()].filter((id) => !kept.has(id));
  const after = new Map(kept);
  const damaged = new Map<AccountId, NotRead>(changed.map((id) => [id, DAMAGED]));
  for await (const { accountId, generatedAt, csv } of reports.load(changed, now)) {
    const account = wanted.get(accountId);
    const parsed = parseCredentialReport(csv);
    if (parsed.kind === 'unreadable') {
      log.warn({ accountId, why: parsed.reason }, 'a stored report is not whole');
      damaged.set(accountId, unreadableReport(parsed.reason));
    }
    if (account === undefined || parsed.kind === 'unreadable') continue;
    damaged.delete(accountId);
    after.set(accountId, { ...account, generatedAt });
    yield { kind: 'report', accountId, accountName: account.name, ouPath: account.ouPath, generatedAt, csv };
  }
  for (const accountId of before.keys())
    if (!after.has(accountId)) yield { kind: 'forget-report', accountId };
  return { reportsIn: after, damaged };
}

function wantedOf(
  accounts: Directory['accounts'],
  states: ReadonlyMap<AccountId, ReportState>,
): ReadonlyMap<AccountId, ReportIn> {
  const wanted = new Map<AccountId, ReportIn>();
  for (const { id, name, ouPath } of accounts) {
    const head = states.get(id)?.head;
    if (head !== undefined) wanted.set(id, { generatedAt: head.generatedAt, name, ouPath: ouPath.join('/') });
  }
  return wanted;
}

function isSame(known: ReportIn, wanted: ReportIn | undefined): boolean {
  return (
    wanted !== undefined &&
    known.generatedAt === wanted.generatedAt &&
    known.name === wanted.name &&
    known.ouPath === wanted.ouPath
  );
}
