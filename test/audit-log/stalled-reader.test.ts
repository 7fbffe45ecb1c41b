import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { runExport } from '../../src/audit-log/run-export.ts';
import { sourceOf, windowOf } from '../operations/windows/audit/source-of.ts';
import { NOW } from '../support/builders/time.ts';
import { eventually } from '../support/fakes/eventually.ts';

const none = async () => ({ kept: [], beyond: 0 });
const refusals = { of: none, requests: none };

describe('an export whose output nobody takes', () => {
  it.each(['jsonl', 'csv'] as const)('reads no further meanwhile, as %s', async (format) => {
    const source = sourceOf(Array.from({ length: 10_000 }, (_, n) => windowOf(n, NOW + n)));
    let taken = 0;
    let resume = () => undefined as unknown;
    const stdout = new Writable({
      highWaterMark: 1_000,
      write: (_chunk, _encoding, done) => {
        taken += 1;
        if (taken > 1) done();
        else resume = done;
      },
    });
    const range = { since: 0, refused: false };
    const complain = () => undefined;
    const directory = { load: async () => undefined, save: async () => undefined };
    const activity = () => ({ async *eventsOf() {}, changesOf: async () => [] });
    const done = runExport(
      { kind: 'export', range, format },
      { source, refusals, activity, directory },
      { stdout, complain },
    );
    await eventually('the first write', () => taken === 1);
    await sleep(50);
    expect(source.reads()).toBeLessThanOrEqual(100);
    resume();
    expect(await done).toBe(0);
    expect(source.reads()).toBe(10_000);
  });
});
