import type { WebClient } from '@slack/web-api';
import type { DigestMeasuring, DigestNow } from '../src/operations/digest/digests.ts';
import { digestElsewhere, digestNotPosted, digestPosted } from '../src/slack/digest/now-message.ts';
import { digestProgress, digestStarting } from '../src/slack/digest/progress.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { actorOf } from './actor.ts';
import type { Say } from './answering.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { postedDigest } from './digest-permalink.ts';
import { startLines } from './progress.ts';
import type { DigestCommandArgs } from './root-digest.ts';

/** Measures and posts today's digest, and says where it stands; whoever waits is told how far it is. */
export async function digestNow(
  { command, client }: DigestCommandArgs,
  say: Say,
  deps: CommandDeps,
  { digests, channel }: DigestCommandDeps,
): Promise<Message> {
  let latest: DigestMeasuring | undefined;
  const line = () =>
    latest === undefined ? digestStarting(channel) : digestProgress({ ...latest, channelId: channel });
  const lines = startLines({ first: line, more: line }, say, (error) =>
    deps.log.warn({ err: error }, 'a progress line could not be sent'),
  );
  try {
    const permission = await deps.authorizeReader(actorOf(command));
    if (permission.kind === 'refused') return notAllowedToRead(permission.why, deps.securityChannel);
    const onProgress = (progress: DigestMeasuring) => {
      latest = progress;
    };
    return await messageOf(await digests.now(onProgress, deps.shutdown), channel, client, deps);
  } finally {
    await lines.end();
  }
}

async function messageOf(
  outcome: DigestNow,
  channel: string,
  client: WebClient,
  { clock, log }: CommandDeps,
): Promise<Message> {
  switch (outcome.kind) {
    case 'posted': {
      const { digest, posted } = outcome.day;
      const where = await postedDigest(posted, client, log);
      return digestPosted(digest.date, where, outcome.isNew, clock.now());
    }
    case 'elsewhere':
      return digestElsewhere(channel);
    case 'not-posted':
      return digestNotPosted(outcome.day.digest.date, channel, outcome, clock.now());
  }
}
