import type { FollowUp } from '../../../src/domain/alert/alert-view.ts';
import { applyStep } from '../../../src/domain/alert/apply-step.ts';
import type { AlertRefusal, AlertStep } from '../../../src/domain/alert/steps.ts';
import {
  alertRefused,
  declaredMessage,
  noSuchAlert,
  ownedMessage,
} from '../../../src/slack/activity/alert-answers.ts';
import { alertCard } from '../../../src/slack/activity/alert-card.ts';
import { alertFollowUp } from '../../../src/slack/activity/alert-follow-up.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { WITHOUT_MFA } from '../../support/builders/activity-records.ts';
import { afterStep } from '../../support/builders/alert.ts';
import { anAlertView, minutesLater } from '../../support/builders/alert-scenes.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';

const HEADLINE = 'UNSANCTIONED ROOT SIGN-IN: payments-prod, 09:00 UTC, no MFA';
const fresh = anAlertView([WITHOUT_MFA]);

/** The thread after these steps, each a minute after the other. */
function thread(...steps: readonly AlertStep[]) {
  const alert = steps.reduce((before, step, n) => afterStep(before, step, minutesLater(n + 1)), fresh.alert);
  const view = { ...fresh, alert, now: minutesLater(steps.length) };
  const entry = alert.history.at(-1);
  if (entry === undefined) throw new Error('Nothing happened');
  return { view, entry };
}

function told(view: typeof fresh, about: FollowUp) {
  const { text, blocks } = alertFollowUp(view, about);
  return { text, lines: plainTextOf(blocks).split('\n') };
}

function lastStep(...steps: readonly AlertStep[]): string[] {
  const { view, entry } = thread(...steps);
  return told(view, { kind: 'step', entry }).lines;
}

function mention(now: number, ...steps: readonly AlertStep[]) {
  const { view, entry } = thread(...steps);
  return told({ ...view, now }, { kind: 'mention', entry, people: [OMAR.id, ANA.id] });
}

const own = { type: 'owned', by: OMAR } as const;
const escalate = { type: 'escalated', people: [OMAR.id] } as const;

test('who is called on reads in the notification alone what is the matter, and that nobody has it', () => {
  const { text, lines } = mention(minutesLater(1), escalate);
  expect(text).toBe(`NOBODY HAS IT. ${HEADLINE}`);
  expect(lines).toEqual([
    text,
    `Do: press "I'm on it" on the alert above, then take its steps.`,
    'For: @U0OMAR @U0ANA',
  ]);
});

test('an owner who said nothing is named when others are called on', () => {
  const { lines } = mention(minutesLater(40), own);
  expect(lines.slice(0, 2)).toEqual([
    `NOBODY HAS IT ANY MORE. ${HEADLINE}`,
    'Omar Diaz had it and did not say what it was.',
  ]);
});

test('an owner is told when more happens', () => {
  const { lines } = mention(minutesLater(4), own);
  expect(lines.slice(0, 2)).toEqual([
    `MORE HAPPENED. ${HEADLINE}`,
    'Omar Diaz has it. Do: look at the alert above again.',
  ]);
});

test('what is news is told as that, and whether anybody has it', () => {
  const news = { ...escalate, ofNews: true } as const;
  expect(mention(minutesLater(1), news).text).toBe(`MORE HAPPENED. NOBODY HAS IT. ${HEADLINE}`);
  expect(mention(minutesLater(40), own, news).text).toBe(
    `MORE HAPPENED. NOBODY HAS IT ANY MORE. ${HEADLINE}`,
  );
});

test('an incident that gets worse calls on people to look again', () => {
  const incident = { type: 'disposed', by: ANA, as: 'incident' } as const;
  const { lines } = mention(minutesLater(4), incident, { ...escalate, ofNews: true });
  expect(lines.slice(0, 3)).toEqual([
    `MORE HAPPENED. INCIDENT, ${HEADLINE}`,
    'Ana Kovač called it an incident, 09:01 UTC.',
    'Do: look at the alert above again, take its steps, and tell who works on it.',
  ]);
});

test('a call that comes too late says that nobody has to', () => {
  const { lines } = mention(minutesLater(4), own, { type: 'disposed', by: OMAR, as: 'legitimate' });
  expect(lines[1]).toBe('Nobody has to take it on any more.');
});

test('where nobody could be called on, the alert and its thread say so', () => {
  const { view, entry } = thread({ type: 'escalated', people: [] });
  const nobody = expect.stringMatching(/^NOBODY WAS CALLED ON: .* Do: phone whoever is on call\.$/);
  expect(told(view, { kind: 'mention', entry, people: [] }).lines).toContainEqual(nobody);
  expect(plainTextOf(alertCard(view, []).blocks).split('\n')).toContainEqual(nobody);
  const owned = thread({ type: 'escalated', people: [] }, own).view;
  expect(plainTextOf(alertCard(owned, []).blocks).split('\n')).not.toContainEqual(nobody);
});

test('each step is told with what follows from it', () => {
  expect(lastStep(own)).toEqual([
    'Omar Diaz is on it, 09:01 UTC',
    'Nobody is called on until 09:31 UTC. Do: say by then what it was, with the buttons above.',
  ]);
  expect(lastStep(own, { type: 'disposed', by: ANA, as: 'legitimate', note: '*Mia*, on the phone' })).toEqual(
    [
      'LEGITIMATE, says Ana Kovač, 09:02 UTC',
      '“*Mia*, on the phone”',
      'For half an hour more of the same is counted here. Anything else, anything that is never fine, and anything from an address and key that are not in it raises a new alert.',
    ],
  );
  expect(lastStep({ type: 'disposed', by: ANA, as: 'incident' })).toEqual([
    'INCIDENT, says Ana Kovač, 09:01 UTC',
    'Everything more that root does in this account stays in this alert, until half an hour passes without any. The steps above stand.',
  ]);
  expect(lastStep({ type: 'declared', by: ANA, windowId: openWindow().id })).toEqual([
    'Declared afterwards in RW-JAFZA2 by Ana Kovač, 09:01 UTC',
    'It explains the use and sanctions nothing: the verdict stays. Somebody must still say what it was.',
  ]);
});

describe('a step that changes nothing is answered with why, and what to do', () => {
  test.each<[AlertRefusal, string]>([
    [
      { why: 'not-on-call' },
      'Not done: you are not on the on-call list, or Slack could not say whether you are.',
    ],
    [{ why: 'owned', by: OMAR, until: minutesLater(31) }, 'Not done: Omar Diaz has it until 09:31 UTC.'],
    [
      { why: 'disposed', by: OMAR, as: 'false-alarm' },
      'Not done: Omar Diaz has said what it was: FALSE ALARM.',
    ],
    [{ why: 'more-happened' }, 'Not done: more happened than you were shown.'],
    [
      { why: 'all-explained' },
      'Not done: there is nothing left to do: all of it was done in central root sessions.',
    ],
    [{ why: 'nothing-new' }, 'Not done: it is so already; nothing changed.'],
  ])('$why', (refusal, first) => {
    const { text, blocks } = alertRefused(fresh, refusal);
    expect(text).toBe(first);
    expect(plainTextOf(blocks).split('\n').at(-1)).toBe(HEADLINE);
  });

  test('as the alert itself refuses it', () => {
    const { view } = thread(own);
    const applied = applyStep(
      view.alert,
      { type: 'owned', by: ANA },
      { now: minutesLater(2), isOnCall: true },
    );
    if (applied.kind !== 'refused') throw new Error(applied.kind);
    expect(alertRefused(view, applied.refusal).text).toBe('Not done: Omar Diaz has it until 09:31 UTC.');
  });
});

test('what is recorded is answered with what comes next', () => {
  expect(plainTextOf(ownedMessage(fresh).blocks)).toContain(
    'Nobody is called on for 30 min. Do: take the steps',
  );
  expect(declaredMessage(openWindow().id, fresh).text).toBe('Recorded: declared afterwards in RW-JAFZA2.');
  expect(noSuchAlert(fresh.alert.id).text).toBe(`There is no alert ${fresh.alert.id} any more.`);
});
