import type { RefusedReading } from '../../domain/refused-reading.ts';
import { answer, answerWith } from '../answer.ts';
import { channel, plain } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { afterColon } from '../text/words.ts';

/** Something that the configuration lets some people do. */
export interface Permission {
  /** After "may": `ask for root-access windows`. */
  readonly what: string;
  /** The key of `rootkeeper.yml` that names them. */
  readonly key: string;
  /** What they may do all the same, a sentence. */
  readonly besides?: string;
}

export const REQUESTING: Permission = {
  what: 'ask for root-access windows',
  key: 'windows.requesters (or readers, where that is left out)',
};
const VIEWING: Permission = {
  what: "see other people's root-access windows",
  key: 'readers',
  besides: 'Your own: /root-windows mine.',
};

/** The person may not ask for a window. `askIn` is the id of the channel where those who can grant it are found. */
export function mayNotRequest(why: RefusedReading, askIn?: string): Message {
  return mayNot(why, REQUESTING, askIn);
}

/** The person may not see windows that are neither theirs nor for them. */
export function mayNotView(why: RefusedReading, askIn?: string): Message {
  return mayNot(why, VIEWING, askIn);
}

/** Root-access windows are not configured. */
export function windowsOff(): Message {
  return answer('Root-access windows are not set up, so nobody can ask for one.', [
    'Do: add windows and channels.approvals to rootkeeper.yml, set ROOTKEEPER_AUDIT_KEY, and restart Rootkeeper.',
  ]);
}

/** The same as `mayNotRequest` in a line of text. */
export function mayNotText(why: RefusedReading, permission: Permission): string {
  return `${refusal(why, permission)} ${remedy(why, permission)}`;
}

/** The person may not do it. `askIn`: as for `mayNotRequest`. */
export function mayNot(why: RefusedReading, permission: Permission, askIn: string | undefined): Message {
  const besides = permission.besides === undefined ? [] : [permission.besides];
  if (why !== 'not-listed' || askIn === undefined) {
    return answer(refusal(why, permission), [`Do: ${afterColon(remedy(why, permission))}`, ...besides]);
  }
  return answerWith(refusal(why, permission), [
    plain('\nDo: ask in '),
    channel(askIn),
    plain(
      ` for somebody to add you, or a user group that you are in, to ${permission.key} in rootkeeper.yml.`,
    ),
    ...besides.map((line) => plain(`\n${line}`)),
  ]);
}

function refusal(why: RefusedReading, { what }: Permission): string {
  switch (why) {
    case 'nobody-configured':
      return `Nobody may ${what} yet.`;
    case 'not-listed':
      return `You are not among those who may ${what}.`;
    case 'other-team':
      return `People of another workspace may not ${what}.`;
    case 'guest':
      return `Guests of this workspace may not ${what}.`;
    case 'deactivated':
      return `Deactivated people may not ${what}.`;
    case 'bot':
      return `Bots may not ${what}.`;
    case 'unverifiable':
      return `Slack could not say who you are, so you may not ${what}.`;
  }
}

function remedy(why: RefusedReading, { key }: Permission): string {
  switch (why) {
    case 'nobody-configured':
      return `Name people or user groups under ${key} in rootkeeper.yml, and restart Rootkeeper.`;
    case 'not-listed':
      return `Have yourself, or a user group that you are in, added to ${key} in rootkeeper.yml.`;
    case 'other-team':
    case 'guest':
    case 'deactivated':
    case 'bot':
      return 'Have a full member of this workspace do it.';
    case 'unverifiable':
      return 'Try again in a minute. If it stays so, tell the administrators of Rootkeeper.';
  }
}
