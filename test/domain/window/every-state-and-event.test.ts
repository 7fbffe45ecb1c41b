import { apply } from '../../../src/domain/window/apply.ts';
import type { WindowEvent, WindowEventType } from '../../../src/domain/window/events.ts';
import { NOW } from '../../support/builders/time.ts';
import { aContext, aWindow } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

/** One event of each type, by somebody who may cause it. The type makes sure that none is missing. */
const EVERY_EVENT: Readonly<Record<WindowEventType, WindowEvent>> = {
  requested: { type: 'requested', request: aWindow().request },
  approved: { type: 'approved', by: ANA },
  denied: { type: 'denied', by: ANA, reason: 'Not today' },
  withdrawn: { type: 'withdrawn', by: MIA },
  revoked: { type: 'revoked', by: OMAR, reason: 'Suspicious' },
  closed: { type: 'closed', by: MIA },
  reviewed: { type: 'reviewed', by: ANA, done: 'MFA delete is on' },
  'findings-recorded': { type: 'findings-recorded', findings: { accounts: [] } },
  reminded: { type: 'reminded', about: 'unreviewed', people: [OMAR.id] },
  'declared-afterwards': { type: 'declared-afterwards', by: MIA, use: 'event 7', reason: 'It was me' },
  'paper-recorded': { type: 'paper-recorded', recordedBy: 'ana', writtenAt: NOW, text: 'Signed in 09:20' },
};

const EVENTS = Object.keys(EVERY_EVENT) as WindowEventType[];

/** In the order of EVENTS: the state it leaves, or why nothing happens. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  pending: [
    '✗ already-requested',
    '→ requested',
    '→ denied',
    '→ withdrawn',
    '✗ undecided',
    '✗ undecided',
    '✗ undecided',
    '✗ undecided',
    '✗ nothing-to-remind-of',
    '✗ undecided',
    '→ requested',
  ],
  'approved once of twice': [
    '✗ already-requested',
    '→ approved',
    '→ denied',
    '→ withdrawn',
    '✗ undecided',
    '✗ undecided',
    '✗ undecided',
    '✗ undecided',
    '✗ nothing-to-remind-of',
    '✗ undecided',
    '→ requested',
  ],
  lapsed: [
    '✗ already-requested',
    '✗ lapsed',
    '✗ lapsed',
    '✗ lapsed',
    '✗ lapsed',
    '✗ lapsed',
    '✗ never-opened',
    '✗ never-opened',
    '✗ nothing-to-remind-of',
    '✗ lapsed',
    '→ requested',
  ],
  scheduled: [
    '✗ already-requested',
    '✗ already-approved',
    '✗ already-approved',
    '✗ already-approved',
    '→ revoked',
    '→ closed',
    '✗ not-open-yet',
    '✗ not-open-yet',
    '✗ nothing-to-remind-of',
    '→ approved',
    '→ approved',
  ],
  open: [
    '✗ already-requested',
    '✗ already-approved',
    '✗ already-approved',
    '✗ already-approved',
    '→ revoked',
    '→ closed',
    '✗ not-over-yet',
    '✗ not-over-yet',
    '✗ nothing-to-remind-of',
    '→ approved',
    '→ approved',
  ],
  ended: [
    '✗ already-requested',
    '✗ already-approved',
    '✗ already-approved',
    '✗ already-approved',
    '✗ over',
    '✗ over',
    '→ approved',
    '→ approved',
    '→ approved',
    '→ approved',
    '→ approved',
  ],
  overdue: [
    '✗ already-requested',
    '✗ already-approved',
    '✗ already-approved',
    '✗ already-approved',
    '✗ over',
    '✗ over',
    '→ approved',
    '→ approved',
    '→ approved',
    '→ approved',
    '→ approved',
  ],
  reviewed: [
    '✗ already-requested',
    '✗ already-approved',
    '✗ already-approved',
    '✗ already-approved',
    '✗ over',
    '✗ over',
    '✗ already-reviewed',
    '→ approved',
    '✗ nothing-to-remind-of',
    '→ approved',
    '→ approved',
  ],
  denied: [
    '✗ already-requested',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ never-opened',
    '✗ never-opened',
    '✗ nothing-to-remind-of',
    '✗ already-ended',
    '→ denied',
  ],
  withdrawn: [
    '✗ already-requested',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ never-opened',
    '✗ never-opened',
    '✗ nothing-to-remind-of',
    '✗ already-ended',
    '→ withdrawn',
  ],
  'revoked before it opened': [
    '✗ already-requested',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ never-opened',
    '✗ never-opened',
    '✗ nothing-to-remind-of',
    '→ revoked',
    '→ revoked',
  ],
  revoked: [
    '✗ already-requested',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '→ revoked',
    '→ revoked',
    '→ revoked',
    '→ revoked',
    '→ revoked',
  ],
  closed: [
    '✗ already-requested',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '✗ already-ended',
    '→ closed',
    '→ closed',
    '→ closed',
    '→ closed',
    '→ closed',
  ],
  'break-glass': [
    '✗ already-requested',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '→ revoked',
    '→ closed',
    '✗ not-over-yet',
    '✗ not-over-yet',
    '✗ nothing-to-remind-of',
    '→ approved',
    '→ approved',
  ],
  'declared afterwards': [
    '✗ already-requested',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '→ closed',
    '→ closed',
    '→ closed',
    '→ closed',
    '→ closed',
  ],
  'from paper': [
    '✗ already-requested',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '✗ needs-no-approval',
    '→ closed',
    '→ closed',
    '→ closed',
    '→ closed',
    '→ closed',
  ],
};

test('the table has a row for every state, and a cell for every event', () => {
  expect(Object.keys(TABLE)).toEqual(Object.keys(EVERY_STATE));
  for (const row of Object.values(TABLE)) expect(row).toHaveLength(EVENTS.length);
});

const PAIRS = Object.entries(EVERY_STATE).flatMap(([state, seen]) =>
  EVENTS.map((event, column) => ({ state, event, result: TABLE[state]?.[column], seen })),
);

test.each(PAIRS)(
  'a window that is $state, and the event $event: $result',
  ({ event: type, result, seen }) => {
    const { window, now } = seen();
    const event = EVERY_EVENT[type];
    const applied = apply(window, event, aContext(event, { now }));
    expect(applied.kind === 'applied' ? `→ ${applied.window.state}` : `✗ ${applied.refusal.why}`).toBe(
      result,
    );
  },
);

const ACCEPTED = PAIRS.filter(({ result }) => result?.startsWith('→'));

test.each(ACCEPTED)(
  'a window that is $state gains one version and one entry by $event',
  ({ event: type, seen }) => {
    const { window, now } = seen();
    const event = EVERY_EVENT[type];
    const applied = apply(window, event, aContext(event, { now }));
    if (applied.kind === 'refused') throw new Error(applied.refusal.why);
    expect(applied.window.version).toBe(window.version + 1);
    expect(applied.window.history).toEqual([...window.history, applied.entry]);
    expect(applied.entry).toMatchObject({ event, at: now, previous: window.history.at(-1)?.hash });
  },
);
