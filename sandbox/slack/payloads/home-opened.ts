import type { JsonObject } from '../json.ts';
import { wireView } from '../wire.ts';
import type { World } from '../world.ts';
import { VERIFICATION_TOKEN } from './common.ts';

/** https://docs.slack.dev/reference/events/app_home_opened, in the Events API's wrapper. */
export function homeOpenedPayload(world: World, personId: string): JsonObject {
  const { workspace, app } = world.directory;
  const installed = {
    enterprise_id: null,
    team_id: workspace.team.id,
    user_id: app.botUserId,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team.id,
    api_app_id: app.appId,
    event: openedEvent(world, personId),
    type: 'event_callback',
    event_id: world.ids.object('Ev'),
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [installed],
    is_ext_shared_channel: false,
  };
}

function openedEvent(world: World, personId: string): JsonObject {
  const home = world.views.home(personId);
  return {
    type: 'app_home_opened',
    user: personId,
    channel: world.directory.directMessage(personId)?.id,
    tab: 'home',
    ...(home ? { view: wireView(world, home) } : {}),
    event_ts: world.ids.timestamp(),
  };
}
