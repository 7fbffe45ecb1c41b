import fc from 'fast-check';
import type { CheckChange, Drift } from '../../../src/domain/drift/drift.ts';
import { driftBetween } from '../../../src/domain/drift/drift-between.ts';
import { plusDays } from '../../../src/domain/snapshot/local-date.ts';
import { nextSnapshot } from '../../../src/domain/snapshot/next-snapshot.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { type AccountOfDay, localDate, postureOfDay, type Said } from '../../support/builders/day.ts';
import { ACCOUNTS, CHECKS, DAYS, life, sweeps, timeOf } from './support/simulated-days.ts';

function snapshotsOf(days: readonly AccountOfDay[][]): Snapshot[] {
  const snapshots: Snapshot[] = [];
  days.forEach((accounts, day) => {
    const posture = postureOfDay(accounts, { measuredAt: timeOf(day) });
    const date = plusDays(localDate('2026-11-20'), day);
    snapshots.push(nextSnapshot(snapshots.at(-1), { date, posture, acknowledgements: [] }));
  });
  return snapshots;
}

/** The drift as lines, to be compared with lines that were found in another way. */
function linesOf({ accounts }: Drift): string[] {
  return accounts
    .flatMap((each) => {
      const { id } = each.account;
      if (each.kind !== 'changed') return [`${id} ${each.kind}`];
      const { measuring, movedFrom, renamedFrom, checks } = each;
      return [
        ...(measuring ? [`${id} from ${measuring.from.kind} to ${measuring.to.kind}`] : []),
        ...(movedFrom ? [`${id} moved from ${movedFrom.join('/')}`] : []),
        ...(renamedFrom ? [`${id} renamed from ${renamedFrom}`] : []),
        ...checks.map((change) => `${id} ${change.checkId} ${wordsOf(change)}`),
      ];
    })
    .sort();
}

function wordsOf(change: CheckChange): string {
  const gap = 'gap' in change && change.gap ? ` after a gap since ${change.gap.since}` : '';
  const how = change.kind === 'worse' ? ` ${change.how === 'fails' ? 'fails' : change.by.join()}` : '';
  return `${change.kind}${how}${gap}`;
}

/** The same, by looking through all days that there were, and at no snapshot. */
function expectedLines(days: readonly AccountOfDay[][], day: number): string[] {
  return Array.from({ length: ACCOUNTS }, (_, number) => {
    const now = days[day]!.find((each) => each.number === number);
    const before = days[day - 1]!.find((each) => each.number === number);
    const id = accountIdNumber(number);
    if (now === undefined) return before === undefined ? [] : [`${id} gone`];
    if (before === undefined) return [`${id} new`];
    const checks = CHECKS.map((check) => [check, expectedWords(days, day, number, check)] as const);
    return [
      ...expectedOfAccount(before, now),
      ...checks.flatMap(([check, words]) => (words === undefined ? [] : [`${check} ${words}`])),
    ].map((words) => `${id} ${words}`);
  })
    .flat()
    .sort();
}

function expectedOfAccount(before: AccountOfDay, now: AccountOfDay): string[] {
  const [was, is] = [KIND[before.audit!], KIND[now.audit!]];
  return [
    ...(was === is ? [] : [`from ${was} to ${is}`]),
    ...(now.ouPath![0] === before.ouPath![0] ? [] : [`moved from ${before.ouPath![0]}`]),
    ...(now.name === before.name ? [] : [`renamed from ${before.name}`]),
  ];
}

const KIND = { audited: 'measured', unreachable: 'unmeasured', skipped: 'skipped' };

/** What was said on each day so far, the latest first, as far back as account and check were there without a break. */
function saidBackwards(days: readonly AccountOfDay[][], day: number, number: number, check: string): Said[] {
  const found: Said[] = [];
  for (let at = day; at >= 0; at -= 1) {
    const account = days[at]!.find((each) => each.number === number);
    if (account === undefined) break;
    const said = account.said![check];
    if (account.audit !== 'skipped' && said === undefined) break;
    found.push(account.audit === 'skipped' ? 'unknown' : said!);
  }
  return found;
}

function expectedWords(
  days: readonly AccountOfDay[][],
  day: number,
  number: number,
  check: string,
): string | undefined {
  const [now, ...earlier] = saidBackwards(days, day, number, check);
  if (now === undefined) return undefined;
  if (now === 'unknown') {
    return earlier[0] === undefined || earlier[0] === 'unknown' ? undefined : 'became-unmeasurable';
  }
  const back = earlier.findIndex((said) => said !== 'unknown');
  if (back === -1) return 'first-measured';
  const gap = back === 0 ? '' : ` after a gap since ${timeOf(day - back)}`;
  const last = earlier[back]!;
  if (fails(now) && !fails(last)) return `worse fails${gap}`;
  if (!fails(now) && fails(last)) return `better${gap}`;
  if (fails(now) && useOf(earlier) !== undefined && (useOf([now]) ?? 0) > useOf(earlier)!) {
    return `worse last-use${gap}`;
  }
  return gap === '' ? undefined : `measurable-again${gap}`;
}

function fails(said: Said): boolean {
  return said === 'fail' || typeof said === 'object';
}

/** The use that was known last while it failed. */
function useOf(said: readonly Said[]): number | undefined {
  for (const each of said) {
    if (each === 'pass' || each === 'not-applicable') return undefined;
    if (typeof each === 'object') return each.usedAt;
  }
  return undefined;
}

function standing({ accounts }: Snapshot): { number: number; checkId: string; since: number }[] {
  return accounts.flatMap(({ id, checks }) =>
    checks.flatMap(({ checkId, state }) =>
      state.status === 'fail'
        ? [{ number: Number(id) - Number(accountIdNumber(0)), checkId, since: state.since }]
        : [],
    ),
  );
}

describe('thirty days of an organization in which anything happens', () => {
  test('drift, day by day, is what a look through all days finds', () => {
    fc.assert(
      fc.property(life, (events) => {
        const days = sweeps(events);
        const snapshots = snapshotsOf(days);
        for (let day = 1; day < DAYS; day += 1) {
          const drift = driftBetween(snapshots[day - 1]!, snapshots[day]!);
          expect(linesOf(drift)).toEqual(expectedLines(days, day));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a finding stands since the first day that saw it, whatever could not be measured in between', () => {
    fc.assert(
      fc.property(life, (events) => {
        const days = sweeps(events);
        for (const { number, checkId, since } of standing(snapshotsOf(days).at(-1)!)) {
          const said = saidBackwards(days, DAYS - 1, number, checkId);
          const mended = said.findIndex((each) => each !== 'unknown' && !fails(each));
          const failing = mended === -1 ? said : said.slice(0, mended);
          expect(since).toBe(timeOf(DAYS - 1 - failing.findLastIndex(fails)));
        }
      }),
      { numRuns: 200 },
    );
  });
});
