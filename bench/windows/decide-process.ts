import { setTimeout as sleep } from 'node:timers/promises';
import { createWindowPorts } from '../../src/compose-window-ports.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { createDecide, type Decide } from '../../src/operations/windows/decide.ts';
import { type Cost, measured } from '../audit/measured.ts';
import { asChild } from '../child.ts';
import { eachOf } from './each-of.ts';
import { type Parts, partsIn } from './parts.ts';
import { putWindows } from './put-windows.ts';
import type { WorldEnvironment } from './world-process.ts';

export interface DecideTask {
  readonly env: WorldEnvironment;
  /** Windows a round, each of which is approved once. */
  readonly decisions: number;
  readonly rounds: number;
  /** Decisions under way at a time. */
  readonly atOnce: number;
  /** Whether all that follows from decisions (cards, replies, measurements) is done meanwhile, as the app does. */
  readonly following: boolean;
}

/** One round. */
export interface Decided {
  readonly cost: Cost;
  /** Of the decisions themselves; what follows from them has a client of its own. */
  readonly storeCalls: number;
  /** Milliseconds of each, the shortest first. */
  readonly times: readonly number[];
  /** Of what follows from them. */
  readonly followingStoreCalls: number;
  /** From the last decision until nothing that follows was left to do. */
  readonly followedSeconds: number;
}

/** So many decisions beforehand: the code is compiled, sockets are open, and the directory has been read. */
const WARM_UP = 500;

/** The app's own operation: who clicked is asked of Slack, the window is loaded, judged and stored. */
asChild<DecideTask, readonly Decided[]>(async (task) => {
  const parts = await partsIn(task.env);
  const deciding = parts.table();
  const follows = parts.table();
  const following = createWindowPorts(parts.windows, parts.portsOver(follows.table)).tending;
  const decide = createDecide({
    ...createWindowPorts(parts.windows, parts.portsOver(deciding.table)),
    tending: task.following ? following : { soon: () => undefined },
    random: Math.random,
    wait: (time) => sleep(time),
  });
  const inRound = async (count: number): Promise<Decided> => {
    const windows = await stored(count, parts);
    deciding.reset();
    follows.reset();
    const { result, cost } = await measured(() => decideAll(windows, task, parts, decide));
    const storeCalls = deciding.calls;
    const decidedAt = performance.now();
    await following.settled();
    const followedSeconds = (performance.now() - decidedAt) / 1_000;
    const times = result.toSorted((a, b) => a - b);
    return { cost, storeCalls, followingStoreCalls: follows.calls, followedSeconds, times };
  };

  await inRound(WARM_UP);
  const rounds: Decided[] = [];
  while (rounds.length < task.rounds) rounds.push(await inRound(task.decisions));
  return rounds;
});

async function stored(count: number, { make, table }: Parts): Promise<readonly RootWindow[]> {
  const now = Date.now();
  const windows = Array.from({ length: count }, () => make.pending(now));
  const { table: own } = table();
  await putWindows(own, windows, now);
  own.client.destroy();
  return windows;
}

/** Milliseconds that each took. Throws where one is not stored. */
function decideAll(
  windows: readonly RootWindow[],
  { atOnce }: DecideTask,
  { team, teamId }: Parts,
  decide: Decide,
): Promise<readonly number[]> {
  return eachOf(windows, atOnce, async ({ id, request }, n) => {
    const others = team.filter((person) => person.id !== request.requester.id);
    const userId = others[n % others.length]?.id ?? '';
    const began = performance.now();
    const outcome = await decide({ userId, teamId }, id, { type: 'approved' });
    if (outcome.kind !== 'done') throw new Error(`a decision came to ${JSON.stringify(outcome)}`);
    return performance.now() - began;
  });
}
