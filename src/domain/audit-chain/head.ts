import type { Instant } from '../time.ts';
import type { WindowId } from '../window/id.ts';
import type { RootWindow } from '../window/window.ts';
import { canonicalJson } from './canonical.ts';
import type { Seal } from './entry.ts';

/** How far one window's history had come: its version, and the hash of the entry that made it. */
export interface WindowMark {
  readonly id: WindowId;
  readonly version: number;
  readonly hash: string;
}

/** How far every window's history had come at one time. Stored whole; people keep its text. */
export interface Head {
  readonly asOf: Instant;
  /** Sorted by id; each window once. */
  readonly marks: readonly WindowMark[];
}

/** What the text of a head says without its marks. */
export interface HeadText {
  readonly asOf: Instant;
  readonly count: number;
  /** The key's id, a colon, and the first 128 bits of the HMAC over the head's canonical JSON, in hex. */
  readonly proof: string;
}

/** The key's id, a colon, and 128 bits. */
const PROOF_LENGTH = 41;

/** The window's mark, or `undefined` of a window without history. */
export function markOf({ id, history }: RootWindow): WindowMark | undefined {
  const last = history.at(-1);
  return last === undefined ? undefined : { id, version: history.length, hash: last.hash };
}

/** The head of these marks, in whatever order they come. */
export function headOf(marks: Iterable<WindowMark>, asOf: Instant): Head {
  const byId = new Map([...marks].map((mark) => [mark.id, mark]));
  return { asOf, marks: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The head as a digest prints it: `1795165200000.412.1a2b3c4d:` and 32 hex digits; time, count of windows, proof. */
export function headText(head: Head, seal: Seal): string {
  return [head.asOf, head.marks.length, proofOf(head, seal)].join('.');
}

/** What a printed head says, or `undefined` where the text is none. Spaces around it, and case, make no difference. */
export function parseHeadText(text: string): HeadText | undefined {
  const [, asOf, count, proof] =
    /^(\d{1,15})\.(\d{1,9})\.([0-9a-f]{8}:[0-9a-f]{32})$/.exec(text.trim().toLowerCase()) ?? [];
  if (asOf === undefined || count === undefined || proof === undefined) return undefined;
  return { asOf: Number(asOf), count: Number(count), proof };
}

/** The id of the key that the head was sealed with. */
export function keyIdOfProof({ proof }: HeadText): string {
  return proof.slice(0, proof.indexOf(':'));
}

export function proofOf(head: Head, seal: Seal): string {
  return seal(canonicalJson(head)).slice(0, PROOF_LENGTH);
}
