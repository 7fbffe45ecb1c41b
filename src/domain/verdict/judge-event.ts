import { type CentralContext, type CentralVerdict, judgeCentral } from '../central-session/judge-central.ts';
import type { RootEvent } from '../root-event/event.ts';
import type { RootWindow } from '../window/window.ts';
import { judgeUse } from './judge-use.ts';
import type { Verdict } from './verdict.ts';

/** What an event of a root user turns out to be. */
export type Judgement =
  /** AWS on its own account: nobody is told. */
  | { readonly kind: 'service' }
  | { readonly kind: 'central-session'; readonly verdict: CentralVerdict }
  /** A person's, also through a service, or nobody knows better. */
  | { readonly kind: 'use'; readonly verdict: Verdict };

/**
 * Judges one event. Judge it again when an AssumeRoot event arrives that `explains` it, and while its central session
 * is unconfirmed or its opener unknown; a person's verdict stays what it is.
 */
export function judgeEvent(
  event: RootEvent,
  windows: readonly RootWindow[],
  central: CentralContext,
): Judgement {
  if (event.actor.kind === 'service') return { kind: 'service' };
  const verdict = judgeCentral(event, central);
  if (verdict !== undefined) return { kind: 'central-session', verdict };
  return { kind: 'use', verdict: judgeUse(event, windows) };
}
