import type { JsonObject } from '../json.ts';
import { type Call, type Method, TIER_SPECIAL } from './method.ts';

export const appMethods: Readonly<Record<string, Method>> = {
  'api.test': { token: 'either', perMinute: TIER_SPECIAL, serve: ({ args }) => ({ args }) },
  'auth.test': { token: 'either', perMinute: TIER_SPECIAL, serve: authTest },
  'apps.connections.open': { token: 'app', perMinute: TIER_SPECIAL, serve: openConnection },
};

function authTest({ world }: Call): JsonObject {
  const { app, workspace } = world.directory;
  return {
    url: `https://${workspace.team.domain}.slack.com/`,
    team: workspace.team.name,
    user: app.name.toLowerCase(),
    team_id: workspace.team.id,
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: false,
  };
}

/** The address works once. */
function openConnection({ world }: Call): JsonObject {
  const ticket = world.tickets.issue(world.ids.letters(32));
  const origin = world.origin().replace(/^http/, 'ws');
  return { url: `${origin}/link/?ticket=${ticket}&app_id=${world.directory.app.appId}` };
}
