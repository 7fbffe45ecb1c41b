import { HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { notices } from '../../../src/domain/window/notices.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aPolicy, aWindow } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

/** Those that are worth telling, and all the others after them. */
const namesOf = (window: RootWindow, now: Instant, isCurrent = true) =>
  notices(window, [ANA.id], now)
    .filter((notice) => notice.isCurrent === isCurrent)
    .map(({ name }) => name);

const opened = after(aWindow({ operator: ZOE }), [approve(OMAR), NOW], [approve(ANA), NOW]);
const reminded = (about: 'undecided' | 'unreviewed'): WindowEvent => ({
  type: 'reminded',
  about,
  people: [OMAR.id],
});
const direct = { governing: { kind: 'governed', policy: aPolicy({ notifyDirectly: true }) } } as const;

test('the operator is told that the window is open, and ten minutes before that it ends; late, nothing of it', () => {
  expect(namesOf(opened, NOW)).toEqual([`NOTICE#opened#${ZOE.id}`]);
  expect(namesOf(opened, NOW + 50 * MINUTE)).toEqual([`NOTICE#opened#${ZOE.id}`, `NOTICE#ending#${ZOE.id}`]);
  expect(namesOf(opened, NOW + HOUR)).toEqual([]);
});

test('who holds what the operator needs is told that the window is open', () => {
  const [account] = opened.request.accounts;
  const item = { kind: 'mfa-device', label: 'B2', holder: OMAR.id, accounts: [account!.id] } as const;
  const window = { ...opened, request: { ...opened.request, custody: [item, { ...item, label: 'B3' }] } };

  expect(namesOf(window, NOW)).toEqual([`NOTICE#opened#${ZOE.id}`, `NOTICE#opened#${OMAR.id}`]);
});

test('of reminders the last is told to those it is for, where the policy says so, while it is still so', () => {
  const steps: [WindowEvent, Instant][] = [
    [reminded('undecided'), NOW + 15 * MINUTE],
    [reminded('undecided'), NOW + 45 * MINUTE],
  ];
  const window = after(aWindow({}, direct), ...steps);

  expect(namesOf(window, NOW + HOUR)).toEqual([`NOTICE#3#${OMAR.id}`]);
  expect(namesOf(window, NOW + 9 * HOUR)).toEqual([]);
  expect(namesOf(after(aWindow(), ...steps), NOW + HOUR)).toEqual([]);
});

test('a reminder of the review is told until it is reviewed', () => {
  const open = after(aWindow({}, direct), [approve(OMAR), NOW], [approve(ANA), NOW]);
  const told = after(open, [reminded('unreviewed'), NOW + 5 * HOUR]);
  const reviewed = after(told, [{ type: 'reviewed', by: OMAR, done: 'it' }, NOW + 6 * HOUR]);

  expect(namesOf(told, NOW + 6 * HOUR)).toEqual([`NOTICE#4#${OMAR.id}`]);
  expect(namesOf(reviewed, NOW + 6 * HOUR)).toEqual([]);
});

test('that a review is overdue is told to those who are told directly', () => {
  const { window, now } = EVERY_STATE['break-glass']!();
  const end = window.period?.end ?? now;

  expect(namesOf(window, end + 24 * HOUR - 1)).toEqual([]);
  expect(namesOf(window, end + 24 * HOUR)).toEqual([`NOTICE#overdue#${ANA.id}`]);
  expect(namesOf(opened, NOW + 30 * HOUR)).toEqual([]);
});

test('nobody is told before anything has happened', () => {
  expect(notices(aWindow({ requester: MIA }), [ANA.id], NOW)).toEqual([]);
});
