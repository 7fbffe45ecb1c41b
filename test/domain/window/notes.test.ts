import { HOUR, type Instant } from '../../../src/domain/time.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { replay } from '../../../src/domain/window/replay.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from '../../support/builders/time.ts';
import { aContext, after, aWindow } from '../../support/builders/window.ts';
import { MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

function outcome(window: RootWindow, event: WindowEvent, now: Instant = NOW) {
  const result = apply(window, event, aContext(event, { now }));
  return result.kind === 'applied' ? 'applied' : result.refusal.why;
}

test.each([
  ['undecided', ['pending', 'approved once of twice']],
  ['ending', ['open', 'break-glass']],
  ['unreviewed', ['ended', 'overdue', 'revoked', 'closed', 'declared afterwards', 'from paper']],
] as const)('people are reminded of what is %s only while it is', (about, states) => {
  const accepting = Object.entries(EVERY_STATE).filter(([, seen]) => {
    const { window, now } = seen();
    return outcome(window, { type: 'reminded', about, people: [OMAR.id] }, now) === 'applied';
  });
  expect(accepting.map(([state]) => state)).toEqual(states);
});

test('a use is explained by somebody with a part in the window, in words that can be kept', () => {
  const window = aWindow({ origin: { kind: 'break-glass' } });
  const explained = { type: 'declared-afterwards', by: MIA, use: 'event 7', reason: 'It was me' } as const;
  expect(outcome(window, explained)).toBe('applied');
  expect(outcome(window, { ...explained, by: OMAR })).toBe('applied');
  expect(outcome(window, { ...explained, by: ZOE })).toBe('not-an-approver');
  expect(outcome(window, { ...explained, use: 'x'.repeat(256) })).toBe('text');
  expect(outcome(window, { ...explained, reason: ' ' })).toBe('text');
});

test('an explanation approves nothing and changes no state', () => {
  const ended = after(aWindow({ origin: { kind: 'break-glass' } }), [{ type: 'closed', by: MIA }, NOW + 1]);
  const explained = { type: 'declared-afterwards', by: MIA, use: 'event 7', reason: 'It was me' } as const;
  const { version, history, ...rest } = after(ended, [explained, NOW + 2]);
  const { version: before, history: short, ...same } = ended;
  expect([rest, version, history.length]).toEqual([same, before + 1, short.length + 1]);
});

test('paper is marked as such, is no approval, and cannot have been written in the future', () => {
  const paper = {
    type: 'paper-recorded',
    recordedBy: 'ana',
    writtenAt: NOW - HOUR,
    text: 'Omar approved',
  } as const;
  expect(after(aWindow(), [paper, NOW])).toMatchObject({ state: 'requested', approvals: [] });
  expect(outcome(aWindow(), { ...paper, writtenAt: NOW + 1 })).toBe('written-in-the-future');
  expect(outcome(aWindow(), { ...paper, recordedBy: '' })).toBe('text');
});

test('a history that does not begin with a request, or has two, makes no window', () => {
  const { history } = after(aWindow(), [approve(OMAR), NOW]);
  const [request, approval] = history;
  expect(replay([approval!])).toEqual({ kind: 'impossible', seq: 1 });
  expect(replay([request!, approval!, { ...request!, seq: 3 }])).toEqual({ kind: 'impossible', seq: 3 });
  expect(replay([])).toEqual({ kind: 'impossible', seq: 1 });
});
