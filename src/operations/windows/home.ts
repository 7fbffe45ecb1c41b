import type { Actor } from '../../domain/actor.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { Home, HomePosture } from '../../domain/window/outcomes.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { HeadlineStore, WindowStore } from '../window-ports.ts';
import { createHomeDecisions, type HomeDecisionDeps } from './home-decisions.ts';
import { type HomeKeys, homeKeys } from './home-keys.ts';

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
/** Windows that are read to see whether the person may decide them; scheduled ones are read to see whether they are open. */
const JUDGED = 60;

/** Reads the windows that it shows and those that the person may have to decide; none that are over and settled. */
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
    const wanted = wantedOf(keys, decisions.mightDecide(who.facts), view.kind === 'allowed');
    const read = await readAll(wanted, deps);
    const [toDecide, toReview] = await Promise.all([
      decisions.allowed(actor, who, 'approved', read.pending),
      decisions.allowed(actor, who, 'reviewed', read.unreviewed),
    ]);
    const open = read.approved.filter((window) => phaseOf(window, now) === 'open');
    return {
      ...{ mine: read.mine, toDecide: toDecide.slice(0, SHOWN), toReview: toReview.slice(0, SHOWN) },
      open: open.slice(0, SHOWN),
      more: {
        mine: keys.mine.length - wanted.mine.length,
        toDecide: unshown(toDecide) + unread(keys.pending, wanted.pending),
        toReview: unshown(toReview) + unread(keys.unreviewed, wanted.unreviewed),
        open: unshown(open) + unread(keys.approved, wanted.approved),
      },
      ...{ posture, mayRequest: request.kind === 'allowed', viewer: who.person },
    };
  };
}

function wantedOf(keys: HomeKeys, mightDecide: boolean, mayView: boolean): HomeKeys {
  return {
    mine: keys.mine.slice(0, SHOWN),
    pending: mightDecide ? keys.pending.slice(0, JUDGED) : [],
    unreviewed: mightDecide ? keys.unreviewed.slice(0, JUDGED) : [],
    approved: mayView ? keys.approved.slice(0, JUDGED) : [],
  };
}

async function readAll(
  wanted: HomeKeys,
  { store }: HomeDeps,
): Promise<Readonly<Record<keyof HomeKeys, readonly RootWindow[]>>> {
  const ids = [...new Set(Object.values<readonly WindowId[]>({ ...wanted }).flat())];
  const windows = ids.length === 0 ? [] : await store.loadAll(ids);
  const byId = new Map(windows.map((window) => [window.id, window]));
  const read = (list: readonly WindowId[]) => list.flatMap((id) => byId.get(id) ?? []);
  return {
    mine: read(wanted.mine),
    pending: read(wanted.pending),
    unreviewed: read(wanted.unreviewed),
    approved: read(wanted.approved),
  };
}

function unshown(windows: readonly RootWindow[]): number {
  return Math.max(0, windows.length - SHOWN);
}

/** Of a list that was read in part; of one that the person sees nothing of, nothing is missing. */
function unread(keys: readonly WindowId[], wanted: readonly WindowId[]): number {
  return wanted.length === 0 ? 0 : keys.length - wanted.length;
}

async function postureFor(actor: Actor, { authorizeReader, headlines }: HomeDeps): Promise<HomePosture> {
  const permission = await authorizeReader(actor);
  if (permission.kind === 'refused') return { kind: 'not-allowed', why: permission.why };
  const headline = await headlines.load();
  return headline === undefined ? { kind: 'never-measured' } : { kind: 'measured', headline };
}
