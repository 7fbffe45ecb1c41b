import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { drawingKey, placeOf, settledPlaceOf } from '../../../src/domain/window/lists.ts';
import { nextChange } from '../../../src/domain/window/next-change.ts';
import { reviewDueAt } from '../../../src/domain/window/phase.ts';
import { NOW } from '../../support/builders/time.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

const seen = (state: string) => EVERY_STATE[state]!();

describe('right after it was written a window stands', () => {
  test.each([
    ['pending', { list: 'requested', at: NOW + 8 * HOUR }],
    ['approved once of twice', { list: 'requested', at: NOW + 8 * HOUR }],
    ['scheduled', { list: 'approved', at: NOW + 2 * HOUR }],
    ['open', { list: 'approved', at: NOW + HOUR }],
    ['break-glass', { list: 'approved', at: NOW + HOUR }],
    ['denied', { list: 'settling', at: NOW }],
    ['withdrawn', { list: 'settling', at: NOW }],
    ['revoked before it opened', { list: 'settling', at: NOW }],
    ['revoked', { list: 'unreviewed', at: NOW + MINUTE }],
    ['closed', { list: 'unreviewed', at: NOW + MINUTE }],
    ['reviewed', { list: 'settling', at: NOW + HOUR }],
    ['declared afterwards', { list: 'unreviewed', at: NOW - HOUR }],
    ['from paper', { list: 'unreviewed', at: NOW - HOUR }],
  ])('%s', (state, place) => {
    expect(placeOf(seen(state).window)).toEqual(place);
  });
});

describe('once everything was done a window', () => {
  test.each(['pending', 'scheduled', 'open', 'revoked', 'closed', 'break-glass', 'declared afterwards'])(
    'that is %s stays where it is',
    (state) => {
      const { window, now } = seen(state);
      expect(settledPlaceOf(window, now)).toEqual(placeOf(window));
    },
  );

  test.each(['ended', 'overdue'])('that is %s waits for its review', (state) => {
    const { window, now } = seen(state);
    expect(settledPlaceOf(window, now)).toEqual({ list: 'unreviewed', at: NOW + HOUR });
  });

  test.each(['lapsed', 'denied', 'withdrawn', 'revoked before it opened', 'reviewed'])(
    'that is %s stands in no list',
    (state) => {
      const { window, now } = seen(state);
      expect(settledPlaceOf(window, now)).toBeUndefined();
    },
  );
});

describe('what a card shows', () => {
  test('changes with every entry, and with the baseline', () => {
    const { window } = seen('pending');
    const keys = [
      drawingKey(window, undefined, NOW),
      drawingKey(window, NOW, NOW),
      drawingKey(seen('approved once of twice').window, undefined, NOW),
    ];

    expect(new Set(keys).size).toBe(3);
  });

  test.each(Object.keys(EVERY_STATE))(
    'by time alone, of a window that is %s, exactly at its next change',
    (state) => {
      const { window, now } = seen(state);
      let at = now;
      for (let next = nextChange(window, at); next !== undefined; next = nextChange(window, at)) {
        expect(drawingKey(window, undefined, next - 1)).toBe(drawingKey(window, undefined, at));
        expect(drawingKey(window, undefined, next)).not.toBe(drawingKey(window, undefined, at));
        at = next;
      }
      expect(drawingKey(window, undefined, at + 10_000 * HOUR)).toBe(drawingKey(window, undefined, at));
    },
  );

  test('of a window that has ended changes when its review is overdue', () => {
    const { window, now } = seen('ended');

    expect(nextChange(window, now)).toBe(reviewDueAt(window));
  });
});
