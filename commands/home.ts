import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Actor } from '../src/domain/actor.ts';
import { homeError, homeView } from '../src/slack/home/home-view.ts';
import { actorOf } from './actor.ts';
import { explained } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { isFromHome, type Press } from './modal.ts';

type Args = SlackEventMiddlewareArgs<'app_home_opened'> & AllMiddlewareArgs;

/** Somebody opens the Home tab: it is drawn for them. */
export function homeOpened(deps: CommandDeps, windows: Pick<WindowCommandDeps, 'home'>) {
  return async ({ event, body, client }: Args): Promise<void> => {
    if (event.tab !== 'home') return;
    const actor = actorOf({ ...body, user_id: event.user });
    await publishHome(client, actor, deps, windows);
  };
}

/**
 * Draws the Home tab again, where what was pressed or submitted stands there, or in a modal that was opened there. Where
 * it cannot be drawn that is logged, and says nothing about what was recorded.
 */
export async function homeAgain(
  {
    client,
    body,
  }: { readonly client: WebClient; readonly body: Parameters<typeof actorOf>[0] & Pick<Press, 'view'> },
  deps: CommandDeps,
  windows: Pick<WindowCommandDeps, 'home'>,
): Promise<void> {
  if (!isFromHome(body.view)) return;
  try {
    await publishHome(client, actorOf(body), deps, windows);
  } catch (error) {
    deps.log.warn({ err: error }, 'the Home tab could not be drawn again');
  }
}

/** What cannot be shown is told there too: nobody is left with a page that loads for ever. */
export async function publishHome(
  client: WebClient,
  actor: Actor,
  deps: CommandDeps,
  windows: Pick<WindowCommandDeps, 'home'>,
): Promise<void> {
  const publish = (view: HomeView) => client.views.publish({ user_id: actor.userId, view });
  try {
    const watched = { signingIn: deps.activity !== undefined };
    await publish(homeView(await windows.home(actor), deps.clock.now(), watched));
  } catch (error) {
    await publish(homeError(explained(error, deps)));
  }
}
