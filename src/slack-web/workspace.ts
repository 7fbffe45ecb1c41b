import type { WebClient } from '@slack/web-api';
import { MINUTE, type Milliseconds } from '../domain/time.ts';
import { wellFormed } from '../domain/well-formed.ts';
import type { Clock, Workspace, WorkspacePerson } from '../operations/ports.ts';

/** User groups are asked for at most this often: usergroups.users.list allows 20 questions a minute. */
const GROUP_FOR: Milliseconds = MINUTE;

/** The workspace over the Web API. Errors are the client's own; nothing is taken for granted where Slack says nothing. */
export function createWorkspace(client: WebClient, clock: Clock): Workspace {
  const groups = new Map<string, { readonly members: Promise<readonly string[]>; readonly until: number }>();
  const questions = new Map<string, Promise<WorkspacePerson>>();
  let home: ReturnType<Workspace['home']> | undefined;

  return {
    home() {
      home ??= readHome(client).catch((error: unknown) => {
        home = undefined;
        throw error;
      });
      return home;
    },

    /** Whoever asks while the same is being asked gets the same answer; nothing is remembered. */
    person(userId) {
      const question =
        questions.get(userId) ?? readPerson(client, userId).finally(() => questions.delete(userId));
      questions.set(userId, question);
      return question;
    },

    groupMembers(groupId) {
      const cached = groups.get(groupId);
      if (cached !== undefined && cached.until > clock.now()) return cached.members;
      const members = readMembers(client, groupId);
      groups.set(groupId, { members, until: clock.now() + GROUP_FOR });
      members.catch(() => groups.delete(groupId));
      return members;
    },

    async channel(channelId) {
      const { channel } = await client.conversations.info({ channel: channelId });
      if (channel === undefined) throw new Error('conversations.info answered without a channel');
      return {
        id: channelId,
        isExternallyShared: channel.is_ext_shared === true || channel.is_pending_ext_shared === true,
        appIsMember: channel.is_member === true || channel.is_im === true,
        ...(channel.is_archived === true && { isArchived: true }),
      };
    },
  };
}

async function readHome(client: WebClient): ReturnType<Workspace['home']> {
  const { team_id: teamId, enterprise_id: enterpriseId } = await client.auth.test();
  if (teamId === undefined) throw new Error('auth.test named no team');
  return { teamId, ...(enterpriseId === undefined ? {} : { enterpriseId }) };
}

async function readPerson(client: WebClient, userId: string): Promise<WorkspacePerson> {
  const { user } = await client.users.info({ user: userId });
  if (user?.id !== userId) throw new Error('users.info answered for somebody else');
  return {
    id: userId,
    name: wellFormed(nameIn(user.profile) || user.real_name || user.name || userId),
    ...(user.profile?.email === undefined ? {} : { email: wellFormed(user.profile.email) }),
    isDeactivated: user.deleted === true,
    isBot: user.is_bot === true || userId === 'USLACKBOT',
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
    isStranger: user.is_stranger === true,
  };
}

function nameIn(profile: { readonly display_name?: string; readonly real_name?: string } | undefined) {
  return profile?.display_name || profile?.real_name;
}

async function readMembers(client: WebClient, usergroup: string): Promise<readonly string[]> {
  const { users } = await client.usergroups.users.list({ usergroup });
  return users ?? [];
}
