import type { JsonObject } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Person } from '../workspace.ts';
import type { World } from '../world.ts';
import { flag, requiredText } from './arguments.ts';
import { type Call, type Method, TIER_2, TIER_4 } from './method.ts';
import { pageOf } from './paging.ts';

export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': { token: 'bot', scope: 'users:read', perMinute: TIER_4, serve: info },
  'users.list': { token: 'bot', scope: 'users:read', perMinute: TIER_2, serve: list },
  'usergroups.list': { token: 'bot', scope: 'usergroups:read', perMinute: TIER_2, serve: listGroups },
  'usergroups.users.list': {
    token: 'bot',
    scope: 'usergroups:read',
    perMinute: TIER_2,
    serve: listGroupMembers,
  },
};

function info({ world, args }: Call): JsonObject {
  const id = requiredText(args, 'user');
  if (id === world.directory.app.botUserId) return { user: wireBot(world) };
  const person = world.directory.person(id);
  if (!person) throw new SlackRefusal('user_not_found');
  return { user: wirePerson(world, person) };
}

function list({ world, args }: Call): JsonObject {
  const everybody = [...world.directory.workspace.people.map((p) => wirePerson(world, p)), wireBot(world)];
  const page = pageOf(everybody, args);
  return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
}

function listGroups({ world, args }: Call): JsonObject {
  const groups = world.directory.workspace.userGroups;
  return {
    usergroups: groups.map((group) => ({
      id: group.id,
      team_id: world.directory.workspace.team.id,
      is_usergroup: true,
      name: group.name,
      handle: group.handle,
      date_delete: 0,
      ...(flag(args, 'include_users') ? { users: idsOf(world, group.members) } : {}),
      ...(flag(args, 'include_count') ? { user_count: group.members.length } : {}),
    })),
  };
}

function listGroupMembers({ world, args }: Call): JsonObject {
  const group = world.directory.userGroup(requiredText(args, 'usergroup'));
  if (!group) throw new SlackRefusal('no_such_subteam');
  return { users: idsOf(world, group.members) };
}

/** Deactivated people leave their groups. */
function idsOf(world: World, handles: readonly string[]): string[] {
  return world.directory.workspace.people
    .filter((person) => handles.includes(person.handle) && person.standing !== 'deactivated')
    .map((person) => person.id);
}

function wirePerson(world: World, person: Person): JsonObject {
  const mayReadEmail = world.manifest.oauth_config.scopes.bot.includes('users:read.email');
  return {
    id: person.id,
    team_id: world.directory.workspace.team.id,
    name: person.handle,
    deleted: person.standing === 'deactivated',
    real_name: person.name,
    ...timeZone(world, person),
    profile: {
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.name,
      display_name_normalized: person.name,
      title: person.title,
      ...(mayReadEmail ? { email: person.email } : {}),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.standing.endsWith('guest'),
    is_ultra_restricted: person.standing === 'single-channel guest',
    is_bot: false,
    is_app_user: false,
    is_stranger: false,
  };
}

function timeZone({ clock }: World, { timeZone: tz }: Person): JsonObject {
  const now = new Date(clock.now());
  const named = (style: ZoneStyle) =>
    zoneFormat(tz, style)
      .formatToParts(now)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(named('longOffset')) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return { tz, tz_label: named('long'), tz_offset: sign === '-' ? -seconds : seconds };
}

type ZoneStyle = 'long' | 'longOffset';

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than everything else about a person. */
function zoneFormat(timeZone: string, timeZoneName: ZoneStyle): Intl.DateTimeFormat {
  const key = `${timeZone} ${timeZoneName}`;
  const format = zoneFormats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName });
  zoneFormats.set(key, format);
  return format;
}

function wireBot(world: World): JsonObject {
  const { app, workspace } = world.directory;
  return {
    id: app.botUserId,
    team_id: workspace.team.id,
    name: app.name.toLowerCase(),
    deleted: false,
    real_name: app.name,
    profile: { real_name: app.name, display_name: app.name, bot_id: app.botId, api_app_id: app.appId },
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: true,
    is_app_user: false,
  };
}
