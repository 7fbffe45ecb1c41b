import type { Actor } from '../../domain/actor.ts';
import { verifyChain } from '../../domain/audit-chain/verify.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { WindowHistory } from '../../domain/window/outcomes.ts';
import type { WindowEvidenceOf } from '../activity/window-evidence.ts';
import type { RefusalStore, WindowStore } from '../window-ports.ts';
import type { CardViews } from './card-views.ts';
import { createFindWindows, type FindDeps, type FindOutcome } from './find-windows.ts';
import type { MayView } from './may-view.ts';
import type { People } from './people.ts';
import type { Chain } from './window-deps.ts';

/** Reading windows. Every method throws where the store does not answer. */
export interface Windows {
  /**
   * What `text` asks for: nothing (all that is not settled), `mine`, `pending`, `open`, `unreviewed`, or a scope; the
   * most urgent first. One's own are shown to everybody, the others to those who may view. Of what is pending or
   * unreviewed only one page is read, where there is more than one; `page`: which, from 1.
   */
  find(actor: Actor, text: string, page?: number): Promise<FindOutcome>;
  /** One window with all that is known of it. Whether the person may see it is asked with `mayView`. */
  history(id: WindowId): Promise<WindowHistory | undefined>;
  readonly mayView: MayView;
}

export interface WindowsDeps extends FindDeps {
  readonly store: WindowStore;
  readonly refusals: Pick<RefusalStore, 'of'>;
  readonly cardViews: CardViews;
  readonly people: Pick<People, 'names'>;
  readonly mayView: MayView;
  /** Absent: root activity is not watched. */
  readonly evidenceOf?: WindowEvidenceOf;
  readonly chain: Chain;
}

export function createWindows(deps: WindowsDeps): Windows {
  const { store, refusals, cardViews, mayView, evidenceOf, chain, people } = deps;
  const findWindows = createFindWindows(deps);
  return {
    mayView,
    async find(actor, text, page) {
      if (isMine(text)) return findWindows(actor, 'mine', page);
      const permission = await mayView(actor);
      return permission.kind === 'allowed' ? findWindows(actor, text, page) : permission;
    },
    async history(id) {
      const whole = await store.loadWhole(id);
      if (whole === undefined) return undefined;
      const { window, baseline } = whole;
      const [card, refused, holders, evidence] = await Promise.all([
        cardViews(window, baseline),
        refusals.of(id),
        people.names(window.request.custody.map(({ holder }) => holder)),
        evidenceOf?.(window),
      ]);
      const verdict = verifyChain(window, chain.seals);
      return { card, verdict, refused, holders, ...(evidence && { evidence }) };
    },
  };
}

function isMine(text: string): boolean {
  return text.trim().toLowerCase() === 'mine';
}
