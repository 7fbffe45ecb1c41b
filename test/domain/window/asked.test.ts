import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { type Asked, judgeAsked } from '../../../src/domain/window/judge/asked.ts';
import { judgeEvent } from '../../../src/domain/window/judge-event.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import { aContext } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

const ASKED: Readonly<Record<Asked, (by: Person) => WindowEvent>> = {
  approved: (by) => ({ type: 'approved', by }),
  denied: (by) => ({ type: 'denied', by, reason: 'Not today' }),
  revoked: (by) => ({ type: 'revoked', by, reason: 'Suspicious' }),
  reviewed: (by) => ({ type: 'reviewed', by, done: 'MFA delete is on' }),
};

const EACH = Object.entries(EVERY_STATE).flatMap(([state, seen]) =>
  (Object.keys(ASKED) as Asked[]).map((asked) => [state, asked, seen] as const),
);

test.each(EACH)('%s: is asked to be %s of exactly those whose decision would be taken', (_, asked, seen) => {
  const { window, now } = seen();
  for (const by of [MIA, OMAR, ANA, ZOE]) {
    const event = ASKED[asked](by);
    const context = aContext(event, { now });
    expect(judgeAsked(window, asked, by, context)).toEqual(judgeEvent(window, event, context));
  }
});

test('somebody is asked in some state, and somebody is not', () => {
  const { window, now } = EVERY_STATE.pending!();
  const judged = (by: Person) => judgeAsked(window, 'approved', by, aContext(ASKED.approved(by), { now }));
  expect(judged(OMAR)).toBeUndefined();
  expect(judged(MIA)).toEqual({ why: 'is-requester' });
});
