import type { Alert, Disposition } from '../../domain/alert/alert.ts';
import type { AlertView, FollowUp } from '../../domain/alert/alert-view.ts';
import { alertPhase, OWNED_FOR } from '../../domain/alert/phase.ts';
import type { AlertEntry } from '../../domain/alert/steps.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { fact, joined } from '../windows/lines.ts';
import { mentions, nameOf } from '../windows/names.ts';
import { REPLY_ROOM } from '../windows/room.ts';
import { moment } from '../windows/when.ts';
import { alertHeadline } from './alert-headline.ts';
import { DISPOSITION_WORDS, NOBODY_CALLED } from './alert-owner.ts';

/** What is told in an alert's thread: a step that somebody took, or that people are called on, who are notified. */
export function alertFollowUp(view: AlertView, about: FollowUp): Message {
  const { first, rest } = about.kind === 'step' ? step(view, about.entry) : mention(view, about.entry);
  const isNobody = about.kind === 'mention' && about.people.length === 0;
  const people = about.kind === 'mention' ? mentions(about.people) : [];
  const lines = [
    [bold(first)],
    ...rest.map((line) => [plain(line)]),
    ...(people.length === 0 ? [] : [fact('For', ...people)]),
    ...(isNobody ? [[bold(NOBODY_CALLED)]] : []),
  ];
  return { text: escapeMrkdwn(first), blocks: [richText(joined(lines))] };
}

interface Told {
  readonly first: string;
  readonly rest: readonly string[];
}

/** The notification says by itself what is the matter, whether that is news, and whether anybody has it. */
function mention(view: AlertView, { step: taken }: AlertEntry): Told {
  const { alert, now } = view;
  const owner = alert.ownership === undefined ? '' : nameOf(alert.ownership.by, REPLY_ROOM);
  const headline = alertHeadline(view);
  const more = taken.type === 'escalated' && taken.ofNews === true ? 'MORE HAPPENED. ' : '';
  switch (alertPhase(alert, now)) {
    case 'unowned':
      return { first: `${more}NOBODY HAS IT. ${headline}`, rest: [PRESS] };
    case 'lapsed':
      return {
        first: `${more}NOBODY HAS IT ANY MORE. ${headline}`,
        rest: [`${owner} had it and did not say what it was.`, PRESS],
      };
    case 'owned':
      return {
        first: `MORE HAPPENED. ${headline}`,
        rest: [`${owner} has it. Do: look at the alert above again.`],
      };
    case 'disposed':
      return alert.disposition?.kind === 'incident'
        ? worse(headline, alert.disposition, alert)
        : over(headline);
    case 'told':
    case 'explained':
      return over(headline);
  }
}

function worse(headline: string, { by, at }: Disposition, { openedAt }: Alert): Told {
  const who = `${nameOf(by, REPLY_ROOM)} called it an incident, ${moment(at, openedAt)}.`;
  return {
    first: `MORE HAPPENED. ${headline}`,
    rest: [who, 'Do: look at the alert above again, take its steps, and tell who works on it.'],
  };
}

function over(headline: string): Told {
  return { first: headline, rest: ['Nobody has to take it on any more.'] };
}

const PRESS = `Do: press "I'm on it" on the alert above, then take its steps.`;

/** As it was when it was taken. */
function step({ alert }: AlertView, { at, step: taken }: AlertEntry): Told {
  const when = moment(at, alert.openedAt);
  switch (taken.type) {
    case 'owned': {
      const until = moment(at + OWNED_FOR, alert.openedAt);
      return {
        first: `${nameOf(taken.by, REPLY_ROOM)} is on it, ${when}`,
        rest: [`Nobody is called on until ${until}. Do: say by then what it was, with the buttons above.`],
      };
    }
    case 'disposed': {
      const note = taken.note === undefined ? [] : [`“${harmless(taken.note, REPLY_ROOM.text)}”`];
      const first = `${DISPOSITION_WORDS[taken.as]}, says ${nameOf(taken.by, REPLY_ROOM)}, ${when}`;
      return { first, rest: [...note, taken.as === 'incident' ? AFTER_INCIDENT : AFTER_CLOSING] };
    }
    case 'declared':
      return {
        first: `Declared afterwards in ${taken.windowId} by ${nameOf(taken.by, REPLY_ROOM)}, ${when}`,
        rest: [
          'It explains the use and sanctions nothing: the verdict stays. Somebody must still say what it was.',
        ],
      };
    case 'explained':
      return {
        first: `Explained, ${when}: what was done with key ${harmlessLabel(taken.accessKeyId, REPLY_ROOM.label)} was a central root session`,
        rest: ['The AssumeRoot event that opened it arrived. Show events says by whom it was opened.'],
      };
    case 'escalated':
      return { first: `People were called on, ${when}`, rest: [] };
  }
}

const AFTER_INCIDENT =
  'Everything more that root does in this account stays in this alert, until half an hour passes without any. The steps above stand.';
const AFTER_CLOSING =
  'For half an hour more of the same is counted here. Anything else, anything that is never fine, and anything from an address and key that are not in it raises a new alert.';
