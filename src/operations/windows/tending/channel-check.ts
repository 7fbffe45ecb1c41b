import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { Clock, Log, Workspace } from '../../ports.ts';

/** Channels change rarely, and Slack counts the questions. */
const GOOD_FOR: Milliseconds = MINUTE;

/**
 * Says whether windows may be shown in a channel: never where another organization reads it, and not where the app is
 * no member. Says in the log what to do. Asks Slack once a minute a channel; false where Slack gives no answer.
 */
export function createChannelCheck(
  workspace: Pick<Workspace, 'channel'>,
  clock: Clock,
  log: Log,
): (channel: string) => Promise<boolean> {
  const answers = new Map<string, { readonly answer: Promise<boolean>; readonly until: Instant }>();
  return (channel) => {
    const known = answers.get(channel);
    if (known !== undefined && clock.now() < known.until) return known.answer;
    const answer = isFit(workspace, channel, log);
    answers.set(channel, { answer, until: clock.now() + GOOD_FOR });
    return answer;
  };
}

async function isFit(workspace: Pick<Workspace, 'channel'>, channel: string, log: Log): Promise<boolean> {
  try {
    const { isExternallyShared, appIsMember } = await workspace.channel(channel);
    if (isExternallyShared) {
      log.error({ channel }, `windows are not shown in a channel that another organization reads: ${OTHER}`);
    } else if (!appIsMember) {
      log.error(
        { channel },
        'windows cannot be shown in a channel without the app: invite it to the channel',
      );
    }
    return appIsMember && !isExternallyShared;
  } catch (error) {
    log.error(
      { err: error, channel },
      `Slack does not say whether windows may be shown in a channel: ${TRY}`,
    );
    return false;
  }
}

const OTHER = 'name another channel in the configuration, or end its sharing';
const TRY = 'check that it exists and the app is in it; it is tried again by itself';
