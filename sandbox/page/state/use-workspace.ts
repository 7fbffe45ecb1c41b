import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { PageEvent, PageState } from '../../slack/page-types.ts';
import { api } from '../api.ts';
import { follow } from './stream.ts';
import { apply, uncovers } from './workspace.ts';

export interface Following {
  readonly state: PageState | undefined;
  /** Why nothing arrives at the moment; `undefined` while all is well. */
  readonly problem: string | undefined;
}

type Action =
  | { readonly kind: 'loaded'; readonly state: PageState }
  /** Asked for in between; by now the page may be somebody else. */
  | { readonly kind: 'reloaded'; readonly state: PageState }
  | { readonly kind: 'happened'; readonly event: PageEvent }
  | { readonly kind: 'lost'; readonly problem: string };

/** How often the server is asked whether the app is back; real milliseconds. */
const LOOKS_FOR_APP = 2_000;

/** What the person called `as` sees, kept up to date. `onEvent` hears each event as it arrives, once. */
export function useWorkspace(as: string, onEvent: (event: PageEvent) => void): Following {
  const [following, dispatch] = useReducer(reduce, { state: undefined, problem: undefined });
  const hear = useRef(onEvent);
  hear.current = onEvent;
  useEffect(
    () =>
      follow(as, {
        loaded: (state) => dispatch({ kind: 'loaded', state }),
        lost: (problem) => dispatch({ kind: 'lost', problem }),
        happened: (event) => {
          dispatch({ kind: 'happened', event });
          hear.current(event);
          // A warning may mean that the app is gone, which no event says.
          if (uncovers(event) || event.kind === 'warning') void reload(as, dispatch);
        },
      }),
    [as],
  );
  const isAlone = following.state?.appConnected === false;
  useEffect(() => {
    if (!isAlone) return;
    const timer = window.setInterval(reload, LOOKS_FOR_APP, as, dispatch);
    return () => window.clearInterval(timer);
  }, [as, isAlone]);
  // Until the new person's state is there, nothing of the previous one's may show.
  return following.state && following.state.me.handle !== as ? { ...following, state: undefined } : following;
}

async function reload(as: string, dispatch: (action: Action) => void): Promise<void> {
  const state = await api.state(as).catch(() => undefined);
  if (state) dispatch({ kind: 'reloaded', state });
}

function reduce(following: Following, action: Action): Following {
  switch (action.kind) {
    case 'loaded':
      return { state: action.state, problem: undefined };
    case 'reloaded':
      return following.state?.me.id === action.state.me.id
        ? { ...following, state: action.state }
        : following;
    case 'lost':
      return { ...following, problem: action.problem };
    case 'happened':
      return following.state ? { ...following, state: apply(following.state, action.event) } : following;
  }
}
