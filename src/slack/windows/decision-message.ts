import type { Instant } from '../../domain/time.ts';
import type { DecisionOutcome } from '../../domain/window/outcomes.ts';
import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { refusalText } from './refusal.ts';
import { replyLines } from './reply.ts';
import { headline } from './state.ts';

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
    case 'no-such-window':
      return answer(`There is no window ${outcome.id}.`, [
        'Do: check the id on its card, or list those that wait with /root-windows pending.',
      ]);
  }
}
