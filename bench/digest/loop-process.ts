import { setTimeout as sleep } from 'node:timers/promises';
import { dateInUtc } from '../../src/domain/snapshot/local-date.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { inTurns } from '../../src/operations/in-turns.ts';
import { digestMessage } from '../../src/slack/digest/message.ts';
import { digestPage } from '../../src/slack/digest/page.ts';
import { createTable } from '../../src/store/create-table.ts';
import { createTrendPainter } from '../../src/trend-picture/painter.ts';
import { NOW } from '../../test/support/builders/time.ts';
import { type Cost, measured } from '../audit/measured.ts';
import { asChild } from '../child.ts';
import { meteredTable } from '../windows/metered.ts';
import { appDays } from './app-days.ts';
import { largeDay } from './large-days.ts';

export interface LoopTask {
  readonly region: string;
  readonly accounts: number;
}

/** What each step of a day cost. */
export interface Step {
  readonly step: string;
  readonly cost: Cost;
}

const TODAY = NOW + DAY;
const PAGES = [1, 2, 10_000];
const SOME_TURNS = 10;

/** A day as the app goes through it, after a day that is stored: the sweep, the digest, its picture, message and pages. */
asChild<LoopTask, readonly Step[]>(async ({ region, accounts }) => {
  const { table } = meteredTable(region, 'bench-digest-loop');
  await createTable(table);
  const app = appDays(table);
  await app.sweep(dateInUtc(NOW), largeDay(accounts, 'clear', NOW), NOW);
  const day = largeDay(accounts, 'bad', TODAY);
  const [date, now] = [dateInUtc(TODAY), TODAY + HOUR];

  const steps: Step[] = [];
  const step = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
    const { result, cost } = await measured(() => betweenTurns(work));
    steps.push({ step: name, cost });
    return result;
  };
  await step('sweep', () => app.sweep(date, day, TODAY));
  const digest = await step('digest', () => app.digest(date));
  const { signal } = new AbortController();
  await step('picture', () => createTrendPainter().paint(digest.trend, signal));
  await step('message', () => digestMessage(digest, { now, canAcknowledge: true }));
  for (const page of PAGES) {
    const shown = await step(`digest of page ${page}`, () => app.digest(date));
    await step(`page ${page}`, () => inTurns(digestPage(shown, { now, view: 'all', page }), app.turn));
  }
  return steps;
});

/** What holds the event loop is seen by what comes late: so something has to be due before the work and after it. */
async function betweenTurns<T>(work: () => T | Promise<T>): Promise<T> {
  await sleep(SOME_TURNS);
  const result = await work();
  await sleep(SOME_TURNS);
  return result;
}
