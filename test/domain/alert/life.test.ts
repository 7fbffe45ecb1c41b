import fc from 'fast-check';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import { applyStep } from '../../../src/domain/alert/apply-step.ts';
import { calledOn, dueEscalation, nextDue, nextEscalation } from '../../../src/domain/alert/escalation.ts';
import { grown, isNews, raised } from '../../../src/domain/alert/growth.ts';
import { alertPhase } from '../../../src/domain/alert/phase.ts';
import type { AlertStep, Dispose } from '../../../src/domain/alert/steps.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { afterStep, anAlert, anItem, PAYMENTS } from '../../support/builders/alert.ts';
import { aChange, aConsoleLogin, inCentralSession } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';

const own = (by = OMAR): AlertStep => ({ type: 'owned', by });
const dispose = (as: Dispose['as'], by = OMAR): Dispose => ({
  type: 'disposed',
  by,
  as,
});
const escalate: AlertStep = { type: 'escalated', people: [OMAR.id, ANA.id] };
const NEVER_FINE_IN_TURN = ['CreateUser', 'CreateAccessKey', 'DeactivateMFADevice'];

/** When people are mentioned, minutes from NOW on, if somebody looks each minute until then. */
function mentions(alert = anAlert(), minutes = 100): readonly number[] {
  const given: number[] = [];
  let current = alert;
  for (let minute = 0; minute <= minutes; minute++) {
    const now = NOW + minute * MINUTE;
    if (dueEscalation(current, now) === undefined) continue;
    given.push(minute);
    current = afterStep(current, escalate, now);
  }
  return given;
}

function refusal(alert = anAlert(), step: AlertStep, now: Instant, isOnCall = true) {
  const applied = applyStep(alert, step, { now, isOnCall });
  return applied.kind === 'refused' ? applied.refusal : undefined;
}

describe('an alert that nobody has', () => {
  test('mentions people at once, after 10 minutes, and then every 30', () => {
    expect(mentions()).toEqual([0, 10, 40, 70, 100]);
  });

  test('says when it does so next', () => {
    const told = afterStep(anAlert(), escalate, NOW);
    expect(nextDue(anAlert(), NOW)).toBe(NOW);
    expect(nextDue(told, NOW)).toBe(NOW + 10 * MINUTE);
    expect(nextDue(afterStep(told, escalate, NOW + 10 * MINUTE), NOW + 10 * MINUTE)).toBe(NOW + 40 * MINUTE);
  });

  test('makes up for an outage with one mention, not with all of them', () => {
    const told = afterStep(anAlert(), escalate, NOW);
    const now = NOW + 3 * HOUR;
    expect(dueEscalation(told, now)).toBeDefined();
    expect(dueEscalation(afterStep(told, escalate, now), now)).toBeUndefined();
  });

  test('is never forgotten: there is always a next time, and it comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 * 60 }), { maxLength: 8 }), (waits) => {
        let alert = anAlert();
        let now = NOW;
        for (const wait of waits) {
          now += wait * SECOND;
          if (dueEscalation(alert, now) !== undefined) alert = afterStep(alert, escalate, now);
          const next = nextEscalation(alert, now);
          expect(next).toBeGreaterThan(now);
          expect(next).toBeLessThanOrEqual(now + 30 * MINUTE);
        }
      }),
    );
  });
});

describe('news in an alert', () => {
  const told = afterStep(anAlert(), escalate, NOW);
  const worse = (alert = told, ...at: readonly Instant[]) =>
    at.reduce(
      (before, now, n) => grown(before, anItem(aChange('iam', NEVER_FINE_IN_TURN[n] ?? 'CreateUser')), now),
      alert,
    );

  test('calls on people at once, and on what is planned besides', () => {
    expect(nextEscalation(worse(told, NOW + 5 * MINUTE), NOW + 5 * MINUTE)).toBe(NOW + 5 * MINUTE);
    const again = afterStep(worse(told, NOW + 5 * MINUTE), { ...escalate, ofNews: true }, NOW + 5 * MINUTE);
    expect(again).not.toHaveProperty('newsSince');
    expect(mentions(again)).toEqual([10, 40, 70, 100]);
  });

  test('calls on them once for all that comes within a minute of the last call', () => {
    const burst = worse(told, NOW + SECOND, NOW + 2 * SECOND, NOW + 50 * SECOND);
    expect(mentions(burst)).toEqual([1, 10, 40, 70, 100]);
  });

  test('calls on its owner while somebody has it, and on everybody when their time is over', () => {
    const owned = worse(afterStep(told, own(), NOW + MINUTE), NOW + 5 * MINUTE);
    expect(nextDue(owned, NOW + 5 * MINUTE)).toBe(NOW + 5 * MINUTE);
    expect(calledOn(owned, ['U0ELSE'], NOW + 5 * MINUTE)).toEqual([OMAR.id]);
    expect(calledOn(owned, ['U0ELSE'], NOW + 31 * MINUTE)).toEqual(['U0ELSE']);
    const again = afterStep(owned, escalate, NOW + 5 * MINUTE);
    expect(nextDue(again, NOW + 5 * MINUTE)).toBe(NOW + 31 * MINUTE);
  });

  test('of an incident calls on everybody, also where something worse was in it before', () => {
    const stopped = grown(told, anItem(aChange('cloudtrail', 'StopLogging')), NOW);
    const incident = afterStep(afterStep(stopped, escalate, NOW), dispose('incident', ANA), NOW + MINUTE);
    const more = grown(incident, anItem(aChange('iam', 'CreateAccessKey')), NOW + 5 * MINUTE);
    expect(nextDue(incident, NOW + 5 * MINUTE)).toBeUndefined();
    expect(nextDue(more, NOW + 5 * MINUTE)).toBe(NOW + 5 * MINUTE);
    expect(calledOn(more, [OMAR.id, ANA.id], NOW + 5 * MINUTE)).toEqual([ANA.id, OMAR.id]);
    expect(nextDue(afterStep(more, escalate, NOW + 5 * MINUTE), NOW + 5 * MINUTE)).toBeUndefined();
  });

  test('that whoever closes it was shown calls on nobody', () => {
    const closed = afterStep(worse(told, NOW), { ...dispose('legitimate'), seen: 1 }, NOW);
    expect(nextDue(closed, NOW)).toBeUndefined();
  });
});

describe('an alert that is only told', () => {
  const item = { ...anItem(), pages: false };
  const told = raised(alertId(item.key, digest), 'perimeter', PAYMENTS, item, NOW);

  test('mentions nobody, owned before or not', () => {
    expect(alertPhase(told, NOW)).toBe('told');
    expect(mentions(told)).toEqual([]);
    expect(mentions(afterStep(told, own(), NOW))).toEqual([]);
  });

  test('begins to, once something in it pages, and that is news', () => {
    const paging = grown(told, anItem(), NOW + 5 * MINUTE);
    expect(isNews(told, paging)).toBe(true);
    expect(mentions(paging, 40)).toEqual([5, 15]);
  });

  test('begins to from then on, though an owner’s time was over before', () => {
    const owned = afterStep(told, own(), NOW);
    const paging = grown(owned, anItem(), NOW + 45 * MINUTE);
    expect(nextDue(paging, NOW + 46 * MINUTE)).toBe(NOW + 45 * MINUTE);
    expect(nextDue(afterStep(paging, escalate, NOW + 46 * MINUTE), NOW + 46 * MINUTE)).toBe(
      NOW + 55 * MINUTE,
    );
  });
});

describe('I’m on it', () => {
  const owned = afterStep(anAlert(), own(), NOW + MINUTE);

  test('stops the mentions for 30 minutes, and then they begin anew', () => {
    expect(alertPhase(owned, NOW + 31 * MINUTE - SECOND)).toBe('owned');
    expect(nextDue(owned, NOW + 2 * MINUTE)).toBe(NOW + 31 * MINUTE);
    expect(alertPhase(owned, NOW + 31 * MINUTE)).toBe('lapsed');
    expect(mentions(afterStep(owned, escalate, NOW + MINUTE), 110)).toEqual([31, 41, 71, 101]);
  });

  test('is for people on call only', () => {
    expect(refusal(anAlert(), own(), NOW, false)).toEqual({ why: 'not-on-call' });
    expect(refusal(anAlert(), dispose('false-alarm'), NOW, false)).toEqual({ why: 'not-on-call' });
  });

  test('is refused while somebody else has it, naming them and until when', () => {
    expect(refusal(owned, own(ANA), NOW + 30 * MINUTE)).toEqual({
      why: 'owned',
      by: OMAR,
      until: NOW + 31 * MINUTE,
    });
    expect(afterStep(owned, own(ANA), NOW + 31 * MINUTE).ownership).toEqual({
      by: ANA,
      at: NOW + 31 * MINUTE,
    });
  });

  test('gives its owner the time anew', () => {
    const again = afterStep(owned, own(), NOW + 25 * MINUTE);
    expect(alertPhase(again, NOW + 54 * MINUTE)).toBe('owned');
  });

  test('is kept when the alert grows', () => {
    const worse = grown(owned, anItem(aChange('iam', 'CreateAccessKey')), NOW);
    expect(alertPhase(worse, NOW + 2 * MINUTE)).toBe('owned');
  });
});

describe('a disposition', () => {
  test.each(['false-alarm', 'legitimate', 'incident'] as const)('%s ends the mentions for good', (as) => {
    const disposed = afterStep(anAlert(), dispose(as), NOW + MINUTE);
    expect(alertPhase(disposed, NOW + HOUR)).toBe('disposed');
    expect(nextDue(disposed, NOW + HOUR)).toBeUndefined();
    expect(dueEscalation(disposed, NOW + HOUR)).toBeUndefined();
    expect(refusal(disposed, own(ANA), NOW + HOUR)).toEqual({ why: 'disposed', by: OMAR, as });
  });

  test('may be changed by whoever knows better, and is not given twice', () => {
    const alarm = afterStep(anAlert(), dispose('false-alarm'), NOW);
    expect(refusal(alarm, dispose('false-alarm', ANA), NOW)).toEqual({
      why: 'disposed',
      by: OMAR,
      as: 'false-alarm',
    });
    const incident = afterStep(alarm, dispose('incident', ANA), NOW + MINUTE);
    expect(incident.disposition).toEqual({ kind: 'incident', by: ANA, at: NOW + MINUTE });
    expect(incident.history.map(({ step }) => step.type)).toEqual(['disposed', 'disposed']);
  });
});

describe('what its author was not shown', () => {
  const grew = grown(anAlert(), anItem(aChange('cloudtrail', 'StopLogging')), NOW);

  test.each(['false-alarm', 'legitimate'] as const)('is not closed as %s', (as) => {
    expect(refusal(grew, dispose(as), NOW)).toEqual({ why: 'more-happened' });
    const closed = afterStep(grew, { ...dispose(as), seen: 1 }, NOW);
    expect(closed.disposition?.kind).toBe(as);
  });

  test('counts only where it is no more of the same, and never against an incident', () => {
    const same = grown(anAlert(), anItem(), NOW);
    expect(refusal(same, dispose('legitimate'), NOW)).toBeUndefined();
    expect(refusal(grew, dispose('incident'), NOW)).toBeUndefined();
    const again = grown(grew, anItem(aChange('cloudtrail', 'StopLogging')), NOW);
    expect(refusal(again, { ...dispose('legitimate'), seen: 1 }, NOW)).toEqual({ why: 'more-happened' });
  });
});

test('declaring it afterwards is remembered, changes no verdict, and leaves it unowned', () => {
  const id = windowId('afterwards', digest);
  const declared = afterStep(anAlert(), { type: 'declared', by: OMAR, windowId: id }, NOW);
  expect(declared).toMatchObject({ declaredIn: [id], verdicts: anAlert().verdicts });
  expect(alertPhase(declared, NOW)).toBe('unowned');
  expect(refusal(declared, { type: 'declared', by: OMAR, windowId: id }, NOW)).toEqual({
    why: 'nothing-new',
  });
});

describe('an AssumeRoot event that explains', () => {
  const explain = { type: 'explained', accessKeyId: 'ASIACENTRALEXAMPLE01', opening: 'the opening' } as const;
  const session = inCentralSession({}, false);

  test('all of an alert ends it, before or after more of it arrived', () => {
    const explained = afterStep(anAlert(session, session), explain, NOW);
    expect(alertPhase(explained, NOW)).toBe('explained');
    expect(nextDue(explained, NOW)).toBeUndefined();
    expect(alertPhase(grown(explained, anItem(session), NOW), NOW)).toBe('explained');
    expect(refusal(explained, own(), NOW)).toEqual({ why: 'all-explained' });
  });

  test('a part of it leaves the rest to on-call', () => {
    const explained = afterStep(anAlert(aConsoleLogin(), session), explain, NOW);
    expect(explained.counts).toMatchObject({ events: 2, explained: 1 });
    expect(alertPhase(explained, NOW)).toBe('unowned');
  });

  test('and is followed by a sign-in opens it again', () => {
    const explained = afterStep(anAlert(session), explain, NOW);
    expect(alertPhase(grown(explained, anItem(), NOW), NOW)).toBe('unowned');
  });

  test('nothing in it is refused, and so is the same twice', () => {
    expect(refusal(anAlert(), explain, NOW)).toEqual({ why: 'nothing-new' });
    expect(refusal(afterStep(anAlert(session), explain, NOW), explain, NOW)).toEqual({ why: 'nothing-new' });
  });
});

test('every step raises the version by one, and the history stays short', () => {
  let alert = anAlert();
  for (let n = 0; n < 100; n++) {
    const { version } = alert;
    alert = afterStep(alert, escalate, NOW + n * HOUR);
    expect(alert.version).toBe(version + 1);
  }
  expect(alert.history).toHaveLength(50);
});

test('of a long history stay whom it called on when it was raised, who was called on last, and what people did', () => {
  let alert = afterStep(
    afterStep(anAlert(), { type: 'escalated', people: ['U0FIRST'] }, NOW),
    own(),
    NOW + 1,
  );
  for (let n = 1; n < 100; n++) alert = afterStep(alert, escalate, NOW + n * HOUR);
  const [first, second] = alert.history;
  expect(first).toEqual({ at: NOW, step: { type: 'escalated', people: ['U0FIRST'] } });
  expect(second?.step.type).toBe('owned');
  for (let n = 1; n < 100; n++) alert = afterStep(alert, own(), NOW + 100 * HOUR + n);
  expect(alert.history).toHaveLength(50);
  expect(alert.history[0]).toEqual(first);
  expect(nextEscalation(alert, NOW + 200 * HOUR)).toBeGreaterThan(NOW + 199 * HOUR);
});
