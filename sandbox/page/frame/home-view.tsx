import { useEffect } from 'preact/hooks';
import { api } from '../api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useDesk } from '../desk.ts';
import { scrollsByKey } from './scrolls-by-key.ts';

/** The app's Home tab. Opening it tells the app. */
export function HomeView() {
  const { state, toast } = useDesk();
  const { handle } = state.me;
  useEffect(() => {
    api.openHome(handle).catch((error: Error) => toast(error.message));
  }, [handle, toast]);
  const { home } = state;
  return (
    <section class="home" aria-label={`${state.appName} Home`} {...scrollsByKey}>
      {home ? (
        <Blocks
          key={home.viewId}
          blocks={home.blocks}
          source={{ kind: 'view', viewId: home.viewId }}
          values={home.values}
        />
      ) : (
        <p class="messages-empty">This app has no Home page yet.</p>
      )}
    </section>
  );
}
