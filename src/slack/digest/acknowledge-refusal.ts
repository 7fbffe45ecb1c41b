import type { AcknowledgementRefusal } from '../../domain/acknowledgement/acknowledge.ts';
import { LONGEST_ACKNOWLEDGEMENT, MAX_WHY } from '../../domain/acknowledgement/acknowledgement.ts';
import type { Instant } from '../../domain/time.ts';
import type { TextProblem } from '../../domain/window/text.ts';
import { date, duration } from '../text/time.ts';
import { number } from '../text/words.ts';
import { ACKNOWLEDGE_UNTIL, ACKNOWLEDGE_WHY } from './action-ids.ts';

/** Why nothing was acknowledged, and what to do: a sentence or two without markup, safe to show. */
export function acknowledgementRefusal(refusal: AcknowledgementRefusal, now: Instant): string {
  switch (refusal.why) {
    case 'critical':
      return 'A critical finding cannot be acknowledged. Do: mend it; /root-status says how.';
    case 'not-failing':
      return 'This finding no longer stands: there is nothing to acknowledge. Do: type /root-status for how it is now.';
    case 'not-measured':
      return 'Nobody knows whether this still fails, because it could not be measured. Do: make it measurable; /root-status says how.';
    case 'text':
      return textText(refusal.problem);
    case 'until-past':
      return 'That day has begun already. Do: pick a later one.';
    case 'until-too-far':
      return `That is too far: at most ${duration(refusal.most)}. Do: pick ${date(now + refusal.most, now)} or earlier.`;
  }
}

/** The same by the field that it is about, as Slack takes the errors of a form. */
export function acknowledgementErrors(refusal: AcknowledgementRefusal, now: Instant): Record<string, string> {
  const isAboutDate = refusal.why === 'until-past' || refusal.why === 'until-too-far';
  return { [isAboutDate ? ACKNOWLEDGE_UNTIL : ACKNOWLEDGE_WHY]: acknowledgementRefusal(refusal, now) };
}

/** No date, or none that the calendar has. */
export function untilMissing(now: Instant): Record<string, string> {
  const last = date(now + LONGEST_ACKNOWLEDGEMENT, now);
  return { [ACKNOWLEDGE_UNTIL]: `There is no day to end on. Do: pick one, ${last} at the latest.` };
}

function textText(problem: TextProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'The reason has nothing in it that can be seen. Do: say why it may stand for a while.';
    case 'too-long':
      return `The reason is too long: at most ${number(problem.most)} characters. Do: shorten it.`;
    case 'not-unicode':
      return `The reason has half a character in it. Do: type it again, in at most ${number(MAX_WHY)} characters.`;
  }
}
