import type { AppCrash } from '../process/sandbox-options.ts';

/** What is said about an app process that ended by itself. */
export function describeCrash({ number, how, lastLines }: AppCrash): string {
  const said =
    lastLines.length === 0
      ? ['It printed nothing.']
      : ['It printed last:', ...lastLines.map((line) => `  ${line}`)];
  return [`App process ${number} ended by itself (${how}).`, ...said].join('\n');
}

export interface CrashWatch {
  /** Never restarts: one crash is a failure. */
  onAppCrash(crash: AppCrash): Promise<boolean>;
  /** Rejects when an app process has ended by itself. */
  readonly crashed: Promise<never>;
}

/** For runs in which a crash ends everything. */
export function watchForCrash(): CrashWatch {
  let report: (error: Error) => void = () => undefined;
  const crashed = new Promise<never>((_, reject) => {
    report = reject;
  });
  crashed.catch(() => undefined);
  return {
    crashed,
    onAppCrash: async (crash) => {
      report(new Error(describeCrash(crash)));
      return false;
    },
  };
}
