import { verifyBaseline } from '../../../domain/audit-chain/baseline.ts';
import type { Head } from '../../../domain/audit-chain/head.ts';
import type { Seals } from '../../../domain/audit-chain/seal.ts';
import {
  type Verification,
  verification,
  type WindowFinding,
} from '../../../domain/audit-chain/verify-head.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { AuditFinding, AuditReport } from './audit-finding.ts';
import type { AuditSource, FoundWindow } from './audit-source.ts';

/**
 * Verifies the chain of every window, that each is there and listed under the time of its request, that each pointer leads to one, and with a head that
 * none is missing or has gone back. `head`: one that is known to be genuine under one of these keys. `seen`: told of each window.
 */
export async function verifyWindows(
  source: AuditSource,
  seals: Seals,
  head?: Head,
  seen: (window: RootWindow) => void = () => undefined,
): Promise<AuditReport> {
  const tally = createTally(verification(seals, head), seals, seen);
  for await (const some of source.everyWindow(tally.garbled)) {
    for (const each of some) tally.look(each);
  }
  const unlisted = head === undefined ? [] : tally.unseen();
  if (unlisted.length > 0) tally.lookAtUnlisted(await source.read(unlisted));
  return tally.report(head !== undefined);
}

/** What was seen so far. */
function createTally(chains: Verification, seals: Seals, seen: (window: RootWindow) => void) {
  const findings: AuditFinding[] = [];
  const unread = new Set<WindowId>();
  let windows = 0;
  let entries = 0;
  let undoubted = 0;

  const see = (window: RootWindow) => {
    windows += 1;
    entries += window.history.length;
    seen(window);
    const finding = chains.see(window);
    if (finding !== undefined) findings.push(finding);
    if (!isFirstEntryDoubtful(finding)) undoubted += 1;
  };
  const take = (read: FoundWindow['read']) => {
    if (read.kind === 'read') {
      see(read.window);
      findings.push(...baselineFindings(read, seals));
      return;
    }
    unread.add(read.id);
    findings.push(read);
  };
  const unseen = () =>
    chains
      .removed()
      .map(({ id }) => id)
      .filter((id) => !unread.has(id));

  return {
    unseen,
    garbled: (key: string) => void findings.push({ kind: 'garbled', key }),
    look({ read, requestedAt }: FoundWindow) {
      take(read);
      if (read.kind === 'read') findings.push(...mispointed(read.window, requestedAt));
    },
    /** A window that is not there either stays unseen, and was removed. */
    lookAtUnlisted(found: readonly FoundWindow['read'][]) {
      for (const read of found.filter(({ kind }) => kind !== 'missing')) {
        findings.push({ kind: 'unlisted', id: read.id });
        take(read);
      }
    },
    report: (keyProven: boolean): AuditReport => ({
      ...{ windows, entries },
      findings: [...findings, ...unseen().map((id) => ({ kind: 'removed' as const, id }))],
      keyFits: keyProven || windows === 0 || undoubted > 0,
    }),
  };
}

function isFirstEntryDoubtful(finding: WindowFinding | undefined): boolean {
  if (finding?.kind !== 'broken') return false;
  const { verdict } = finding;
  if (verdict.kind === 'unchecked') return verdict.seq === 1;
  return verdict.kind === 'broken' && verdict.seq === 1 && verdict.why === 'edited';
}

function baselineFindings(
  { id, baseline }: Extract<FoundWindow['read'], { kind: 'read' }>,
  seals: Seals,
): AuditFinding[] {
  const verdict = baseline === undefined ? 'intact' : verifyBaseline(id, baseline, seals);
  return verdict === 'intact' ? [] : [{ kind: 'baseline', id, verdict }];
}

function mispointed({ id, request: { requestedAt } }: RootWindow, pointedAt: number): AuditFinding[] {
  return requestedAt === pointedAt ? [] : [{ kind: 'mispointed', id, pointedAt, requestedAt }];
}
