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
 * Nothing is ever posted where another organization reads, nor where nobody can or the app is no member. Says in the log what to do.
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
    const { isExternallyShared, appIsMember, isArchived } = await workspace.channel(channel);
    if (isExternallyShared) {
      log.error({ channel }, `another organization reads a channel for ${posted}, ${OTHER}`);
      return 'externally-shared';
    }
    if (isArchived === true) {
      log.error({ channel }, `a channel for ${posted} is archived, ${UNARCHIVE}`);
      return 'archived';
    }
    if (appIsMember) return undefined;
    log.error({ channel }, `the app is not in a channel for ${posted}, ${INVITE}`);
    return 'not-a-member';
  } catch (error) {
    if (isNotSeen(error)) {
      log.error({ channel }, `the app sees no such channel for ${posted}, ${CHECK_ID}`);
      return 'not-seen';
    }
    log.error(
      { err: error, channel },
      `Slack does not say whether ${posted} may be posted in a channel: ${TRY}`,
    );
    return 'unread';
  }
}

function isNotSeen(error: unknown): boolean {
  return error instanceof Error && error.message.includes('channel_not_found');
}

const OTHER = 'so nothing is posted there: name another channel in the configuration, or end its sharing';
const INVITE = 'so nothing can be posted there: invite it to the channel';
const UNARCHIVE =
  'so nothing can be posted there: unarchive it, or name another channel in the configuration';
const CHECK_ID =
  'so nothing can be posted there: check that its id is right in the configuration, and invite the app if it is private';
const TRY = 'check that Slack is up and the token is good; it is tried again by itself';
