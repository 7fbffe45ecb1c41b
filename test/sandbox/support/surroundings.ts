import type { Surroundings } from '../../../sandbox/cli/start-world.ts';
import { inRepository } from '../../../sandbox/process/repository.ts';

/** Surroundings that keep what would be printed. */
export function keptSurroundings(overrides: Partial<Surroundings> = {}) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const surroundings: Surroundings = {
    env: process.env,
    realTime: Date.now,
    random: Math.random,
    print: (line) => void printed.push(line),
    complain: (line) => void complaints.push(line),
    interrupted: new AbortController().signal,
    ...overrides,
  };
  return {
    surroundings,
    output: () => printed.join('\n'),
    complaints: () => complaints.join('\n'),
  };
}

/** The small app that the sandbox's own tests run instead of the product. */
export const fixtureApp = inRepository('test/sandbox/support/fixture-app.ts');
