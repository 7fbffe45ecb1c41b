import type { Break, ChainVerdict } from '../domain/audit-chain/verify.ts';
import type { AuditFinding } from '../operations/windows/audit/audit-finding.ts';
import type { UnreadWindow } from '../operations/windows/audit/audit-source.ts';
import { harmless } from '../slack/text/harmless.ts';

const BREAKS: Readonly<Record<Break, string>> = {
  edited: 'is not what was sealed: it was edited',
  'out-of-place': 'was sealed for another place, or for another window',
  unlinked: 'does not follow from the entry before it',
  impossible: 'is sealed, but such a step cannot be taken there',
};

/** What an item of the store says may be long, and hold anything. */
const LONGEST = 1_000;

/** A finding on one line: `RW-7F3K2M: entry 3 is not what was sealed: it was edited.` */
export function findingLine(finding: AuditFinding): string {
  if (finding.kind === 'garbled') return garbledLine(finding.key);
  return harmless(`${finding.id}: ${clauseOf(finding)}`, LONGEST);
}

/** A pointer that leads to no window. */
export function garbledLine(key: string): string {
  return harmless(
    `pointer ${key}: it names no window, so it was made or edited by hand; the window that it was for is in no export.`,
    LONGEST,
  );
}

/** What of a window is not in an export, and why. */
export function unreadLine(window: UnreadWindow): string {
  return harmless(`${window.id}: lacking in the export; ${clauseOf(window)}`, LONGEST);
}

/** What of root's events is not in an export. `why`: a sentence. */
export function damagedEventLine(why: string): string {
  return harmless(`An event of root is lacking in the export; ${why}`, LONGEST);
}

function clauseOf(finding: Exclude<AuditFinding, { kind: 'garbled' }>): string {
  switch (finding.kind) {
    case 'broken':
      return brokenClause(finding.verdict);
    case 'baseline':
      return finding.verdict === 'edited'
        ? 'what was measured before the window is not what was sealed: it was edited.'
        : `what was measured before the window was ${withKey(finding.verdict.unknownKey)}`;
    case 'removed':
      return 'the head knows it, and it is not in the store: it was removed.';
    case 'missing':
      return 'its pointer is in the store, and the window is not: it was removed.';
    case 'rolled-back':
      return `rolled back: the head knows entry ${finding.from}, and the store has ${finding.to}.`;
    case 'replaced':
      return `entry ${finding.seq} is not the one that the head knows: rolled back, then continued.`;
    case 'damaged':
      return finding.why;
    case 'unlisted':
      return 'it is in the store, and its pointer is not: lists and exports leave it out.';
    case 'mispointed':
      return `its pointer says ${iso(finding.pointedAt)}, and its request ${iso(finding.requestedAt)}.`;
  }
}

function brokenClause(verdict: Exclude<ChainVerdict, { kind: 'whole' }>): string {
  if (verdict.kind === 'broken') return `entry ${verdict.seq} ${BREAKS[verdict.why]}.`;
  if (verdict.kind === 'unchecked') {
    return `entry ${verdict.seq} was ${withKey(verdict.keyId)}`;
  }
  const parts = verdict.parts.join(', ');
  return `its entries are whole, but what it says of itself does not follow from them (${parts}): edited.`;
}

function withKey(keyId: string): string {
  return `sealed with key ${keyId}, which is not configured: it could not be checked. Add that key to ROOTKEEPER_AUDIT_KEYS_FORMER.`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
