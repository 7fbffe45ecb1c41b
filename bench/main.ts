import { parseArgs } from 'node:util';
import { benchActivity } from './activity/bench-activity.ts';
import { benchAudit } from './audit/bench-audit.ts';
import { benchDigest } from './digest/bench-digest.ts';
import { benchFuzz } from './fuzz/bench-fuzz.ts';
import { benchJudge } from './judge/bench-judge.ts';
import { benchQuery } from './query/bench-query.ts';
import { benchReply } from './reply/bench-reply.ts';
import { benchWindows } from './windows/bench-windows.ts';

const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  activity: benchActivity,
  audit: benchAudit,
  digest: benchDigest,
  fuzz: benchFuzz,
  judge: benchJudge,
  query: benchQuery,
  reply: benchReply,
  windows: benchWindows,
};

/** What every bench is told. */
export interface BenchOptions {
  /** Sizes of the organization, in accounts. */
  readonly accounts: readonly number[];
  readonly strategies: readonly ('role' | 'central' | 'auto')[];
  /** How many events of root are on the queue. */
  readonly events: number;
  /** How many malformed bodies. */
  readonly cases: number;
  /** With which they were made before; absent: others. */
  readonly seed?: number;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      accounts: { type: 'string', default: '100,1000,5000' },
      strategies: { type: 'string', default: 'role,central,auto' },
      events: { type: 'string', default: '50000' },
      cases: { type: 'string', default: '100000' },
      seed: { type: 'string' },
    },
  });
  const chosen = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
  for (const name of chosen) {
    const bench = BENCHES[name];
    if (bench === undefined)
      throw new Error(`there is no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
    await bench({
      accounts: values.accounts.split(',').map(Number),
      strategies: values.strategies.split(',').map(strategyOf),
      events: Number(values.events),
      cases: Number(values.cases),
      ...(values.seed !== undefined && { seed: Number(values.seed) }),
    });
  }
}

function strategyOf(text: string): 'role' | 'central' | 'auto' {
  if (text === 'role' || text === 'central' || text === 'auto') return text;
  throw new Error(`${text} is not a strategy; there are role, central and auto`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
