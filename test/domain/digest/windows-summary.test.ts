import { summarizeWindows } from '../../../src/domain/digest/windows-summary.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow, digest } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

function openWindow(name: string) {
  const window = aWindow({ id: windowId(name, digest) });
  return after(window, [approve(OMAR), NOW], [approve(ANA), NOW]);
}

describe('the summary of windows', () => {
  test.each([
    ['pending', 'pending'],
    ['approved once of twice', 'pending'],
    ['lapsed', undefined],
    ['scheduled', undefined],
    ['open', 'open'],
    ['break-glass', 'open'],
    ['ended', 'unreviewed'],
    ['revoked', 'unreviewed'],
    ['closed', 'unreviewed'],
    ['overdue', 'overdue'],
    ['reviewed', undefined],
    ['denied', undefined],
    ['withdrawn', undefined],
    ['revoked before it opened', undefined],
  ])('has one that is %s under %s', (state, list) => {
    const { window, now } = EVERY_STATE[state]!();
    const summary = Object.entries(summarizeWindows([window], now));

    expect(summary.filter(([, windows]) => windows.length > 0).map(([name]) => name)).toEqual(
      list === undefined ? [] : [list],
    );
  });

  test('says since when each waits, and until when', () => {
    const window = openWindow('a');
    const { id, accounts, operator, lapsesAt } = { ...aWindow().request, id: window.id };
    const waiting = { id, accounts, operator };
    const end = NOW + HOUR;

    expect(summarizeWindows([aWindow()], NOW).pending[0]).toMatchObject({ since: NOW, until: lapsesAt });
    expect(summarizeWindows([window], NOW).open).toEqual([{ ...waiting, since: NOW, until: end }]);
    expect(summarizeWindows([window], end).unreviewed).toEqual([
      { ...waiting, since: end, until: end + DAY },
    ]);
    expect(summarizeWindows([window], end + 3 * DAY).overdue).toEqual([
      { ...waiting, since: end + DAY, until: end + DAY },
    ]);
  });

  test('has what waits longest first', () => {
    const early = openWindow('early');
    const late = after(
      aWindow({ id: windowId('late', digest) }),
      [approve(OMAR), NOW],
      [approve(ANA), NOW + 1],
    );

    expect(summarizeWindows([late, early], NOW + DAY).unreviewed.map(({ id }) => id)).toEqual([
      early.id,
      late.id,
    ]);
  });
});
