import type { Actor } from '../../domain/actor.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { Home, HomePosture } from '../../domain/window/outcomes.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { HeadlineStore, WindowStore } from '../window-ports.ts';
import { createHomeDecisions, type HomeDecisionDeps } from './home-decisions.ts';
import { homeKeys } from './home-keys.ts';

/** What a person finds in the Home tab. Throws where the store does not answer. */
export type HomeOf = (actor: Actor) => Promise<Home>;

export interface HomeDeps extends HomeDecisionDeps {
  readonly store: Pick<WindowStore, 'list' | 'ofPerson' | 'loadAll'>;
  readonly headlines: Pick<HeadlineStore, 'load'>;
  readonly authorizeReader: AuthorizeReader;
  readonly authorizeRequester: AuthorizeReader;
  /** Who may see what others have open (`viewers`). */
  readonly authorizeViewer: AuthorizeReader;
}

/** Windows in one list. */
const SHOWN = 10;
/** Windows that are read at a time to find those: as a rule all of them belong there. */
const AT_A_TIME = SHOWN;
/** Windows that are read at most to find those. */
const MOST_READ = 200;

/** Reads the windows that it shows, and few beyond them; none that are over and settled. */
export function createHome(deps: HomeDeps): HomeOf {
  const decisions = createHomeDecisions(deps);
  return async (actor) => {
    const now = deps.clock.now();
    const [posture, request, view, who, keys] = await Promise.all([
      postureFor(actor, deps),
      deps.authorizeRequester(actor),
      deps.authorizeViewer(actor),
      decisions.whoIs(actor),
      homeKeys(actor.userId, deps.store, now),
    ]);
    const waiting = (step: 'approved' | 'reviewed', ids: readonly WindowId[]) =>
      decisions.mightDecide(who.facts)
        ? found(ids, deps, (windows) => decisions.allowed(actor, who, step, windows))
        : NOTHING;
    const others = keys.approved.filter((id) => !keys.mine.includes(id));
    const areOpen = async (windows: readonly RootWindow[]) =>
      windows.filter((window) => phaseOf(window, now) === 'open');
    const [mine, toDecide, toReview, open] = await Promise.all([
      found(keys.mine, deps, async (windows) => windows),
      waiting('approved', keys.pending),
      waiting('reviewed', keys.unreviewed),
      view.kind === 'allowed' ? found(others, deps, areOpen) : NOTHING,
    ]);
    return {
      ...{ mine: mine.windows, toDecide: toDecide.windows, toReview: toReview.windows, open: open.windows },
      more: { mine: mine.more, toDecide: toDecide.more, toReview: toReview.more, open: open.more },
      ...{ posture, viewer: who.person },
      ...{ mayRequest: request.kind === 'allowed', maySeeOpen: view.kind === 'allowed' },
    };
  };
}

/** `more`: what was not read counts, since it may belong there. */
interface Found {
  readonly windows: readonly RootWindow[];
  readonly more: number;
}

const NOTHING: Found = { windows: [], more: 0 };

/** Reads on until enough are found that belong in the list. */
async function found(
  ids: readonly WindowId[],
  { store }: HomeDeps,
  belonging: (windows: readonly RootWindow[]) => Promise<readonly RootWindow[]>,
): Promise<Found> {
  const windows: RootWindow[] = [];
  let read = 0;
  while (read < Math.min(ids.length, MOST_READ) && windows.length < SHOWN) {
    const next = ids.slice(read, read + AT_A_TIME);
    windows.push(...(await belonging(await store.loadAll(next))));
    read += next.length;
  }
  return { windows: windows.slice(0, SHOWN), more: Math.max(0, windows.length - SHOWN) + ids.length - read };
}

async function postureFor(actor: Actor, { authorizeReader, headlines }: HomeDeps): Promise<HomePosture> {
  const permission = await authorizeReader(actor);
  if (permission.kind === 'refused') return { kind: 'not-allowed', why: permission.why };
  const headline = await headlines.load();
  return headline === undefined ? { kind: 'never-measured' } : { kind: 'measured', headline };
}
