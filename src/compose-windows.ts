import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountChoices, WindowCommandDeps } from '../commands/index.ts';
import { createWindowPorts, type WindowParts, type WindowPorts } from './compose-window-ports.ts';
import type { WindowsConfig } from './config/windows.ts';
import { resolveScope } from './domain/scope.ts';
import type { WindowId } from './domain/window/id.ts';
import { createChannelsJob } from './jobs/channels.ts';
import { createGroupSightingsJob } from './jobs/group-sightings.ts';
import type { Job } from './jobs/job.ts';
import { createWindowSweepJob } from './jobs/window-sweep.ts';
import type { Acknowledging } from './operations/digest/acknowledging.ts';
import type { RootStatus } from './operations/root-status.ts';
import { createDecide } from './operations/windows/decide.ts';
import { createHome } from './operations/windows/home.ts';
import { createOpenDecision } from './operations/windows/open-decision.ts';
import { rememberingHeadline } from './operations/windows/remembering-headline.ts';
import { createRequestWindow } from './operations/windows/request-window.ts';
import { createSeeGroups } from './operations/windows/see-groups.ts';
import { createWindowSweep } from './operations/windows/sweep.ts';
import { createWindows } from './operations/windows/windows.ts';

export interface ComposedWindows {
  readonly commands: WindowCommandDeps;
  /** What declaring a use afterwards is made of. */
  readonly ports: WindowPorts;
  readonly jobs: readonly Job[];
  /** Resolves when nothing that follows from a window is under way. */
  settled(): Promise<void>;
  /** `/root-status` that leaves its headline behind, for the Home tab. */
  remembering(rootStatus: RootStatus, acknowledging: Acknowledging | undefined): RootStatus;
}

/** Root-access windows: ports, then operations, then what commands and jobs call. */
export function composeWindows(windows: WindowsConfig, parts: WindowParts): ComposedWindows {
  const ports = createWindowPorts(windows, parts);
  const { clock, tending } = ports;
  const asJob = <T>(work: () => Promise<T>) =>
    parts.log.within({ requestId: parts.runtime.newId('job') }, work);
  // What an ending app leaves, another one or the next start follows.
  const tend = async (id: WindowId) => (parts.signal.aborted ? undefined : tending.tend(id));
  const sweep = createWindowSweep({ ...ports, tending: { tend } });
  const seeGroups = createSeeGroups(ports);
  return {
    ports,
    commands: commandsOf(windows, ports, parts),
    jobs: [
      createWindowSweepJob((now) => asJob(() => sweep(now)), clock.now()),
      createGroupSightingsJob(() => asJob(seeGroups), clock.now()),
      createChannelsJob(() => asJob(tending.channelTroubles), clock.now()),
    ],
    settled: tending.settled,
    remembering: (rootStatus, acknowledging) =>
      rememberingHeadline(rootStatus, {
        ...{ ...ports, ...parts.config },
        ...(acknowledging && { acknowledgedIn: acknowledging.in }),
      }),
  };
}

function commandsOf(
  { custody, approvalsChannel }: WindowsConfig,
  ports: WindowPorts,
  { runtime, config }: WindowParts,
): WindowCommandDeps {
  const { book, scopes, store, cardViews, evidenceOf, authorizeRequester } = ports;
  return {
    ...{ authorizeRequester, cardViews, approvalsChannel, load: store.load },
    ...(evidenceOf && { evidenceOf }),
    request: createRequestWindow({ ...ports, rules: { book, custody, scopes } }),
    decide: createDecide({ ...ports, random: runtime.random, wait: (time) => sleep(time) }),
    openDecision: createOpenDecision(ports),
    windows: createWindows(ports),
    measureAgain: ports.tending.measureAgain,
    channelTroubles: ports.tending.channelTroubles,
    home: createHome(ports),
    choices: () => choicesOf(ports, Object.keys(config.scopes)),
  };
}

async function choicesOf(
  { directory, scopes }: Pick<WindowPorts, 'directory' | 'scopes'>,
  names: readonly string[],
): Promise<AccountChoices> {
  const read = await directory();
  const sizeOf = (name: string) => {
    const scope = resolveScope(name, read, scopes);
    return scope.kind === 'resolved' ? scope.members.length : 0;
  };
  return { accounts: read.accounts, scopes: names.map((name) => ({ name, size: sizeOf(name) })) };
}
