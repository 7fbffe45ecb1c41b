import type { KnownBlock } from '@slack/types';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import { alertPhase } from '../../domain/alert/phase.ts';
import type { Todo } from '../../domain/alert/what-to-do.ts';
import { actions } from '../blocks/button.ts';
import { bold, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { fact, joined, type Line } from '../windows/lines.ts';
import { mentions } from '../windows/names.ts';
import { fitted, type Room } from '../windows/room.ts';
import { alertButtons } from './alert-buttons.ts';
import { alertFacts } from './alert-facts.ts';
import { alertHeadline } from './alert-headline.ts';
import { dispositionLine, NOBODY_CALLED, ownerLine } from './alert-owner.ts';
import { thingsDone } from './alert-things.ts';
import { listed } from './listed.ts';
import { todoInWords } from './todo-words.ts';

/**
 * The alert as it stands at `view.now`: what is the matter, what is known, what to do now, who has it, and the buttons that
 * can still succeed. Within Slack's limits whatever AWS and people wrote. `called`: user ids that are notified by it.
 */
export function alertCard(view: AlertView, called: readonly string[]): Message {
  const first = alertHeadline(view);
  return {
    text: escapeMrkdwn(first),
    blocks: fitted((room) => cardBlocks(view, called, first, room)),
  };
}

function cardBlocks(view: AlertView, called: readonly string[], first: string, room: Room): KnownBlock[] {
  const things = thingsDone(view, room);
  const last = [...ownerLine(view, room), ...calledOn(view, called)];
  return [
    richText(joined([[bold(first)], ...dispositionLine(view, room), ...alertFacts(view, room)])),
    ...listed(isTold(view) ? 'Unless it was planned' : 'Do now', 'ordered', steps(view, room)),
    ...listed(things.length > 1 ? 'What was done, the worst first' : 'What was done', 'bullet', things),
    ...(last.length === 0 ? [] : [richText(joined(last))]),
    ...actions(alertButtons(view.alert, view.now)),
  ];
}

/** Whom the message called on when it was posted; and that nobody could be, while somebody must own it. */
function calledOn({ alert, now }: AlertView, called: readonly string[]): Line[] {
  const phase = alertPhase(alert, now);
  if (phase === 'disposed' || phase === 'explained') return [];
  const last = alert.history.findLast(({ step }) => step.type === 'escalated')?.step;
  const isNobody = last?.type === 'escalated' && last.people.length === 0;
  if (isNobody && (phase === 'unowned' || phase === 'lapsed')) return [[bold(NOBODY_CALLED)]];
  const people = mentions(called);
  return people.length === 0 ? [] : [fact('Called on', ...people)];
}

/** Numbered, since they are done one after the other; none once it is over. */
function steps(view: AlertView, room: Room): readonly string[] {
  return stepsOf(view).map((todo) => todoInWords(todo, view, room));
}

function stepsOf({ alert, todos, now }: AlertView): readonly Todo[] {
  switch (alertPhase(alert, now)) {
    case 'unowned':
    case 'lapsed':
      return todos;
    case 'owned':
      return todos.filter((todo) => todo.do !== 'take-it');
    case 'told':
      return todos.filter((todo) => todo.do !== 'take-it' && todo.do !== 'change-nothing-else');
    case 'disposed':
      return alert.disposition?.kind === 'incident' ? todos.filter((todo) => todo.do !== 'take-it') : [];
    case 'explained':
      return [];
  }
}

function isTold({ alert, now }: AlertView): boolean {
  return alertPhase(alert, now) === 'told';
}
