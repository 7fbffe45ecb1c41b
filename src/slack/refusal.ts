import type { RefusedReading } from '../domain/refused-reading.ts';
import { answer, answerWith } from './answer.ts';
import { channel, plain } from './blocks/rich-text.ts';
import type { Message } from './message.ts';

/** What people may or may not read, and who of the configuration may. */
interface Readable {
  readonly what: string;
  readonly key: string;
  /** Why they are few. */
  readonly because: string;
}

const POSTURE: Readable = {
  what: 'the posture of root users',
  key: 'readers',
  because: 'a list of weak root users is a list of targets',
};

const REPORTS: Readable = {
  what: 'credential reports',
  key: 'reports.readers',
  because: 'they name every IAM user, and say who has no MFA',
};

/** The person may not read posture. `askIn` is the id of the channel where those who can grant it are found. */
export function notAllowedToRead(why: RefusedReading, askIn?: string): Message {
  return notAllowed(POSTURE, why, askIn);
}

/** The same of credential reports. */
export function notAllowedToReadReports(why: RefusedReading, askIn?: string): Message {
  return notAllowed(REPORTS, why, askIn);
}

function notAllowed(readable: Readable, why: RefusedReading, askIn: string | undefined): Message {
  switch (why) {
    case 'nobody-configured':
      return answer(`Nobody may read ${readable.what} yet.`, [
        `Do: name people or user groups under ${readable.key} in rootkeeper.yml, and restart Rootkeeper.`,
      ]);
    case 'not-listed':
      return notListed(readable, askIn);
    case 'other-team':
      return never('People of another workspace', readable);
    case 'guest':
      return never('Guests of this workspace', readable);
    case 'deactivated':
      return never('Deactivated people', readable);
    case 'bot':
      return never('Bots', readable);
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

function notListed({ what, key, because }: Readable, askIn: string | undefined): Message {
  const ask =
    askIn === undefined
      ? [plain('\nDo: ask the administrators of Rootkeeper')]
      : [plain('\nDo: ask in '), channel(askIn), plain(' for somebody')];
  return answerWith(`You are not among those who may read ${what}.`, [
    plain(`\nThey are few, because ${because}.`),
    ...ask,
    plain(` to add you, or a user group that you are in, to ${key} in rootkeeper.yml.`),
  ]);
}

function never(who: string, { what }: Readable): Message {
  return answer(`${who} may not read ${what}.`, ['Do: ask somebody of the security team to look for you.']);
}
