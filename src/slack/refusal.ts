import type { RefusedReading } from '../domain/refused-reading.ts';
import { answer, answerWith } from './answer.ts';
import { channel, plain } from './blocks/rich-text.ts';
import type { Message } from './message.ts';

/** The person may not read posture. `askIn` is the id of the channel where those who can grant it are found. */
export function notAllowedToRead(why: RefusedReading, askIn?: string): Message {
  switch (why) {
    case 'nobody-configured':
      return answer('Nobody may read the posture of root users yet.', [
        'Do: name people or user groups under readers in rootkeeper.yml, and restart Rootkeeper.',
      ]);
    case 'not-listed':
      return notListed(askIn);
    case 'other-team':
      return never('People of another workspace');
    case 'guest':
      return never('Guests of this workspace');
    case 'deactivated':
      return never('Deactivated people');
    case 'bot':
      return never('Bots');
    case 'unverifiable':
      return answer('Slack could not say who you are, so nothing is shown.', [
        'Do: try again in a minute. If it stays so, tell the administrators of Rootkeeper.',
      ]);
  }
}

/** Why a result is not shown to a whole channel. */
export type RefusedSharing = 'externally-shared' | 'app-not-member' | 'unverifiable';

/** A result that somebody wanted to share, and that stays theirs. */
export function notShared(why: RefusedSharing): Message {
  switch (why) {
    case 'externally-shared':
      return answer('Not shared: people of another organization read this channel.', [
        'Do: run the command in a channel of your own organization and share it there.',
      ]);
    case 'app-not-member':
      return answer('Not shared: Rootkeeper is not a member of this channel.', [
        'Do: type /invite @Rootkeeper here, then press Share again.',
      ]);
    case 'unverifiable':
      return answer('Not shared: Slack could not say who reads this channel.', [
        'Do: try again in a minute, or share it in another channel.',
      ]);
  }
}

function notListed(askIn: string | undefined): Message {
  const ask =
    askIn === undefined
      ? [plain('\nDo: ask the administrators of Rootkeeper')]
      : [plain('\nDo: ask in '), channel(askIn), plain(' for somebody')];
  return answerWith('You are not among those who may read the posture of root users.', [
    plain('\nThey are few, because a list of weak root users is a list of targets.'),
    ...ask,
    plain(' to add you, or a user group that you are in, to readers in rootkeeper.yml.'),
  ]);
}

function never(who: string): Message {
  return answer(`${who} may not read the posture of root users.`, [
    'Do: ask somebody of the security team to look for you.',
  ]);
}
