import type { AlertItem, DispositionKind } from '../../domain/alert/alert.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import type { AlertCause } from '../../domain/alert/cause.ts';
import { alertPhase } from '../../domain/alert/phase.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { moment } from '../windows/when.ts';
import { accountInWords } from './account-words.ts';
import { callerOf, eventBehind } from './alert-events.ts';
import { isSignIn, matter } from './alert-matter.ts';
import { callerName } from './caller-words.ts';
import { policyInWords } from './central-words.ts';
import { MFA_WORDS } from './event-words.ts';
import { perimeterInWords } from './perimeter-words.ts';

const NAME = 60;
const WHO = 40;

/**
 * The first line, and the notification: what is the matter in our own words, before any name, then where, when and whether
 * MFA was used: `UNSANCTIONED ROOT SIGN-IN, LOGGING TURNED OFF: payments-prod, 03:02 UTC, no MFA`.
 */
export function alertHeadline(view: AlertView): string {
  const { alert, accountName, now } = view;
  const what = matter(view);
  const where = [accountInWords(accountName, alert.accountId, NAME), ...whenAndHow(view)].join(', ');
  switch (alertPhase(alert, now)) {
    case 'disposed':
      return `${disposed(alert.disposition?.kind ?? 'incident', what)}: ${where}`;
    case 'explained':
      return `EXPLAINED, it was a central root session, not ${what}: ${where}`;
    case 'told':
    case 'unowned':
    case 'lapsed':
    case 'owned':
      return `${what.toUpperCase()}: ${where}`;
  }
}

function disposed(kind: DispositionKind, what: string): string {
  switch (kind) {
    case 'false-alarm':
      return `Closed as FALSE ALARM, ${what}`;
    case 'legitimate':
      return `Closed as LEGITIMATE, ${what}`;
    case 'incident':
      return `INCIDENT, ${what.toUpperCase()}`;
  }
}

/** Of the sign-in, where there is one; else of the worst, with what it was. */
function whenAndHow(view: AlertView): string[] {
  const { items, firstAt, openedAt } = view.alert;
  const signIn = items.find(isSignIn);
  const about = signIn ?? items[0];
  if (about === undefined) return [moment(firstAt, openedAt)];
  const how = signIn === undefined ? nameAndWho(view, about) : [MFA_WORDS[signIn.mfa ?? 'unknown']];
  return [moment(about.at, openedAt), ...how];
}

function nameAndWho(view: AlertView, item: AlertItem): string[] {
  const told = eventBehind(view, item);
  const caller = callerOf(told);
  const by = caller === undefined ? [] : [`by ${callerName(caller, WHO)}`];
  if (told?.kind === 'assume-root') return [policyInWords(told.event.taskPolicy, WHO), ...by];
  if (told?.kind === 'perimeter') return [perimeterInWords(told.event, WHO), ...by];
  return SAYS_ALL.includes(item.cause) ? by : [harmlessLabel(item.name, WHO), ...by];
}

/** Beside these the event's name tells nothing. */
const SAYS_ALL: readonly AlertCause[] = [
  'sign-in-failed',
  'mfa-check',
  'recovery-completed',
  'recovery-request',
  'not-the-operator',
  'second-address',
  'read',
];
