import type { Instant } from '../../domain/time.ts';
import type { Refusal, TextRefusal, TightenedPolicy } from '../../domain/window/refusal.ts';
import type { TextProblem } from '../../domain/window/text.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { number } from '../text/words.ts';
import { barredText } from './refusal/barred.ts';
import { ineligibleText } from './refusal/ineligible.ts';
import { ticketText } from './refusal/ticket.ts';
import { untimelyText } from './refusal/untimely.ts';
import { exactLength, moment } from './when.ts';

/** Why a step was refused, and what to do: a sentence or two without markup, safe to show. */
export function refusalText(window: RootWindow, refusal: Refusal, now: Instant): string {
  switch (refusal.why) {
    case 'not-a-member':
    case 'unread':
    case 'is-requester':
    case 'is-operator':
    case 'not-an-approver':
    case 'too-new':
    case 'sole-custodian':
    case 'neither-requester-nor-operator':
      return ineligibleText(window, refusal, now);
    case 'barred-behind':
      return barredText(window, refusal, now);
    case 'text':
      return textText(refusal);
    case 'lapsed-under-policy-of-now':
    case 'longer-than-policy-of-now':
    case 'ticket-refused-by-policy-of-now':
      return `The policy is stricter now than when this was requested: ${tightened(refusal, now)} Do: deny it, and let it be asked for again.`;
    default:
      return untimelyText(window, refusal, now);
  }
}

function tightened(refusal: TightenedPolicy, now: Instant): string {
  switch (refusal.why) {
    case 'lapsed-under-policy-of-now':
      return `under it the request lapsed at ${moment(refusal.at, now)}.`;
    case 'longer-than-policy-of-now':
      return `windows may be ${exactLength(refusal.maxDuration)} long at most.`;
    case 'ticket-refused-by-policy-of-now':
      return ticketText(refusal.problem);
  }
}

function textText({ field, problem }: TextRefusal): string {
  const nothing = 'Nothing was recorded.';
  if (field === 'note' && problem.kind === 'empty') {
    return `The note has nothing in it that can be seen. ${nothing} Do: write one, or leave it out.`;
  }
  return `${FIELDS[field]} ${problemInWords(problem)} ${nothing}`;
}

const FIELDS: Readonly<Record<TextRefusal['field'], string>> = {
  note: 'The note',
  reason: 'The reason',
  done: 'What was done',
  text: 'The text',
  use: 'What was used',
  recordedBy: 'The name of who records it',
};

function problemInWords(problem: TextProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'is missing. Do: say it in a few words.';
    case 'too-long':
      return `is longer than ${number(problem.most)} characters. Do: shorten it.`;
    case 'not-unicode':
      return 'holds half a character, which cannot be kept as it is. Do: type it again.';
  }
}
