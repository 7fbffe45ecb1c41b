import fc from 'fast-check';
import { DAY, MINUTE } from '../../../../src/domain/time.ts';
import type { RootWindow } from '../../../../src/domain/window/window.ts';
import type { ExportRange } from '../../../../src/operations/windows/audit/export-record.ts';
import { exportRecords, MOST_HELD } from '../../../../src/operations/windows/audit/export-records.ts';
import { type HeldRecords, holdRecords } from '../../../../src/operations/windows/audit/held-records.ts';
import { NOW } from '../../../support/builders/time.ts';
import { sourceOf, windowOf } from './source-of.ts';

const EVERYTHING: ExportRange = { since: 0, refused: false };
const damageIn = () => undefined;
const none = async () => ({ kept: [], beyond: 0 });
const refusals = { of: none, requests: none };
const activity = { records: { async *eventsOf() {}, changesOf: async () => [] } };

async function exported(windows: readonly RootWindow[], range: ExportRange, held?: HeldRecords) {
  const source = sourceOf(windows);
  const entries: string[] = [];
  const unread = ({ id }: { readonly id: string }) => entries.push(`no ${id}`);
  const garbled = (key: string) => entries.push(`garbled ${key}`);
  const deps = { source, refusals, activity, damageIn, unread, garbled };
  for await (const record of exportRecords(deps, range, held)) {
    if (record.kind === 'entry') entries.push(record.entry.hash);
  }
  return { entries, reads: source.reads() };
}

/** Held records that remember how many there ever were at once. */
function watched(most: number): HeldRecords & { largest(): number } {
  const held = holdRecords(most);
  let largest = 0;
  const hold: HeldRecords['hold'] = (id, records) => {
    held.hold(id, records);
    largest = Math.max(largest, held.size);
  };
  return {
    ...{ hold, of: held.of, letGo: held.letGo, largest: () => largest },
    get size() {
      return held.size;
    },
  };
}

describe('an export of every window', () => {
  const windows = fc
    .array(fc.record({ start: fc.nat(50), gaps: fc.array(fc.nat(20), { maxLength: 5 }) }), { maxLength: 30 })
    .map((shapes) =>
      shapes.map(({ start, gaps }, n) => {
        const times: number[] = [];
        for (const gap of gaps) times.push((times.at(-1) ?? NOW + start) + gap);
        return windowOf(n, NOW + start, times);
      }),
    );
  const range = fc.record({ since: fc.nat(80), length: fc.integer({ min: 1, max: 80 }) });

  it('has every entry of the range once, by time, then window, then place, however few are held', async () => {
    await fc.assert(
      fc.asyncProperty(
        windows,
        range,
        fc.integer({ min: 1, max: 40 }),
        async (all, { since, length }, most) => {
          const span = { since: NOW + since, until: NOW + since + length, refused: false };
          const expected = all
            .flatMap(({ history }) => history)
            .filter(({ at }) => at >= span.since && at < span.until)
            .sort(
              (a, b) =>
                a.at - b.at || (a.windowId < b.windowId ? -1 : a.windowId > b.windowId ? 1 : a.seq - b.seq),
            );
          const { entries } = await exported(all, span, holdRecords(most));
          expect(entries).toEqual(expected.map(({ hash }) => hash));
        },
      ),
    );
  });

  it('holds few of 10,000 windows that are soon over, and reads none of them twice', async () => {
    const all = Array.from({ length: 10_000 }, (_, n) =>
      windowOf(n, NOW + n * 10 * MINUTE, [NOW + n * 10 * MINUTE + MINUTE, NOW + n * 10 * MINUTE + DAY]),
    );
    const held = watched(MOST_HELD);
    const { entries, reads } = await exported(all, EVERYTHING, held);
    expect(entries).toHaveLength(30_000);
    expect(reads).toBe(10_000);
    expect(held.largest()).toBeLessThanOrEqual(DAY / (10 * MINUTE) + 1);
    expect(held.size).toBe(0);
  });

  it('holds no more where 10,000 windows all end at the same time: it reads them again', async () => {
    const all = Array.from({ length: 10_000 }, (_, n) => windowOf(n, NOW + n, [NOW + DAY + (n % 7)]));
    const held = watched(MOST_HELD);
    const { entries, reads } = await exported(all, EVERYTHING, held);
    expect(new Set(entries).size).toBe(20_000);
    expect(held.largest()).toBe(MOST_HELD);
    expect(reads).toBeGreaterThan(10_000);
    expect(held.size).toBe(0);
  });

  it('reads no further than its reader has come', async () => {
    const source = sourceOf(Array.from({ length: 10_000 }, (_, n) => windowOf(n, NOW + n)));
    const records = exportRecords(
      { source, refusals, activity, damageIn, unread: () => undefined, garbled: () => undefined },
      EVERYTHING,
    );
    for (let n = 0; n < 100; n += 1) await records.next();
    await records.return(undefined);
    expect(source.reads()).toBeLessThanOrEqual(125);
  });

  it('keeps the order of a history whose times were made to run backwards', async () => {
    const { entries } = await exported([windowOf(1, NOW, [NOW + 5, NOW + 2, NOW + 9])], EVERYTHING);
    expect(entries).toEqual(['1/1', '1/2', '1/3', '1/4']);
  });
});
