import type { AccountId } from '../../../src/domain/account.ts';
import type {
  ReportState,
  ReportStore,
  ReportTrouble,
  StoredReport,
} from '../../../src/operations/report-ports.ts';

export interface FakeReportStore extends ReportStore {
  readonly reports: Map<AccountId, StoredReport>;
  readonly troubles: Map<AccountId, ReportTrouble>;
  /** Accounts whose stored report is damaged: their head is there, and `load` leaves them out. */
  readonly damaged: Set<AccountId>;
}

/** The store of credential reports as its port describes it, in memory; nothing expires. */
export function fakeReportStore(...stored: readonly StoredReport[]): FakeReportStore {
  const reports = new Map(stored.map((report) => [report.accountId, report]));
  const troubles = new Map<AccountId, ReportTrouble>();
  const damaged = new Set<AccountId>();
  const stateOf = (id: AccountId): ReportState => {
    const { csv, ...head } = reports.get(id) ?? { csv: undefined };
    const trouble = troubles.get(id);
    const isNewer = trouble !== undefined && (!('storedAt' in head) || head.storedAt < trouble.at);
    return {
      ...('storedAt' in head && csv !== undefined && { head: { ...head, bytes: csv.length } }),
      ...(isNewer && { trouble }),
    };
  };
  return {
    ...{ reports, troubles, damaged },
    async save(report) {
      const before = reports.get(report.accountId);
      if (before !== undefined && before.generatedAt >= report.generatedAt) return false;
      reports.set(report.accountId, report);
      return true;
    },
    async fail(trouble) {
      troubles.set(trouble.accountId, trouble);
    },
    async recover(id, at) {
      if ((troubles.get(id)?.at ?? at) <= at) troubles.delete(id);
    },
    heads: async () => new Map([...reports.keys(), ...troubles.keys()].map((id) => [id, stateOf(id)])),
    async *load(ids) {
      for (const id of ids) {
        const report = reports.get(id);
        if (report !== undefined && !damaged.has(id)) yield report;
      }
    },
    deleteExpired: async () => 0,
  };
}
