import type { RefusedReading } from '../../domain/refused-reading.ts';
import { answer, answerWith } from '../answer.ts';
import { channel, plain } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';

/** The person may not ask. `askIn` is the id of the channel where those who can grant it are found. */
export function mayNotAsk(why: RefusedReading, askIn?: string): Message {
  switch (why) {
    case 'nobody-configured':
      return reportsOff();
    case 'not-listed':
      return notListed(askIn);
    case 'unverifiable':
      return answer('Slack could not say who you are, so nothing is shown.', [
        'Do: try again in a minute. If it stays so, tell the administrators of Rootkeeper.',
      ]);
    case 'other-team':
    case 'guest':
    case 'deactivated':
    case 'bot':
      return answer(`${WHO[why]} may not read credential reports.`, [
        'Do: ask somebody of the security team to look for you.',
      ]);
  }
}

/** Credential reports are not kept. */
export function reportsOff(): Message {
  return answer('Credential reports are not kept here, so there is nothing to ask.', [
    'Do: add a section reports with its readers to rootkeeper.yml, and restart Rootkeeper.',
  ]);
}

const WHO = {
  'other-team': 'People of another workspace',
  guest: 'Guests of this workspace',
  deactivated: 'Deactivated people',
  bot: 'Bots',
} as const;

function notListed(askIn: string | undefined): Message {
  const ask =
    askIn === undefined
      ? [plain('\nDo: ask the administrators of Rootkeeper')]
      : [plain('\nDo: ask in '), channel(askIn), plain(' for somebody')];
  return answerWith('You are not among those who may read credential reports.', [
    plain('\nThey are few, because the reports name every IAM user and what protects them.'),
    ...ask,
    plain(' to add you, or a user group that you are in, to readers under reports in rootkeeper.yml.'),
  ]);
}
