import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import { type AppEnd, AppEndedError, type AppProcess } from './app-process.ts';

/** The app's processes, numbered from 1. A killed one is replaced at once. */
export interface AppPool {
  /** Resolves when every process is ready; rejects where one ends before that. */
  start(): Promise<void>;
  /** Kills the process with that number. Resolves when it is gone; its successor is then starting. */
  kill(number: number): Promise<void>;
  /** Kills every process. Resolves when they are gone; their successors are then starting. */
  killAll(): Promise<void>;
  /** Ends every process as in production. Resolves when they are gone; their successors are then starting. */
  restart(): Promise<void>;
  /** Resolves when no process is starting any more; rejects where one could not be started. */
  settled(): Promise<void>;
  /** The earliest instant at which any process has something to do. */
  nextDue(): Promise<Instant | undefined>;
  /** Runs what is due in every process, one after the other. */
  runDue(): Promise<void>;
  setOffset(offset: Milliseconds): Promise<void>;
  stop(): Promise<void>;
}

export interface AppPoolOptions {
  readonly count: number;
  startProcess(number: number): AppProcess;
  /** Told when a process ended that nobody killed. True: start another in its place. */
  onCrash(number: number, end: AppEnd): Promise<boolean>;
}

interface Slot {
  readonly number: number;
  process: AppProcess;
  /** Settles when the present process is ready. */
  readiness: Promise<void>;
}

/** A pool without processes; `start` makes them. */
export function appPool(options: AppPoolOptions): AppPool {
  const slots: Slot[] = [];
  let stage: 'starting' | 'running' | 'stopping' = 'starting';
  const settled = async () => void (await Promise.all(slots.map(({ readiness }) => readiness)));

  const occupy = (number: number): Slot => {
    const process = options.startProcess(number);
    const slot: Slot = { number, process, readiness: process.ready };
    watch(slot);
    return slot;
  };
  const replace = (slot: Slot): Promise<void> => {
    slot.process = options.startProcess(slot.number);
    watch(slot);
    return slot.process.ready;
  };
  const readyWhen = (slot: Slot, readiness: Promise<void>) => {
    slot.readiness = readiness;
    readiness.catch(() => undefined);
  };
  /** A process that cannot start is reported by whoever awaits `settled`; later, by `onCrash` too. */
  const watch = (slot: Slot) => {
    const { process } = slot;
    process.ready.catch(() => undefined);
    process.ended.then(async (end) => {
      if (stage !== 'running' || end.wanted || slot.process !== process) return;
      if ((await options.onCrash(slot.number, end)) && stage === 'running') readyWhen(slot, replace(slot));
    });
  };
  /** From the first moment on nobody takes the process that ends for a ready one. */
  const succeed = async (slot: Slot | undefined, end: (process: AppProcess) => Promise<void>) => {
    if (slot === undefined) return;
    const { process } = slot;
    const gone = end(process);
    const isItsTurn = () => stage === 'running' && slot.process === process;
    readyWhen(
      slot,
      gone.then(() => (isItsTurn() ? replace(slot) : slot.process.ready)),
    );
    await gone;
  };
  const killed = (process: AppProcess) => process.kill();
  const stopped = (process: AppProcess) => process.stop();
  return {
    start: async () => {
      for (let number = 1; number <= options.count; number += 1) slots.push(occupy(number));
      await settled();
      stage = 'running';
    },
    kill: (number) => succeed(slots[number - 1], killed),
    killAll: async () => void (await Promise.all(slots.map((slot) => succeed(slot, killed)))),
    restart: async () => void (await Promise.all(slots.map((slot) => succeed(slot, stopped)))),
    settled,
    nextDue: async () => {
      const dues = await Promise.all(slots.map((slot) => outliving(slot, (process) => process.nextDue())));
      return dues.reduce<Instant | undefined>(earliest, undefined);
    },
    runDue: async () => {
      for (const slot of slots) await outliving(slot, (process) => process.runDue());
    },
    setOffset: async (offset) =>
      void (await Promise.all(slots.map((slot) => outliving(slot, (process) => process.setOffset(offset))))),
    stop: async () => {
      stage = 'stopping';
      await Promise.all(slots.map(({ process }) => process.stop()));
    },
  };
}

/** Where a scenario kills the process over what it was asked, its successor is waited for, which finds what is due itself. */
async function outliving<T>(slot: Slot, ask: (process: AppProcess) => Promise<T>): Promise<T | undefined> {
  const { process } = slot;
  try {
    return await ask(process);
  } catch (error) {
    if (!(error instanceof AppEndedError && (await process.ended).wanted)) throw error;
    await slot.readiness;
    return undefined;
  }
}

function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
