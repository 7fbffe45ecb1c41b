/** The milliseconds of the fastest of five runs: what the work costs, not what else the machine was doing. */
export function fastest(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times);
}
