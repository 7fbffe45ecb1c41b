import { parse } from 'csv-parse/sync';
import type { Account } from '../../src/domain/account.ts';
import { assemble } from '../../src/domain/assemble.ts';
import { evidenceOf } from '../../src/domain/evidence-of.ts';
import { judge, judgingContext } from '../../src/domain/judge.ts';
import type { AccountPosture } from '../../src/domain/posture.ts';
import { resolveScope } from '../../src/domain/scope.ts';
import { statusMessage } from '../../src/slack/status.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../test/support/builders/account.ts';
import { aCredentialReport } from '../../test/support/builders/credential-report.ts';
import { roleReadings } from '../../test/support/builders/evidence.ts';
import { aCheckPolicy, anOrganization, features } from '../../test/support/builders/subject.ts';
import { NOW } from '../../test/support/builders/time.ts';
import type { BenchOptions } from '../main.ts';
import { rounded } from '../rounded.ts';

const USERS = 50;
const ROUNDS = 5;

/** What our own rules cost beside one csv-parse of each report, which any tool must pay. */
export async function benchJudge({ accounts: sizes }: BenchOptions): Promise<void> {
  for (const size of sizes) print(size);
}

function print(size: number): void {
  const directory = aDirectory({ accounts: Array.from({ length: size }, (_, n) => accountNumber(n)) });
  const reports = directory.accounts.map(({ id }) =>
    aCredentialReport({ accountId: id, users: Array.from({ length: USERS }, () => ({})) }),
  );
  const csvParseMs = fastest(() => {
    for (const report of reports) parse(report, { columns: true });
  });
  const postures: AccountPosture[] = [];
  const judgeMs = fastest(() => {
    const context = judgingContext(directory, features(), aCheckPolicy(), NOW);
    postures.length = 0;
    directory.accounts.forEach((account, n) => {
      const credentialReport = { kind: 'read' as const, value: reports[n] ?? '', asOf: NOW };
      const evidence = evidenceOf(account, 'aws', roleReadings({ credentialReport }), NOW);
      postures.push(judge(account, { kind: 'audited', route: 'role', evidence }, context));
    });
  });
  const organization = anOrganization();
  const posture = () =>
    assemble({
      scope: 'all',
      measuredAt: NOW,
      directoryAsOf: NOW,
      organization,
      accounts: postures,
      undecidedMembers: 0,
    });
  const whole = posture();
  const page = { now: NOW, resultId: 'result-1', page: 2, view: 'attention' as const, canShare: true };
  const line = {
    bench: 'judge',
    accounts: size,
    csvParseMs: rounded(csvParseMs),
    judgeMs: rounded(judgeMs),
    overCsvParse: rounded(judgeMs / csvParseMs),
    assembleMs: rounded(fastest(posture)),
    pageMs: rounded(fastest(() => statusMessage(whole, page))),
    scopeMs: rounded(fastest(() => resolveScope('workload-0-prodction', directory, {}))),
  };
  console.log(JSON.stringify(line));
}

function accountNumber(n: number): Account {
  return anAccount({
    id: accountIdNumber(n),
    name: `workload-${n}-production`,
    ouPath: ['workloads', `team-${n % 400}`],
  });
}

/** The fastest of a few rounds: what the work costs, not what else the machine was doing. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times);
}
