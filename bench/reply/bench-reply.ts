import { generateOrganization } from '../../sandbox/organization/generate.ts';
import { inRepository } from '../../sandbox/process/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/process/sandbox.ts';
import { DEMO_CONFIG } from '../../sandbox/scenario/demo-files.ts';
import type { BenchOptions } from '../main.ts';

const LATENCY_MS = 40;
const QUESTIONS = 10;
const PATIENCE_MS = 300_000;
/** Between one question and the next, so that they fall into every part of the audit. */
const APART_MS = 500;

/**
 * How soon somebody who asks for one account sees something, while somebody else's audit of the whole organization runs:
 * through Slack, Bolt and the app, by the largest of the sizes.
 */
export async function benchReply({ accounts }: BenchOptions): Promise<void> {
  const size = Math.max(...accounts);
  const organization = generateOrganization({ accounts: size, seed: 1, usersPerAccount: 50 });
  const one = organization.accounts[Math.floor(size / 2)]?.id ?? '';
  const sandbox = await startSandbox({
    organization,
    config: inRepository(DEMO_CONFIG),
    apps: 1,
    latencyMs: LATENCY_MS,
    throttles: true,
    env: process.env,
    realTime: Date.now,
    random: Math.random,
    onAppCrash: async () => false,
  });
  try {
    await untilDirectoryIsRead(sandbox, one);
    await measure(sandbox, size, one);
  } finally {
    await sandbox.stop();
  }
}

async function untilDirectoryIsRead({ slack }: Sandbox, one: string): Promise<void> {
  const from = slack.control.sequence();
  await slack.control.say('mia', '#security', `/root-status ${one}`);
  await answered(slack.control, from, 'mia', isFinal);
}

async function measure({ slack }: Sandbox, accounts: number, one: string): Promise<void> {
  const { control } = slack;
  const auditFrom = control.sequence();
  const auditStarted = performance.now();
  const first = visibleAfter(control, 'omar', '/root-status all fresh', () => true);
  const whole = answered(control, auditFrom, 'omar', isFinal).then(() => performance.now() - auditStarted);
  const firstVisibleMs = await first;
  const others: number[] = [];
  let done = false;
  whole.then(() => {
    done = true;
  });
  while (others.length < QUESTIONS && !done) {
    others.push(await visibleAfter(control, 'lena', `/root-status ${one} fresh`, () => true));
    await new Promise((resolve) => setTimeout(resolve, APART_MS));
  }
  const wallMs = await whole;
  const line = {
    bench: 'reply',
    accounts,
    auditSeconds: Math.round(wallMs) / 1_000,
    firstVisibleMs: Math.round(firstVisibleMs),
    questionsMeanwhile: others.length,
    worstFirstVisibleMs: Math.round(Math.max(firstVisibleMs, ...others)),
  };
  console.log(JSON.stringify(line));
}

type Control = Sandbox['slack']['control'];
type Seen = ReturnType<Control['seen']>[number];

/** Milliseconds from pressing return to the first thing on that person's screen. */
async function visibleAfter(
  control: Control,
  person: string,
  text: string,
  wanted: (seen: Seen) => boolean,
): Promise<number> {
  const from = control.sequence();
  const started = performance.now();
  const visible = answered(control, from, person, wanted).then(() => performance.now() - started);
  await control.say(person, '#security', text);
  return visible;
}

async function answered(
  control: Control,
  from: number,
  person: string,
  wanted: (seen: Seen) => boolean,
): Promise<void> {
  const seen = await control.waitFor(
    () =>
      control.seen(person, from).find((each) => each.kind === 'message' && isFromApp(each) && wanted(each)),
    PATIENCE_MS,
  );
  if (seen === undefined) throw new Error('the app did not answer');
}

function isFromApp(seen: Seen): boolean {
  return seen.kind === 'message' && seen.message.author.kind === 'app';
}

function isFinal(seen: Seen): boolean {
  return (
    seen.kind === 'message' && !seen.message.blocks.some((block) => block.block_id?.startsWith('progress'))
  );
}
