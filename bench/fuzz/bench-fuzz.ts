import fc from 'fast-check';
import { examine } from '../../test/support/fuzz/body-problems.ts';
import { malformedBody } from '../../test/support/fuzz/malformed-bodies.ts';
import type { BenchOptions } from '../main.ts';

/** How much of the body that failed is printed. */
const SHOWN = 2_000;

/**
 * Malformed bodies through the normaliser and the verdict. Prints how many there were of each kind, what failed, and the
 * seed with which it fails again: `npm run bench -- fuzz --seed=SEED`. One failure ends it.
 */
export async function benchFuzz({ cases, seed }: BenchOptions): Promise<void> {
  const kinds = new Map<string, number>();
  const started = performance.now();
  const run = fc.check(
    fc.property(malformedBody, (body) => {
      const { kind, problems } = examine(body);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (problems.length > 0) throw new Error(problems.join('; '));
    }),
    { numRuns: cases, ...(seed !== undefined && { seed }) },
  );
  const line = {
    bench: 'fuzz',
    cases: run.numRuns,
    failures: run.failed ? 1 : 0,
    seed: run.seed,
    seconds: Math.round((performance.now() - started) / 1_000),
    kinds: Object.fromEntries([...kinds].sort()),
  };
  console.log(JSON.stringify(line));
  if (!run.failed) return;
  console.error(`${String(run.errorInstance)}\n${String(run.counterexample?.[0]).slice(0, SHOWN)}`);
  process.exitCode = 1;
}
