import type { ChannelTroubles } from '../src/domain/channel-trouble.ts';
import type { RequestOutcome } from '../src/domain/window/outcomes.ts';
import type { WindowCommandDeps } from './deps.ts';

/** What a request came to, and what keeps its card out of its channels; Slack is asked while it is being recorded. */
export async function asked(
  recording: Promise<RequestOutcome>,
  { channelTroubles }: Pick<WindowCommandDeps, 'channelTroubles'>,
): Promise<{ readonly outcome: RequestOutcome; readonly troubles: ChannelTroubles }> {
  const [outcome, troubles] = await Promise.all([recording, channelTroubles()]);
  return { outcome, troubles };
}
