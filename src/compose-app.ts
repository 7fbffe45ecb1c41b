import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandDeps } from '../commands/index.ts';
import { createApp } from './app.ts';
import { createTurns } from './aws/turns.ts';
import { type Base, createBase } from './compose-base.ts';
import { composeFeatures, type Features } from './compose-features.ts';
import { createCommonJobs } from './compose-jobs.ts';
import type { Config } from './config/config.ts';
import type { Milliseconds } from './domain/time.ts';
import { type Scheduler, startScheduler } from './jobs/scheduler.ts';
import type { RootLog } from './log.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import { createDateLastMeasured } from './operations/last-measured.ts';
import { createMayShare } from './operations/may-share.ts';
import { createRootStatus } from './operations/root-status.ts';
import { createSeenUses } from './operations/seen-uses.ts';
import type { Runtime } from './runtime.ts';

/** Everything but the process around it: clients, ports, operations, commands and jobs; nothing is started but the jobs. */
export async function compose(config: Config, runtime: Runtime, log: RootLog) {
  const base = await createBase(config, runtime, log);
  const features = composeFeatures(base);
  const app = createApp({ ...config.slack, log, commands: commandsOf(base, features) });
  const scheduler = startJobs(base, features);
  const receiving = features.activity?.run();
  const { shutdown, close } = base;
  const settled = async (most: Milliseconds) => {
    const received = shutdown.signal.aborted ? receiving : undefined;
    const ended = Promise.all([
      features.windows?.settled(),
      features.activity?.settled(),
      features.reports?.settled(),
      received,
    ]);
    await Promise.race([ended, sleep(most, undefined, { ref: false })]);
  };
  return { app, scheduler, shutdown, settled, close };
}

function commandsOf(
  base: Base,
  { windows, digest, activity, reports, queries, ...features }: Features,
): CommandDeps {
  const { config, runtime, log, signal, table, aws, workspace, results, directory } = base;
  const rootStatus = rootStatusOf(base, { digest, activity, ...features });
  const more = { config, table, trail: aws.trail, windowPorts: windows?.ports };
  const currentDirectory = () => directory(signal);
  return {
    authorizeReader: createAuthorizeReader(workspace, config.readers, log),
    rootStatus: windows?.remembering(rootStatus, digest?.commands.acknowledging) ?? rootStatus,
    ...{ results, log, clock: runtime.clock, newId: runtime.newId, shutdown: signal },
    mayShare: createMayShare(workspace, log),
    defaultScope: config.defaultScope,
    scopeNames: Object.keys(config.scopes),
    ...(config.channels.security !== undefined && { securityChannel: config.channels.security }),
    ...(windows && { windows: windows.commands }),
    ...(digest && { digests: digest.commands }),
    ...(activity && { activity: activity.commands({ ...more, currentDirectory }) }),
    ...(reports && { reports: reports.commands }),
    ...(queries && { queries }),
  };
}

function rootStatusOf(
  { config, runtime, log, aws, results, directory, recentSnapshot }: Base,
  {
    digest,
    activity,
    auditor,
    joinRootUses,
    measurements,
  }: Omit<Features, 'windows' | 'reports' | 'queries'>,
) {
  return createRootStatus({
    ...{ ...runtime, directory, auditor, measurements, results },
    readDetails: aws.directorySource.readDetails,
    ...(joinRootUses && { joinRootUses }),
    ...(activity && { readPipeline: activity.readPipeline }),
    ...(digest && {
      dateLastMeasured: createDateLastMeasured(recentSnapshot, log),
      seenUses: createSeenUses(recentSnapshot, log),
    }),
    ...{ scopes: config.scopes, defaultScope: config.defaultScope, policy: config.policy },
    turn: createTurns().next,
  });
}

function startJobs(base: Base, { windows, activity, digest, reports }: Features): Scheduler {
  const { runtime, aws, directoryStore, log } = base;
  const { clock } = runtime;
  return startScheduler(
    [
      ...createCommonJobs({ ...base, clock, source: aws.directorySource, store: directoryStore }),
      ...(windows?.jobs ?? []),
      ...(activity?.jobs ?? []),
      ...(reports?.jobs ?? []),
      ...(digest === undefined ? [] : [digest.job]),
    ],
    clock,
    log,
  );
}
