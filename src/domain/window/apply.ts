import { policyHash } from '../approval-policy/hash.ts';
import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import { stricter } from '../approval-policy/stricter.ts';
import type { AuditEntry, Digest, JudgedBy } from '../audit-chain/entry.ts';
import { NO_ENTRY, sealed } from '../audit-chain/seal.ts';
import type { ApplyContext } from './context.ts';
import type { WindowEvent } from './events.ts';
import { fallen } from './judge/behind.ts';
import { judgeEvent } from './judge-event.ts';
import type { Refusal } from './refusal.ts';
import { advanced } from './replay.ts';
import type { RootWindow } from './window.ts';

export type Applied =
  | { readonly kind: 'applied'; readonly window: RootWindow; readonly entry: AuditEntry }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * What an event makes of a window: the window one version on, with the entry that was added to its history, or why
 * nothing changes. Defined for every event in every state. The caller stores the new window only if the stored
 * version is still the old one.
 */
export function apply(window: RootWindow, event: WindowEvent, context: ApplyContext): Applied {
  const refusal = judgeEvent(window, event, context);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  const entry = nextEntry(window, event, context);
  return { kind: 'applied', window: advanced(window, entry), entry };
}

function nextEntry(window: RootWindow, event: WindowEvent, context: ApplyContext): AuditEntry {
  const { id, version, history, request } = window;
  const last = history.at(-1);
  const dropped = event.type === 'approved' ? fallen(window, context) : [];
  const unsealed = {
    windowId: id,
    seq: version + 1,
    // Clocks of two replicas differ by a little; the order of the history is the order of its versions.
    at: Math.max(context.now, last?.at ?? context.now),
    event,
    ...('by' in event && { policy: judgedBy(stricter(request.policy, context.policy), context.digest) }),
    ...(dropped.length > 0 && { dropped }),
    previous: last?.hash ?? NO_ENTRY,
  };
  return sealed(unsealed, context.seal);
}

function judgedBy(policy: ApprovalPolicy, digest: Digest): JudgedBy {
  return { hash: policyHash(policy, digest), quorum: policy.quorum };
}
