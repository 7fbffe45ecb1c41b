import { HOUR, type Instant, MINUTE, SECOND } from '../../../src/domain/time.ts';
import type { Baseline } from '../../../src/domain/window/card-view.ts';
import { accountFindings } from '../../../src/domain/window/findings.ts';
import {
  baselineDueAt,
  baselineOf,
  findingsDueAt,
  mayMeasureAgain,
  snapshotIn,
} from '../../../src/domain/window/measuring.ts';
import type { RootSnapshot } from '../../../src/domain/window/root-snapshot.ts';
import { accountId } from '../../support/builders/account.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { after as afterSteps, aWindow } from '../../support/builders/window.ts';
import { aMeasuredRoot } from '../../support/builders/window-card.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

const ID = accountId('111122223333');
const UNREAD: RootSnapshot = { kind: 'not-measured', reason: 'blocked by SCP p-9x2' };

const baseline = (root: RootSnapshot, asOf: Instant = NOW): Baseline => ({
  asOf,
  accounts: [{ accountId: ID, root }],
});

describe('the baseline is due', () => {
  test.each(['pending', 'approved once of twice', 'scheduled', 'break-glass'])(
    'at once of a window that is %s and has none',
    (state) => {
      const { window, now } = EVERY_STATE[state]!();
      expect(baselineDueAt(window, undefined, now)).toBe(now);
    },
  );

  test.each([
    'lapsed',
    'denied',
    'withdrawn',
    'ended',
    'closed',
    'revoked',
    'declared afterwards',
    'from paper',
  ])('never of a window that is %s', (state) => {
    const { window, now } = EVERY_STATE[state]!();
    expect(baselineDueAt(window, undefined, now)).toBeUndefined();
  });

  test('never once the operator may have changed something', () => {
    const { window } = EVERY_STATE.open!();

    expect(baselineDueAt(window, undefined, NOW + 30 * SECOND)).toBe(NOW + 30 * SECOND);
    expect(baselineDueAt(window, undefined, NOW + 30 * SECOND + 1)).toBeUndefined();
  });

  test('never again of an open window that has one, however old: what is there now may be new', () => {
    const { window } = EVERY_STATE.open!();

    expect(baselineDueAt(window, baseline(aMeasuredRoot(), ago(3 * HOUR)), NOW)).toBeUndefined();
    expect(baselineDueAt(window, baseline(UNREAD), NOW)).toBe(NOW);
  });

  test('again five minutes before a scheduled start, unless it is fresh enough then', () => {
    const { window, now } = EVERY_STATE.scheduled!();
    const { start } = window.period!;

    expect(baselineDueAt(window, baseline(aMeasuredRoot(), now), now)).toBe(start - 5 * MINUTE);
    expect(baselineDueAt(window, baseline(aMeasuredRoot(), now), start - MINUTE)).toBe(start - MINUTE);
    expect(
      baselineDueAt(window, baseline(aMeasuredRoot(), start - 10 * MINUTE), start - MINUTE),
    ).toBeUndefined();
  });

  test('once only while the request is pending, even where an account could not be measured', () => {
    expect(baselineDueAt(aWindow(), baseline(UNREAD), NOW)).toBeUndefined();
  });
});

describe('the baseline of an open window', () => {
  const { window } = EVERY_STATE.open!();
  const of = (root: RootSnapshot, before?: Baseline) =>
    baselineOf(window, before, new Map([[ID, root]]), NOW + MINUTE);

  test('is what was measured last before the opening', () => {
    const root = aMeasuredRoot({ asOf: NOW - MINUTE, accessKeys: 'yes' });

    expect(of(root, baseline(aMeasuredRoot(), ago(HOUR)))).toEqual({
      asOf: NOW - MINUTE,
      accounts: [{ accountId: ID, root }],
    });
  });

  test('is what was measured before, where now nothing could be', () => {
    const root = aMeasuredRoot({ asOf: ago(HOUR) });

    expect(of(UNREAD, baseline(root))).toEqual({ asOf: ago(HOUR), accounts: [{ accountId: ID, root }] });
  });

  test('is unknown, with the reason, where nothing ever could be measured', () => {
    expect(of(UNREAD)).toEqual({ asOf: NOW + MINUTE, accounts: [{ accountId: ID, root: UNREAD }] });
  });

  test('never takes what was measured after the opening for what was there before, where that is known', () => {
    const during = aMeasuredRoot({ asOf: NOW + 1, accessKeys: 'yes' });
    const before = aMeasuredRoot({ asOf: ago(HOUR) });

    expect(snapshotIn(of(during, baseline(before)), ID)).toEqual(before);
  });

  test('takes what was measured within half a minute of the opening only where nothing was before', () => {
    const soon = aMeasuredRoot({ asOf: NOW + 30 * SECOND });
    const late = aMeasuredRoot({ asOf: NOW + 30 * SECOND + 1, accessKeys: 'yes' });

    expect(snapshotIn(of(soon), ID)).toEqual(soon);
    expect(snapshotIn(of(late), ID)).toMatchObject({ kind: 'not-measured' });
  });

  test('says of an account that it lacks that it was not measured', () => {
    expect(snapshotIn(undefined, ID)).toMatchObject({ kind: 'not-measured' });
    expect(baselineOf(window, undefined, new Map(), NOW).accounts[0]?.root).toMatchObject({
      kind: 'not-measured',
    });
  });
});

describe('the findings are due', () => {
  const found = (after: RootSnapshot) => ({
    type: 'findings-recorded' as const,
    findings: { accounts: [accountFindings(ID, aMeasuredRoot(), after, false)] },
  });

  test.each([
    ['ended', NOW + HOUR],
    ['overdue', NOW + HOUR],
    ['reviewed', NOW + HOUR],
    ['closed', NOW + MINUTE],
    ['revoked', NOW + MINUTE],
    ['declared afterwards', NOW - HOUR],
  ])('of a window that is %s, from its end on', (state, due) => {
    const { window, now } = EVERY_STATE[state]!();
    expect(findingsDueAt(window, now)).toBe(due);
  });

  test.each(['pending', 'lapsed', 'scheduled', 'open', 'denied', 'withdrawn', 'revoked before it opened'])(
    'never of a window that is %s',
    (state) => {
      const { window, now } = EVERY_STATE[state]!();
      expect(findingsDueAt(window, now)).toBeUndefined();
    },
  );

  test('no more once every account was measured', () => {
    const { window, now } = EVERY_STATE.ended!();

    expect(findingsDueAt(afterSteps(window, [found(aMeasuredRoot()), now]), now)).toBeUndefined();
  });

  test('again for a review once they are 15 minutes old, a few times and never after it', () => {
    let { window, now } = EVERY_STATE.ended!();
    window = afterSteps(window, [found(aMeasuredRoot()), now]);
    expect(mayMeasureAgain(window, now + 15 * MINUTE - 1)).toBe(false);
    expect(mayMeasureAgain(window, now + 15 * MINUTE)).toBe(true);
    let times = 1;
    while (mayMeasureAgain(window, now + 15 * MINUTE)) {
      now += 15 * MINUTE;
      window = afterSteps(window, [found(aMeasuredRoot()), now]);
      times += 1;
    }
    expect(times).toBe(8);
    const reviewed = EVERY_STATE.reviewed!();
    expect(mayMeasureAgain(reviewed.window, reviewed.now + HOUR)).toBe(false);
  });

  test('again after 10 minutes, 1 hour and 6 hours, then never, where an account could not be', () => {
    let { window, now } = EVERY_STATE.ended!();
    const waits: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) {
      window = afterSteps(window, [found(UNREAD), now]);
      const due = findingsDueAt(window, now);
      waits.push(due === undefined ? undefined : due - now);
      now = due ?? now;
    }

    expect(waits).toEqual([10 * MINUTE, HOUR, 6 * HOUR, undefined]);
  });
});
