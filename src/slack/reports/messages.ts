import type { Button } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import { answer } from '../answer.ts';
import { actions, button } from '../blocks/button.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, person, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { capital } from '../text/words.ts';
import { REPORTS_SHARE } from './action-ids.ts';
import { type Exported, howManyWithout, howOld, scopeOf, whatIsIn, whatIsMissing } from './exported.ts';
import { encodeReportsValue } from './value.ts';

const HOW_TO_READ =
  'A cell that a spreadsheet would run as a formula begins with an apostrophe. Times are in UTC.';

/** What stands beside the file. `sharedBy`: who shares it with a channel; absent: it is in their direct message. */
export function fileMessage(exported: Exported, now: Instant, sharedBy?: string): Message {
  const first = `${scopeOf(exported)}: ${whatIsIn(exported)}`;
  const shared =
    sharedBy === undefined
      ? []
      : [plain('\nShared by '), person(sharedBy), plain(`. For your own: /root-report ${scopeOf(exported)}`)];
  const rest = [plain(`\n${howOld(exported, now)}`), ...whatIsMissing(exported), plain(`\n${HOW_TO_READ}`)];
  return { text: escapeMrkdwn(first), blocks: [richText([bold(first), ...rest, ...shared])] };
}

/** What the person who asked is told once the file is in their direct message. `canShare`: in a channel. */
export function sentMessage(exported: Exported, now: Instant, canShare: boolean): Message {
  const first = `${capital(whatIsIn(exported))} in ${scopeOf(exported)}: sent to you in a direct message`;
  const rest = [
    plain(`\n${howOld(exported, now)}`),
    ...howManyWithout(exported),
    plain('\nThe file is in your direct message with Rootkeeper, which nobody else sees.'),
  ];
  const share = canShare ? shareButton(exported.scope) : [];
  return { text: escapeMrkdwn(first), blocks: [richText([bold(first), ...rest]), ...actions(share)] };
}

/** The same message, once it was shared. */
export function sharedNote({ scope }: Pick<Exported, 'scope'>): Message {
  return answer(`The credential reports of ${scopeOf({ scope })} are shared with this channel.`, []);
}

/** What went wrong while it was shared, with the button to share it again. */
export function sharingFailed({ text, blocks }: Message, scope: string): Message {
  return { text, blocks: [...blocks, ...actions(shareButton(scope))] };
}

function shareButton(scope: string): Button[] {
  const value = encodeReportsValue(scope);
  if (value === undefined) return [];
  return [
    {
      ...button('Share in this channel…', REPORTS_SHARE, value),
      confirm: {
        title: plainText('Share with this channel?'),
        text: plainText(
          'Everybody who reads this channel, now or later, can then read the name of every IAM user in the file, and who has no MFA or an old key.',
        ),
        confirm: plainText('Share'),
        deny: plainText('Keep it to myself'),
      },
    },
  ];
}

/** Credential reports are not configured. `command`: the one that was typed. */
export function reportsOff(command: string): Message {
  return answer(`${command} is off: Rootkeeper keeps no credential reports.`, [
    'Do: add a section reports to rootkeeper.yml, with the readers who may ask for them, and restart Rootkeeper; rootkeeper.example.yml shows how.',
    'Root users as they are now: /root-status.',
  ]);
}

/** The scope behind a button cannot be read. */
export function unreadableButton(): Message {
  return answer('This button is of another version of Rootkeeper, and nothing was shared.', [
    'Do: type /root-report again.',
  ]);
}
