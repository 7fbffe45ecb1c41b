import type { Ineligible } from '../approval-policy/ineligible.ts';
import type { Instant } from '../time.ts';
import type { WindowEvent } from '../window/events.ts';
import type { WindowId } from '../window/id.ts';
import type { Person } from '../window/person.ts';

/** One step of a window's history, tied to the one before it. */
export interface AuditEntry {
  readonly windowId: WindowId;
  /** 1 for the request, then one more each; the window's version is its last. */
  readonly seq: number;
  /** When it was recorded; never before the entry before it. */
  readonly at: Instant;
  readonly event: WindowEvent;
  /** The policy that a person's step was judged by: the stricter of the request's and that of the time. */
  readonly policy?: JudgedBy;
  /** Of an approval: those before it that it found not to stand any more. Absent: all of them did. */
  readonly dropped?: readonly DroppedApproval[];
  /** The `hash` of the entry before; empty for the first. */
  readonly previous: string;
  /** The key's id, a colon, and the HMAC-SHA-256 under it of the RFC 8785 JSON of everything above, in hex. */
  readonly hash: string;
}

/** An approval that counts no longer, and why. It stays so: whoever is an approver again approves again. */
export interface DroppedApproval {
  readonly by: Person;
  readonly because: Ineligible;
}

export interface JudgedBy {
  /** SHA-256 of the policy's canonical JSON, in hex. */
  readonly hash: string;
  readonly quorum: number;
}

export type UnsealedEntry = Omit<AuditEntry, 'hash'>;

/** Eight hex digits that name the audit key, a colon, and the HMAC-SHA-256 of the text's UTF-8 bytes under it, in hex. */
export type Seal = (text: string) => string;

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
export type Digest = (text: string) => string;
