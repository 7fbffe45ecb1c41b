import { createWindowPorts } from '../../src/compose-window-ports.ts';
import { HOUR, type Instant, MINUTE } from '../../src/domain/time.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { createHome } from '../../src/operations/windows/home.ts';
import { createWindows } from '../../src/operations/windows/windows.ts';
import { homeView } from '../../src/slack/home/home-view.ts';
import { windowListMessage } from '../../src/slack/window-lists/window-list.ts';
import { asChild } from '../child.ts';
import type { MeteredTable } from './metered.ts';
import { type Parts, partsIn } from './parts.ts';
import { putWindows } from './put-windows.ts';
import type { WorldEnvironment } from './world-process.ts';

export interface ReadTask {
  readonly env: WorldEnvironment;
  readonly pending: number;
  readonly open: number;
  readonly unreviewed: number;
  /** Windows that are over and signed off, one after the other: the numbers that are measured at. */
  readonly ended: readonly number[];
}

/** What one answer took. */
export interface Read {
  readonly answer: '/root-windows pending' | 'App Home';
  readonly ended: number;
  /** Windows on the screen, and in all that the answer has pages for. */
  readonly shown: number;
  readonly found: number;
  readonly storeCalls: number;
  /** Consumed read capacity, in units of DynamoDB. */
  readonly units: number;
  readonly milliseconds: number;
}

/** How often windows are asked for, so that the ended ones reach back as far as they would. */
const A_DAY = 10;
/** At the same time there is little more to write than this, and the windows are made in between. */
const PUT_AT_ONCE = 500;

type Answer = Pick<Read, 'answer'> & { ask(): Promise<Pick<Read, 'shown' | 'found'>> };

/** Asks for both answers with more and more ended windows stored, and says what each read. */
asChild<ReadTask, readonly Read[]>(async (task) => {
  const parts = await partsIn(task.env);
  const { make } = parts;
  const now = Date.now();
  const store = parts.table();
  const put = (windows: readonly RootWindow[]) => putWindows(store.table, windows, now);
  await put(several(task.pending, (n) => make.pending(now - (n % 10) * MINUTE)));
  await put(several(task.open, () => make.approved(now - 10 * MINUTE)));
  await put(several(task.unreviewed, () => make.closed(now - 2 * HOUR)));

  const reading = parts.table();
  const answers = answersOf(parts, reading);
  const reads: Read[] = [];
  let stored = 0;
  for (const ended of task.ended) {
    for (; stored < ended; stored += PUT_AT_ONCE) {
      const count = Math.min(PUT_AT_ONCE, ended - stored);
      await put(several(count, (n) => make.reviewed(endedAt(stored + n, now))));
    }
    for (const answer of answers) reads.push({ ended, ...(await read(answer, reading)) });
  }
  return reads;
});

function endedAt(n: number, now: Instant): Instant {
  return now - 24 * HOUR - n * ((24 * HOUR) / A_DAY);
}

function several(count: number, one: (n: number) => RootWindow): readonly RootWindow[] {
  return Array.from({ length: count }, (_, n) => one(n));
}

/** As one of the security team is given them: what the operation finds, drawn. */
function answersOf({ windows, portsOver, team, teamId }: Parts, { table }: MeteredTable): readonly Answer[] {
  const ports = createWindowPorts(windows, portsOver(table));
  const find = createWindows(ports).find;
  const home = createHome(ports);
  const actor = { userId: team[0]?.id ?? '', teamId };
  return [
    {
      answer: '/root-windows pending',
      async ask() {
        const outcome = await find(actor, 'pending');
        if (outcome.kind !== 'found') throw new Error(`the list came to ${outcome.kind}`);
        const page = windowListMessage(outcome.listing, { page: 1, now: Date.now() });
        return { shown: shownOn(page), found: outcome.listing.windows.length };
      },
    },
    {
      answer: 'App Home',
      async ask() {
        const tab = await home(actor);
        const lists = [tab.mine, tab.toDecide, tab.toReview, tab.open];
        const found = new Set(lists.flat().map(({ id }) => id)).size;
        return { shown: shownOn(homeView(tab, Date.now())), found };
      },
    },
  ];
}

function shownOn(drawn: object): number {
  return new Set(JSON.stringify(drawn).match(/RW-[0-9A-Z]{6}/g)).size;
}

/** Once beforehand: what is kept for a while, such as the directory, is no part of an answer. */
async function read({ answer, ask }: Answer, meter: MeteredTable): Promise<Omit<Read, 'ended'>> {
  await ask();
  meter.reset();
  const began = performance.now();
  const { shown, found } = await ask();
  const milliseconds = performance.now() - began;
  return { answer, shown, found, storeCalls: meter.calls, units: meter.units, milliseconds };
}
