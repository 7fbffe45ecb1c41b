import { HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { ReminderTopic } from '../../../src/domain/window/events.ts';
import { dueReminder, nextReminder } from '../../../src/domain/window/reminders.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

const reminded = (window: RootWindow, about: ReminderTopic, at: Instant) =>
  after(window, [{ type: 'reminded', about, people: [] }, at]);

/** When the window is reminded of until `end`, looked at each minute, and told at once. */
function given(window: RootWindow, from: Instant, end: Instant): readonly string[] {
  const all: string[] = [];
  let current = window;
  for (let now = from; now <= end; now += MINUTE) {
    const due = dueReminder(current, now);
    if (due === undefined) continue;
    all.push(`${due.about} ${(now - from) / MINUTE}`);
    current = reminded(current, due.about, now);
  }
  return all;
}

test('an undecided request is reminded of after 15 minutes, then after twice the time each, until it lapses', () => {
  expect(given(aWindow(), NOW, NOW + 24 * HOUR)).toEqual(
    [15, 45, 105, 225, 465].map((minute) => `undecided ${minute}`),
  );
});

test('an open window is warned of its end once, ten minutes before', () => {
  const open = after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW]);

  expect(given(open, NOW, NOW + HOUR)).toEqual(['ending 50']);
});

test('a short window is warned of its end at half of it', () => {
  const open = after(aWindow({ duration: 12 * MINUTE }), [approve(OMAR), NOW], [approve(ANA), NOW]);

  expect(given(open, NOW, NOW + 11 * MINUTE)).toEqual(['ending 6']);
});

test('a missing review is reminded of after four hours, then after twice the time each', () => {
  const { window, now } = EVERY_STATE.ended!();

  expect(given(window, now, now + 30 * HOUR)).toEqual([
    'unreviewed 240',
    'unreviewed 720',
    'unreviewed 1680',
  ]);
});

test('of several that an outage held back only the last is given', () => {
  const window = aWindow();
  const now = NOW + 110 * MINUTE;
  expect(dueReminder(window, now)).toEqual({ about: 'undecided', since: NOW + 105 * MINUTE });

  const told = reminded(window, 'undecided', now);
  expect(dueReminder(told, now)).toBeUndefined();
  expect(nextReminder(told, now)?.since).toBe(NOW + 225 * MINUTE);
});

test.each(['lapsed', 'scheduled', 'reviewed', 'denied', 'withdrawn', 'revoked before it opened'])(
  'a window that is %s is not reminded of',
  (state) => {
    const { window, now } = EVERY_STATE[state]!();

    expect(nextReminder(window, now)).toBeUndefined();
  },
);
