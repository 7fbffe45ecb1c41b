import type { Baseline } from '../window/card-view.ts';
import type { WindowId } from '../window/id.ts';
import { canonicalJson } from './canonical.ts';
import type { Seal } from './entry.ts';
import { keyIdIn, type Seals, type SealVerdict } from './seal.ts';

/** The baseline sealed to its window: it stands beside the chain, since the window is not one version on with it. */
export function sealedBaseline(id: WindowId, { asOf, accounts }: Baseline, seal: Seal): Baseline {
  return { asOf, accounts, hash: seal(textOf(id, { asOf, accounts })) };
}

/** Whether the baseline is as it was sealed, for this window. */
export function verifyBaseline(
  id: WindowId,
  { hash = '', ...baseline }: Baseline,
  seals: Seals,
): SealVerdict {
  const keyId = keyIdIn(hash);
  if (keyId === undefined) return 'edited';
  const seal = seals(keyId);
  if (seal === undefined) return { unknownKey: keyId };
  return seal(textOf(id, baseline)) === hash ? 'intact' : 'edited';
}

/** The baseline where it is intact; else one that says of every account why nothing is known of before. */
export function trustedBaseline(
  id: WindowId,
  baseline: Baseline | undefined,
  seals: Seals,
): Baseline | undefined {
  if (baseline === undefined) return undefined;
  const verdict = verifyBaseline(id, baseline, seals);
  if (verdict === 'intact') return baseline;
  const reason =
    verdict === 'edited'
      ? 'WHAT WAS MEASURED BEFORE THE WINDOW WAS ALTERED in the store'
      : `what was measured before the window is sealed with key ${verdict.unknownKey}, which is not configured`;
  const accounts = baseline.accounts.map(({ accountId }) => ({
    accountId,
    root: { kind: 'not-measured' as const, reason },
  }));
  return { ...baseline, accounts };
}

function textOf(windowId: WindowId, { asOf, accounts }: Baseline): string {
  return canonicalJson({ windowId, baseline: { asOf, accounts } });
}
