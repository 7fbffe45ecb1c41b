import type { Seal } from '../../../domain/audit-chain/entry.ts';
import {
  type Head,
  type HeadText,
  headOf,
  headText,
  keyIdOfProof,
  markOf,
  type WindowMark,
} from '../../../domain/audit-chain/head.ts';
import type { Seals } from '../../../domain/audit-chain/seal.ts';
import { isPrintedHead } from '../../../domain/audit-chain/verify-head.ts';
import type { Clock } from '../../ports.ts';
import type { HeadStore } from '../../window-ports.ts';
import type { AuditReport } from './audit-finding.ts';
import type { AuditSource, AuditSourceDeps } from './audit-source.ts';
import { verifyWindows } from './verify-windows.ts';

/** A head as it was printed, looked up. different: its marks are stored, and are not those that were printed. */
export type PrintedHead =
  | { readonly kind: 'genuine'; readonly head: Head }
  | { readonly kind: 'not-stored' | 'different' }
  /** It was sealed with a key that is not at hand. */
  | { readonly kind: 'unknown-key'; readonly keyId: string }
  /** `why`: a sentence for people. */
  | { readonly kind: 'damaged'; readonly why: string };

export interface FindHeadDeps extends Pick<AuditSourceDeps, 'damageIn'> {
  readonly heads: Pick<HeadStore, 'load'>;
  readonly seals: Seals;
}

/** The marks of a printed head, if they are stored as they were then. Throws where the store does not answer. */
export async function findHead(
  printed: HeadText,
  { heads, seals, damageIn }: FindHeadDeps,
): Promise<PrintedHead> {
  try {
    const keyId = keyIdOfProof(printed);
    const seal = seals(keyId);
    if (seal === undefined) return { kind: 'unknown-key', keyId };
    const head = await heads.load(printed.asOf);
    if (head === undefined) return { kind: 'not-stored' };
    return isPrintedHead(head, printed, seal) ? { kind: 'genuine', head } : { kind: 'different' };
  } catch (error) {
    const why = damageIn(error);
    if (why === undefined) throw error;
    return { kind: 'damaged', why };
  }
}

export interface TakeHeadDeps {
  readonly source: AuditSource;
  readonly heads: Pick<HeadStore, 'save'>;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly seals: Seals;
}

/** `text`: as people keep it; absent where the key is not that of the windows, and nothing was stored. */
export interface TakenHead {
  readonly report: AuditReport;
  readonly text?: string;
}

/**
 * Computes the head over all windows as they are, verifying each on the way, and stores its marks. A window that is
 * broken is in it as it is, so that one broken window does not end the heads; the report says which those are.
 */
export async function takeHead({ source, heads, clock, seal, seals }: TakeHeadDeps): Promise<TakenHead> {
  const marks: WindowMark[] = [];
  const asOf = clock.now();
  const report = await verifyWindows(source, seals, undefined, (window) => {
    const mark = markOf(window);
    if (mark !== undefined) marks.push(mark);
  });
  if (!report.keyFits) return { report };
  const head = headOf(marks, asOf);
  await heads.save(head);
  return { report, text: headText(head, seal) };
}
