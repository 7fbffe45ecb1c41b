import { startWorld } from '../../../sandbox/cli/start-world.ts';
import { inRepository } from '../../../sandbox/process/repository.ts';
import { DEMO_CONFIG } from '../../../sandbox/scenario/demo-files.ts';
import { loadScenario } from '../../../sandbox/scenario/load.ts';
import { runScenario } from '../../../sandbox/scenario/run.ts';
import { transcript } from '../../../sandbox/scenario/transcript.ts';
import { fixtureApp, keptSurroundings } from './surroundings.ts';

/** A sandbox of the fixture app, on which each scenario is played on what those before it left. */
export interface SharedStage {
  /** `code` as for a sandbox of its own: 0 it held, 1 a broken expectation. */
  play(path: string, patience: number): Promise<{ readonly code: number; readonly output: string }>;
  stop(): Promise<void>;
}

export async function startSharedStage(): Promise<SharedStage> {
  const { surroundings } = keptSurroundings({ appEntry: fixtureApp });
  const sandbox = await startWorld(
    {
      organization: { kind: 'generated', accounts: 3 },
      config: inRepository(DEMO_CONFIG),
      apps: 1,
      latencyMs: 0,
      throttles: false,
    },
    surroundings,
    { onAppCrash: async () => false },
  );
  const { control } = sandbox.slack;
  return {
    async play(path, patience) {
      const printed: string[] = [];
      const told = transcript(control.people, (line) => printed.push(line));
      const end = await runScenario(await loadScenario(path), {
        ...sandbox,
        control,
        patience,
        transcript: told,
      });
      return { code: end.kind === 'held' ? 0 : 1, output: printed.join('\n') };
    },
    stop: sandbox.stop,
  };
}
