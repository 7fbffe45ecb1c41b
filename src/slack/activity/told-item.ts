import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import type { RootEvent } from '../../domain/root-event/event.ts';
import { kindOf } from '../../domain/root-event/event-kind.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { callerInWords } from './caller-words.ts';
import { centralInWords, policyInWords } from './central-words.ts';
import {
  actorInWords,
  type EventRoom,
  mfaInWords,
  nameInWords,
  outcomeInWords,
  sourceInWords,
} from './event-words.ts';
import { effectInWords, perimeterInWords } from './perimeter-words.ts';
import { VERDICT_WORDS, verdictInWords } from './verdict-words.ts';

/** What was done, without when: `ConsoleLogin, no MFA`, `StopLogging (name: org-trail), REFUSED (AccessDenied)`. */
export function doneInWords(told: ToldEvent, room: EventRoom): string {
  switch (told.kind) {
    case 'root': {
      const { event } = told;
      const outcome = outcomeInWords(event, room.label, kindOf(event));
      return parts(nameInWords(event, room), outcome, mfaInWords(event));
    }
    case 'assume-root':
      return parts(
        `AssumeRoot, ${policyInWords(told.event.taskPolicy, room.label)}`,
        outcomeInWords(told.event, room.label),
      );
    case 'perimeter': {
      const { event } = told;
      const name = harmlessLabel(event.eventName, room.label);
      return parts(`${name}: ${perimeterInWords(event, room.label)}`, outcomeInWords(event, room.label));
    }
  }
}

/** Where it came from and with what, or by whom. */
export function byInWords({ kind, event }: ToldEvent, most: number): string {
  const from = `From ${sourceInWords(event, most)}`;
  return kind === 'root'
    ? `${from}; ${actorInWords(event.actor, most)}`
    : `${from}; by ${callerInWords(event.by, most)}`;
}

/** In one word or two what it was found to be, loud where it is not fine: `NO WINDOW`, `in RW-7F3K2M`. */
export function standingInWords(told: ToldEvent): string {
  switch (told.kind) {
    case 'root':
      return judgementInWords(told);
    case 'assume-root':
      return centralStanding(told.verdict.kind);
    case 'perimeter':
      return told.event.effect === 'weakens' && told.event.outcome.kind !== 'failure' ? 'WEAKENED' : 'told';
  }
}

function judgementInWords({ event, judgement }: Extract<ToldEvent, { kind: 'root' }>): string {
  switch (judgement.kind) {
    case 'service':
      return 'AWS service';
    case 'central-session':
      return centralStanding(judgement.verdict.kind);
    case 'use':
      return kindOf(event) === 'recovery-request' ? 'counted only' : useInWords(judgement.verdict);
  }
}

function useInWords({ kind, windowId, concerns }: Verdict): string {
  const alerts = concerns.length > 0 ? ', ALERTED' : '';
  const words = kind === 'in-window' ? 'in' : VERDICT_WORDS[kind].toUpperCase();
  const id = windowId === undefined ? '' : ` ${windowId}`;
  return `${words}${id}${alerts}`;
}

function centralStanding(kind: string): string {
  switch (kind) {
    case 'our-audit':
      return "Rootkeeper's audit";
    case 'others':
      return 'central root session';
    case 'ours-misused':
      return 'AUDIT ACCESS MISUSED';
    default:
      return 'CENTRAL SESSION, OPENER NOT KNOWN';
  }
}

/** Why it was found to be that: a sentence or two. `most`: so many reasons. */
export function whyInWords(told: ToldEvent, room: EventRoom, most: number): string {
  switch (told.kind) {
    case 'root':
      return whyRoot(told.event, told.judgement, room, most);
    case 'assume-root':
      return `${sentenceCase(centralInWords(told.verdict, room.label))}.`;
    case 'perimeter':
      return `${sentenceCase(effectInWords(told.event))}.`;
  }
}

function whyRoot(
  event: RootEvent,
  judgement: Extract<ToldEvent, { kind: 'root' }>['judgement'],
  room: EventRoom,
  most: number,
): string {
  switch (judgement.kind) {
    case 'service':
      return 'AWS did it by itself, with nobody’s credentials.';
    case 'central-session':
      return `${sentenceCase(centralInWords(judgement.verdict, room.label))}.`;
    case 'use':
      return sentenceCase(verdictInWords(judgement.verdict, event, most));
  }
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function parts(...all: readonly string[]): string {
  return all.filter((part) => part !== '').join(', ');
}
