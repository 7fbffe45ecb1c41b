import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** What a piece of work cost this process. */
export interface Cost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Of the whole process, up to now. */
  readonly peakRssMiB: number;
  readonly eventLoopP99Ms: number;
  readonly eventLoopMaxMs: number;
}

/** Millisecond resolution: a delay below it is not seen, and it is part of every delay that is. */
const RESOLUTION_MS = 1;

/** Runs `work` and says what it cost. */
export async function measured<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly cost: Cost }> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const result = await work();
  const cpu = process.cpuUsage(cpuBefore);
  const wallSeconds = (performance.now() - startedAt) / 1_000;
  delays.disable();
  return {
    result,
    cost: {
      wallSeconds,
      cpuSeconds: (cpu.user + cpu.system) / 1e6,
      peakRssMiB: process.resourceUsage().maxRSS / 1_024,
      eventLoopP99Ms: milliseconds(delays, (each) => each.percentile(99)),
      eventLoopMaxMs: milliseconds(delays, (each) => each.max),
    },
  };
}

function milliseconds(histogram: IntervalHistogram, read: (histogram: IntervalHistogram) => number): number {
  return Math.max(0, read(histogram) / 1e6 - RESOLUTION_MS);
}
