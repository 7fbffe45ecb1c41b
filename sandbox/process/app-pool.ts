import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import type { AppEnd, AppProcess } from './app-process.ts';

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
  const running = () => slots.map(({ process }) => process);
  const settled = async () => void (await Promise.all(slots.map(({ readiness }) => readiness)));

  const occupy = (number: number): Slot => {
    const process = options.startProcess(number);
    const slot: Slot = { number, process, readiness: process.ready };
    watch(slot);
    return slot;
  };
  const replace = (slot: Slot) => {
    slot.process = options.startProcess(slot.number);
    slot.readiness = slot.process.ready;
    watch(slot);
  };
  /** A process that cannot start is reported by whoever awaits `settled`; later, by `onCrash` too. */
  const watch = (slot: Slot) => {
    const { process } = slot;
    slot.readiness.catch(() => undefined);
    process.ended.then(async (end) => {
      if (stage !== 'running' || end.wanted || slot.process !== process) return;
      if ((await options.onCrash(slot.number, end)) && stage === 'running') replace(slot);
    });
  };
  const succeed = async (slot: Slot | undefined, end: (process: AppProcess) => Promise<void>) => {
    if (slot === undefined) return;
    await end(slot.process);
    if (stage === 'running') replace(slot);
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
      const dues = await Promise.all(running().map((process) => process.nextDue()));
      return dues.reduce(earliest, undefined);
    },
    runDue: async () => {
      for (const process of running()) await process.runDue();
    },
    setOffset: async (offset) => void (await Promise.all(running().map((each) => each.setOffset(offset)))),
    stop: async () => {
      stage = 'stopping';
      await Promise.all(running().map((process) => process.stop()));
    },
  };
}

function earliest(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}
