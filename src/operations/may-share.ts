import type { Log, Workspace } from './ports.ts';

/** Whether posture may be shown to everybody in a channel. What cannot be checked is refused. */
export type SharePermission = 'allowed' | 'externally-shared' | 'app-not-member' | 'unverifiable';

export type MayShare = (channelId: string) => Promise<SharePermission>;

export function createMayShare(workspace: Workspace, log: Log): MayShare {
  return async (channelId) => {
    try {
      const channel = await workspace.channel(channelId);
      if (channel.isExternallyShared) return 'externally-shared';
      return channel.appIsMember ? 'allowed' : 'app-not-member';
    } catch (error) {
      if (isNotMember(error)) return 'app-not-member';
      log.warn({ err: error, channelId }, 'a channel could not be checked, and nothing is shared there');
      return 'unverifiable';
    }
  };
}

/** Slack answers `channel_not_found` for a private channel that the app is not in. */
function isNotMember(error: unknown): boolean {
  return error instanceof Error && /channel_not_found|not_in_channel/.test(error.message);
}
