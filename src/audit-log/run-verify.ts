import type { HeadText } from '../domain/audit-chain/head.ts';
import {
  type AuditFinding,
  type AuditReport,
  isUnchecked,
} from '../operations/windows/audit/audit-finding.ts';
import { findHead, type PrintedHead } from '../operations/windows/audit/heads.ts';
import { verifyWindows } from '../operations/windows/audit/verify-windows.ts';
import { damageIn } from '../store/errors.ts';
import type { Command } from './command.ts';
import { count } from './count.ts';
import { findingLine } from './finding-words.ts';
import { type OpenRecord, sealsOf } from './open-record.ts';
import { EXIT, type ExitCode, type Surroundings } from './surroundings.ts';

type VerifyCommand = Extract<Command, { readonly kind: 'verify' }>;

/** Verifies every window, and says what is wrong, a line each; the last line sums up. */
export async function runVerify(
  { head: printed }: VerifyCommand,
  { config, source, heads }: OpenRecord,
  { stdout, complain }: Pick<Surroundings, 'stdout' | 'complain'>,
): Promise<ExitCode> {
  const { seals } = sealsOf(config);
  const found = printed === undefined ? undefined : await findHead(printed, { heads, seals, damageIn });
  const report = await verifyWindows(source, seals, found?.kind === 'genuine' ? found.head : undefined);
  if (!report.keyFits) {
    complain(wrongKey(report));
    return EXIT.failed;
  }
  const lines = [
    ...(printed === undefined || found === undefined ? [] : headLines(printed, found)),
    ...report.findings.map(findingLine),
  ];
  const print = (line: string) => void stdout.write(`${line}\n`);
  lines.forEach(print);
  print(summary(report, lines.length, printed !== undefined));
  const headIsWrong = found !== undefined && found.kind !== 'genuine' && found.kind !== 'unknown-key';
  if (headIsWrong) return EXIT.wrong;
  return found?.kind === 'unknown-key' && report.findings.length === 0
    ? EXIT.failed
    : exitFor(report.findings);
}

/** Wrong where something is; failed where all that is the matter is a key that is not at hand. */
export function exitFor(findings: readonly AuditFinding[]): ExitCode {
  if (findings.length === 0) return EXIT.done;
  return findings.every(isUnchecked) ? EXIT.failed : EXIT.wrong;
}

/** Not one first entry verifies, which is how another key looks; or every window was forged anew. */
export function wrongKey({ windows }: AuditReport): string {
  return (
    `Nothing could be verified: of ${count(windows, 'window')}, not one has a first entry that was sealed with ` +
    'ROOTKEEPER_AUDIT_KEY or one of ROOTKEEPER_AUDIT_KEYS_FORMER. It is probably another key than theirs: set the one that the app had when they were made. ' +
    'If this is that key, all of them were changed.'
  );
}

/** What is wrong with the head itself; its windows cannot be compared then. */
function headLines({ asOf }: HeadText, found: PrintedHead): readonly string[] {
  const at = new Date(asOf).toISOString();
  switch (found.kind) {
    case 'genuine':
      return [];
    case 'not-stored':
      return [
        `The head of ${at}: its marks are not in the store. It was mistyped, or they were removed. No window was compared with it.`,
      ];
    case 'different':
      return [
        `The head of ${at}: the marks in the store are not those that were printed. It was mistyped, or they were changed. No window was compared with it.`,
      ];
    case 'unknown-key':
      return [
        `The head of ${at}: it was sealed with key ${found.keyId}, which is not configured. No window was compared with it. Add that key to ROOTKEEPER_AUDIT_KEYS_FORMER.`,
      ];
    case 'damaged':
      return [`The head of ${at}: ${found.why} No window was compared with it.`];
  }
}

function summary({ windows, entries }: AuditReport, problems: number, withHead: boolean): string {
  const looked = `${count(windows, 'window')}, ${entries} ${entries === 1 ? 'entry' : 'entries'}`;
  if (problems > 0) return `${looked}: ${count(problems, 'problem')}.`;
  return withHead
    ? `${looked}: every chain is whole, and none is missing or behind the head.`
    : `${looked}: every chain is whole. Whether a window is missing or was rolled back shows only against a head: --verify --head HEAD.`;
}
