import type { KnownBlock } from '@slack/types';
import { parseHeadText } from '../../domain/audit-chain/head.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import type { Instant } from '../../domain/time.ts';
import { context } from '../blocks/plain-text.ts';
import { dateAndTime } from '../text/time.ts';
import { count } from '../text/words.ts';

/** What verifying the record of windows came to, when the digest was posted. */
export interface AuditNote {
  /** The head over all windows, as people keep it. Absent where windows are configured: it could not be taken. */
  readonly auditHead?: string;
  /** In how many windows the record is other than it was sealed. */
  readonly auditFindings?: number;
}

/** What the first line says besides, where the record was changed. */
export function auditHeadline({ auditFindings = 0 }: AuditNote): string {
  return auditFindings === 0 ? '' : `, RECORD OF ${count(auditFindings, 'window').toUpperCase()} BROKEN`;
}

/** The same with what to do. */
export function auditWarning({ auditFindings = 0 }: AuditNote): string[] {
  return auditFindings === 0
    ? []
    : [
        `The record of ${count(auditFindings, 'window')} is not as it was sealed. Do: run audit-log --verify, which names each, and treat it as tampering until you know better.`,
      ];
}

/** `Audit head of 20 Nov 06:00 UTC over 412 windows, to verify against later: 1795165200000.412.…`. */
export function auditHeadLine({ windows }: Digest, { auditHead }: AuditNote, now: Instant): KnownBlock[] {
  const head = auditHead === undefined ? undefined : parseHeadText(auditHead);
  if (head !== undefined) {
    const of = `${dateAndTime(head.asOf, now)} over ${count(head.count, 'window')}`;
    return [context(`Audit head of ${of}, to verify against later: ${auditHead}`)];
  }
  return windows === undefined ? [] : [context(NO_HEAD)];
}

const NO_HEAD =
  'No audit head could be taken today; the log of rootkeeper says why. Do: run audit-log --head and keep what it prints.';
