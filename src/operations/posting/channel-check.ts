import type { ChannelTrouble } from '../../domain/channel-trouble.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Clock, Log, Workspace } from '../ports.ts';

/** Channels change rarely, and Slack counts the questions. */
const GOOD_FOR: Milliseconds = MINUTE;

/** Why nothing may be posted in a channel, `undefined` where it may. Never throws. */
export type ChannelCheck = (channel: string) => Promise<ChannelTrouble | undefined>;

/** What is to be posted, in the words of the log. */
export type PostedThing = 'windows' | 'the digest' | 'alerts';

/**
 * Nothing is ever posted where another organization reads, nor where the app is no member. Says in the log what to do.
 * Asks Slack once a minute a channel.
 */
export function createChannelCheck(
  posted: PostedThing,
  { workspace, clock, log }: ChannelCheckDeps,
): ChannelCheck {
  const answers = new Map<string, { readonly answer: ReturnType<ChannelCheck>; readonly until: Instant }>();
  return (channel) => {
    const known = answers.get(channel);
    if (known !== undefined && clock.now() < known.until) return known.answer;
    const answer = troubleOf(channel, posted, workspace, log);
    answers.set(channel, { answer, until: clock.now() + GOOD_FOR });
    return answer;
  };
}

export interface ChannelCheckDeps {
  readonly workspace: Pick<Workspace, 'channel'>;
  readonly clock: Clock;
  readonly log: Log;
}

async function troubleOf(
  channel: string,
  posted: PostedThing,
  workspace: ChannelCheckDeps['workspace'],
  log: Log,
): ReturnType<ChannelCheck> {
  try {
    const { isExternallyShared, appIsMember } = await workspace.channel(channel);
    if (isExternallyShared) {
      log.error({ channel }, `another organization reads a channel for ${posted}, ${OTHER}`);
      return 'externally-shared';
    }
    if (appIsMember) return undefined;
    log.error({ channel }, `the app is not in a channel for ${posted}, ${INVITE}`);
    return 'not-a-member';
  } catch (error) {
    log.error(
      { err: error, channel },
      `Slack does not say whether ${posted} may be posted in a channel: ${TRY}`,
    );
    return 'unread';
  }
}

const OTHER = 'so nothing is posted there: name another channel in the configuration, or end its sharing';
const INVITE = 'so nothing can be posted there: invite it to the channel';
const TRY = 'check that it exists and the app is in it; it is tried again by itself';
