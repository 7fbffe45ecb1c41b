import type { ChannelTrouble, ChannelTroubles } from '../../../domain/channel-trouble.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { Clock, Log, Workspace } from '../../ports.ts';

/** Channels change rarely, and Slack counts the questions. */
const GOOD_FOR: Milliseconds = MINUTE;

/** Why windows may not be shown in a channel, `undefined` where they may. */
export type ChannelCheck = (channel: string) => Promise<ChannelTrouble | undefined>;

/**
 * Windows are never shown where another organization reads, nor where the app is no member. Says in the log what to do.
 * Asks Slack once a minute a channel.
 */
export function createChannelCheck(
  workspace: Pick<Workspace, 'channel'>,
  clock: Clock,
  log: Log,
): ChannelCheck {
  const answers = new Map<string, { readonly answer: ReturnType<ChannelCheck>; readonly until: Instant }>();
  return (channel) => {
    const known = answers.get(channel);
    if (known !== undefined && clock.now() < known.until) return known.answer;
    const answer = troubleOf(workspace, channel, log);
    answers.set(channel, { answer, until: clock.now() + GOOD_FOR });
    return answer;
  };
}

/** What keeps windows out of the two channels. */
export async function channelTroubles(
  check: ChannelCheck,
  { approvalsChannel, alertsChannel }: { readonly approvalsChannel: string; readonly alertsChannel: string },
): Promise<ChannelTroubles> {
  const [approvals, alerts] = await Promise.all([check(approvalsChannel), check(alertsChannel)]);
  return { ...(approvals !== undefined && { approvals }), ...(alerts !== undefined && { alerts }) };
}

async function troubleOf(
  workspace: Pick<Workspace, 'channel'>,
  channel: string,
  log: Log,
): ReturnType<ChannelCheck> {
  try {
    const { isExternallyShared, appIsMember } = await workspace.channel(channel);
    if (isExternallyShared) {
      log.error({ channel }, `windows are not shown in a channel that another organization reads: ${OTHER}`);
      return 'externally-shared';
    }
    if (appIsMember) return undefined;
    log.error({ channel }, 'windows cannot be shown in a channel without the app: invite it to the channel');
    return 'not-a-member';
  } catch (error) {
    log.error(
      { err: error, channel },
      `Slack does not say whether windows may be shown in a channel: ${TRY}`,
    );
    return 'unread';
  }
}

const OTHER = 'name another channel in the configuration, or end its sharing';
const TRY = 'check that it exists and the app is in it; it is tried again by itself';
