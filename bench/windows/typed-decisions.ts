import { setTimeout as sleep } from 'node:timers/promises';
import { generateOrganization } from '../../sandbox/organization/generate.ts';
import { inRepository } from '../../sandbox/process/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/process/sandbox.ts';
import { DEMO_CONFIG } from '../../sandbox/scenario/demo-files.ts';
import { withColleagues } from '../../sandbox/slack/colleagues.ts';
import { demoWorkspace } from '../../sandbox/slack/demo-workspace.ts';
import { eachOf } from './each-of.ts';

export interface TypedTask {
  readonly accounts: number;
  readonly windows: number;
  /** People who type at the same time, each waiting for their answer. */
  readonly people: number;
}

export interface TypedDecisions {
  /** From the first person's return key to the last one's answer. */
  readonly wallSeconds: number;
  /** Milliseconds until each was answered, the shortest first. */
  readonly times: readonly number[];
}

const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 100;
const QUIET_MS = 3_000;

/** Asks for windows and approves them through everything there is: Slack, Bolt, the app, the table, and Slack again. */
export async function typedDecisions(task: TypedTask): Promise<TypedDecisions> {
  const organization = generateOrganization({ accounts: task.accounts, seed: 1, usersPerAccount: 5 });
  const sandbox = await startSandbox({
    ...{ organization, config: inRepository(DEMO_CONFIG), apps: 1, latencyMs: 0, throttles: false },
    ...{ workspace: withColleagues(demoWorkspace, 2 * task.people), slackRateLimits: false },
    ...{ env: process.env, realTime: Date.now, random: Math.random },
    onAppCrash: async () => false,
  });
  try {
    await untilDirectoryIsRead(sandbox);
    const accounts = organization.accounts.filter(
      ({ isManagement, state }) => !isManagement && state === 'ACTIVE',
    );
    const ids = await requested(sandbox, accounts, task);
    await untilNothingHappens(sandbox);
    return await approved(sandbox, ids, task);
  } finally {
    await sandbox.stop();
  }
}

function requested(
  sandbox: Sandbox,
  accounts: readonly { readonly id: string }[],
  { windows, people }: TypedTask,
): Promise<readonly string[]> {
  const wanted = Array.from({ length: windows }, (_, n) => accounts[n % accounts.length]?.id);
  return eachOf(wanted, people, async (account, n, person) => {
    const line = `${account} for 1h task "S3 MFA delete" because "Auditor finding 7" ticket SEC-${n}`;
    return idIn(await answered(sandbox, `colleague${people + person + 1}`, `/root-request ${line}`));
  });
}

async function approved(
  sandbox: Sandbox,
  ids: readonly string[],
  { people }: TypedTask,
): Promise<TypedDecisions> {
  const began = performance.now();
  const times = await eachOf(ids, people, async (id, _, person) => {
    const from = performance.now();
    const answer = await answered(sandbox, `colleague${person + 1}`, `/root-approve ${id}`);
    if (!answer.includes(id)) throw new Error(`an approval was answered: ${answer}`);
    return performance.now() - from;
  });
  return { wallSeconds: (performance.now() - began) / 1_000, times: times.toSorted((a, b) => a - b) };
}

async function untilDirectoryIsRead({ log }: Sandbox): Promise<void> {
  const isRead = () => log.lastLines().some((line) => line.includes('the directory was refreshed'));
  for (let waited = 0; !isRead(); waited += LOOK_AGAIN_MS) {
    if (waited > PATIENCE_MS) throw new Error(`the directory is not read: ${log.lastLines().join('')}`);
    await sleep(LOOK_AGAIN_MS);
  }
}

/** The cards are there, then. */
async function untilNothingHappens({ slack: { control } }: Sandbox): Promise<void> {
  for (let before = -1; control.sequence() !== before; ) {
    before = control.sequence();
    await sleep(QUIET_MS);
  }
}

/** Types it in #security; what the app then tells this person alone. */
async function answered({ slack: { control } }: Sandbox, person: string, text: string): Promise<string> {
  let patience: NodeJS.Timeout | undefined;
  const answer = new Promise<string>((resolve, reject) => {
    const fail = () => reject(new Error(`${person} got no answer to ${text}`));
    patience = setTimeout(fail, PATIENCE_MS);
    const stop = control.subscribe(({ people, seen }) => {
      if (seen.kind !== 'message' || !seen.message.ephemeral || !people.includes(person)) return;
      stop();
      resolve(seen.message.plainText);
    });
  });
  await control.say(person, '#security', text);
  return answer.finally(() => clearTimeout(patience));
}

function idIn(answer: string): string {
  const [id] = /RW-\w{6}/.exec(answer) ?? [];
  if (id === undefined) throw new Error(`a request was answered: ${answer}`);
  return id;
}
