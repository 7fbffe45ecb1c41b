/** One option of `npm run demo --`. */
export interface OptionDescription {
  /** What it takes, for the help; absent for a switch. */
  readonly takes?: string;
  readonly about: string;
  /** May be given several times. */
  readonly repeatable?: true;
  /** The ways of running that it means something to. */
  readonly modes: readonly Mode[];
}

/** `demo`: stays up for people; `say`: one exchange and out; `scenario`: plays a file. */
export type Mode = 'demo' | 'say' | 'scenario';

export type OptionName = keyof typeof OPTIONS;

const WORLD: readonly Mode[] = ['demo', 'say'];
const EVERY: readonly Mode[] = ['demo', 'say', 'scenario'];
const SAY: readonly Mode[] = ['say'];

export const OPTIONS = {
  port: { takes: 'N', about: "the page's port (default 3210, or the next free one)", modes: ['demo'] },
  org: { takes: 'FILE', about: 'the organization (default: the demo company)', modes: WORLD },
  accounts: { takes: 'N', about: 'a generated organization of N accounts instead', modes: WORLD },
  seed: { takes: 'S', about: 'another generated organization of that size (default 1)', modes: WORLD },
  config: { takes: 'FILE', about: "the app's rootkeeper.yml (default: the demo's)", modes: WORLD },
  store: { takes: 'DIR', about: 'keeps the store there (default: a temporary folder)', modes: WORLD },
  apps: { takes: 'N', about: 'app processes, 1 to 9 (default 1)', modes: WORLD },
  latency: { takes: 'MS', about: 'latency of every AWS call in milliseconds (default 0)', modes: WORLD },
  throttles: { about: "holds to AWS's published throttles", modes: WORLD },
  say: {
    takes: 'TEXT',
    about: 'says TEXT, prints the answer, and ends; may be repeated',
    repeatable: true,
    modes: SAY,
  },
  as: { takes: 'NAME', about: 'who says it (default mia)', modes: SAY },
  in: { takes: 'CHANNEL', about: "where it is said: '#security' (default) or dm", modes: SAY },
  json: { about: 'prints the answer as JSON', modes: SAY },
  timeout: { takes: 'SECONDS', about: 'how long to wait for each answer (default 120)', modes: SAY },
  scenario: { takes: 'FILE', about: 'plays the scenario and prints its transcript', modes: ['scenario'] },
  verbose: { about: 'repeats what the app logs on standard error', modes: EVERY },
  help: { about: 'this list', modes: EVERY },
} as const satisfies Record<string, OptionDescription>;

export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[];

/** `--port N` as people write it. */
export function usageOf(name: OptionName): string {
  const option: OptionDescription = OPTIONS[name];
  return option.takes === undefined ? `--${name}` : `--${name} ${option.takes}`;
}
