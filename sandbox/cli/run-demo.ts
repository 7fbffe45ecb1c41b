import type { Sandbox } from '../process/sandbox.ts';
import type { AppCrash } from '../process/sandbox-options.ts';
import { createPageAssets } from '../slack/page-assets.ts';
import { auditLogCommand } from './audit-log-command.ts';
import type { Command } from './command.ts';
import { describeCrash } from './crash.ts';
import { choosePort } from './port.ts';
import { type Surroundings, startWorld } from './start-world.ts';
import { untilInterrupted } from './until-interrupted.ts';

type DemoCommand = Extract<Command, { kind: 'demo' }>;

/**
 * Starts everything, prints the page's address, and stays up until interrupted, which is its good end (exit code 0). An
 * app that crashes is replaced; one that keeps crashing ends the demo (exit code 1).
 */
export async function runDemo(command: DemoCommand, surroundings: Surroundings): Promise<number> {
  const { port, taken } = await choosePort(command.port);
  const { onAppCrash, hopeless } = restarts(surroundings);
  const sandbox = await startWorld(command.world, surroundings, {
    port,
    onAppCrash,
    pageAssets: createPageAssets(),
  });
  try {
    surroundings.print(welcome(sandbox, command.world.config, taken));
    return await Promise.race([untilInterrupted(surroundings.interrupted).then(() => 0), hopeless]);
  } finally {
    surroundings.complain('Stopping.');
    await sandbox.stop();
  }
}

function welcome({ slack, log, storeUrl }: Sandbox, config: string, taken: number | undefined): string {
  const why = taken === undefined ? '' : ` (${taken} is taken)`;
  return [
    `Open ${slack.pageUrl}${why} : a Slack workspace with the app in it, and an AWS organization behind it. Try there:`,
    '  /root-status prod             what is wrong with the root users of production',
    '  /root-status legacy-crm       everything known about one account',
    '  /root-digest now              what changed since yesterday, for the whole channel',
    '  /root-activity payments-prod  what its root user did, each use with a verdict',
    '  /root-help                    what else it can do',
    'And at the left: Make a root user do something…, which alerts in #root-alerts.',
    'The record of its windows, from another terminal (docs/audit-log.md; --help says what else than --verify):',
    `  ${auditLogCommand(storeUrl, config)}`,
    `The app logs to ${log.path}. Ctrl-C stops everything.`,
  ].join('\n');
}

/** So many crashes within so long, and another start will not help. */
const TOO_MANY = 3;
const WITHIN = 30_000;

function restarts({ realTime, complain }: Surroundings) {
  const crashes: number[] = [];
  let giveUp: (code: number) => void = () => undefined;
  const hopeless = new Promise<number>((resolve) => {
    giveUp = resolve;
  });
  const onAppCrash = async (crash: AppCrash) => {
    crashes.push(realTime());
    const again = crashes.filter((at) => at > realTime() - WITHIN).length < TOO_MANY;
    complain(`${describeCrash(crash)}\n${again ? 'Another is started.' : 'It keeps doing so; giving up.'}`);
    if (!again) giveUp(1);
    return again;
  };
  return { onAppCrash, hopeless };
}
