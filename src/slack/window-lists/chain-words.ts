import type { Break, ChainVerdict } from '../../domain/audit-chain/verify.ts';
import { count } from '../text/words.ts';
import { label } from './record-words.ts';

const BREAKS: Readonly<Record<Break, string>> = {
  edited: 'edited',
  'out-of-place': 'out of its place',
  unlinked: 'it does not follow from the entry before',
  impossible: 'no such step can be taken there',
};

/** Whether the record is unaltered: `Chain verified: 7 entries`, `CHAIN BROKEN at entry 3: edited`. */
export function chainInWords(verdict: ChainVerdict, entries: number): string {
  switch (verdict.kind) {
    case 'whole':
      return `Chain verified: ${count(entries, 'entry', 'entries')}`;
    case 'broken':
      return `CHAIN BROKEN at entry ${verdict.seq}: ${BREAKS[verdict.why]}`;
    case 'unchecked':
      return `CHAIN NOT CHECKED from entry ${verdict.seq} on: sealed with key ${label(verdict.keyId)}, which is not configured`;
    case 'contradicted':
      return `CHAIN CONTRADICTED: not as its entries say: ${verdict.parts.map(label).join(', ')}`;
  }
}

/** What to do where it is not; what a verified chain does not show. */
export function chainRemedy(verdict: ChainVerdict): string {
  if (verdict.kind === 'unchecked') {
    return 'Do: ask whoever runs Rootkeeper to add that key to ROOTKEEPER_AUDIT_KEYS_FORMER.';
  }
  return verdict.kind === 'whole'
    ? 'That no later entry was rolled back shows only against a printed head: npm run audit-log -- --verify --head.'
    : 'Do: rely on nothing below. Keep the stored item as it is, tell the security team, and compare it with the last export: npm run audit-log -- --verify.';
}
