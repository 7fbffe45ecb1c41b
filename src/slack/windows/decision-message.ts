import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { DecisionOutcome } from '../../domain/window/outcomes.ts';
import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { refusalText } from './refusal.ts';
import { replyLines } from './reply.ts';
import { headline } from './state.ts';

/** For who may not see a window: nothing about it, not even where it stands. */
export function hiddenMessage(id: WindowId, why: RefusedReading): Message {
  if (why === 'unverifiable') {
    return answer('Not done: Slack could not say who you are.', [
      `Nothing was recorded about ${id}. Do: try again in a minute.`,
    ]);
  }
  return answer(`Not done: ${HIDDEN[why]}`, [`Do: leave ${id} to one of them.`]);
}

const HIDDEN: Readonly<Record<Exclude<RefusedReading, 'unverifiable'>, string>> = {
  'nobody-configured': 'You are not among the approvers of this window.',
  'not-listed': 'You are not among the approvers of this window.',
  'other-team': 'You are of another workspace; only full members of this one decide.',
  guest: 'Guests decide nothing; only full members of this workspace do.',
  deactivated: 'Your Slack account is deactivated; only full members of this workspace decide.',
  bot: 'Bots decide nothing; only full members of this workspace do.',
};

/** What became of a step, for the person who took it: as it is told in the thread, or why nothing changed. */
export function decisionMessage(outcome: DecisionOutcome, now: Instant): Message {
  switch (outcome.kind) {
    case 'done': {
      const { window, entry } = outcome;
      const { what, rest } = replyLines(window, { kind: 'entry', entry }, now);
      return answer(`Recorded: ${window.id} ${what}.`, rest);
    }
    case 'refused': {
      const { window, refusal } = outcome;
      return answer(`Not done: ${refusalText(window, refusal, now)}`, [headline(window, now)]);
    }
    case 'hidden':
      return hiddenMessage(outcome.id, outcome.why);
    case 'no-such-window':
      return answer(`There is no window ${outcome.id}.`, [
        'Do: check the id on its card, or list those that wait with /root-windows pending.',
      ]);
  }
}
