import { resolve } from 'node:path';
import type { Milliseconds } from '../../src/domain/time.ts';
import { writeHistory } from '../history/write-history.ts';
import { DEMO_CONFIG } from '../scenario/demo-files.ts';
import { bundleApp } from './app-bundle.ts';
import { appEnvironment } from './app-environment.ts';
import type { AppLog } from './app-log.ts';
import { type AppPool, appPool } from './app-pool.ts';
import { type AppProcess, startAppProcess } from './app-process.ts';
import type { MovableClock } from './clock.ts';
import { inRepository } from './repository.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import type { Services } from './start-services.ts';

export interface AppSurroundings {
  readonly clock: MovableClock;
  readonly log: AppLog;
  readonly services: Services;
}

export interface RunningApps {
  readonly apps: AppPool;
  /** Starts every process anew with the `rootkeeper.yml` at that path. Rejects where one does not start with it. */
  reconfigure(config: string): Promise<void>;
}

/** Starts the app's processes; resolves when all are ready. The error of one that cannot start holds what it printed. */
export async function startApps(
  options: SandboxOptions,
  { clock, log, services }: AppSurroundings,
  atStop: (undo: () => Promise<unknown>) => void,
): Promise<RunningApps> {
  let config = resolve(options.config ?? inRepository(DEMO_CONFIG));
  const env = () =>
    appEnvironment({
      ...services,
      partition: options.organization.partition,
      config,
      base: options.env,
    });
  const [bundle] = await Promise.all([
    bundleApp(options.appEntry ?? inRepository('sandbox/process/app-entry.ts'), 'bundle'),
    writeBefore(options, { clock, services }, env()),
  ]);
  const apps = appPool({
    count: options.apps,
    startProcess(number) {
      const ahead = options.clocksAhead?.[number - 1] ?? 0;
      const offset = () => clock.offset() + ahead;
      return withClockAhead(ahead, startAppProcess({ bundle, env: env(), log, offset }));
    },
    onCrash: (number, end) => options.onAppCrash({ ...end, number, lastLines: log.lastLines() }),
  });
  atStop(() => apps.stop());
  const explained = (cause: Error): never => {
    throw new Error([cause.message, ...log.lastLines()].join('\n'), { cause });
  };
  await apps.start().catch(explained);
  const reconfigure = async (path: string) => {
    config = resolve(path);
    await apps.restart();
    await apps.settled().catch(explained);
  };
  return { apps, reconfigure };
}

/** What it is told and says of time is by the sandbox's clock. */
function withClockAhead(ahead: Milliseconds, app: AppProcess): AppProcess {
  return {
    ...app,
    setOffset: (offset) => app.setOffset(offset + ahead),
    async nextDue() {
      const due = await app.nextDue();
      return due === undefined ? undefined : due - ahead;
    },
  };
}

/** The days before, as the app is to find them in its store. */
async function writeBefore(
  { organization: { history }, random }: SandboxOptions,
  { clock, services }: Pick<AppSurroundings, 'clock' | 'services'>,
  environment: ReturnType<typeof appEnvironment>,
): Promise<void> {
  if (history === undefined) return;
  const storeUrl = services.store.directUrl;
  await writeHistory({ history, environment, storeUrl, start: clock.now(), random });
}
