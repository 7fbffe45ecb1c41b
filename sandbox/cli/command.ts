import { type Milliseconds, SECOND } from '../../src/domain/time.ts';
import { inRepository } from '../process/repository.ts';
import { DEMO_CONFIG, DEMO_ORGANIZATION } from '../scenario/demo-files.ts';
import type { OrganizationChoice } from '../scenario/scenario.ts';
import { demoWorkspace } from '../slack/demo-workspace.ts';
import { type Given, readArguments } from './arguments.ts';
import { type Mode, OPTIONS } from './option-list.ts';
import { type OptionReader, optionReader } from './option-reader.ts';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'demo'; readonly world: World; readonly port?: number; readonly verbose: boolean }
  | ({ readonly kind: 'say'; readonly world: World; readonly verbose: boolean } & Exchange)
  | { readonly kind: 'scenario'; readonly path: string; readonly verbose: boolean };

/** What the app is put into. */
export interface World {
  readonly organization: OrganizationChoice;
  /** Path of the app's `rootkeeper.yml`. */
  readonly config: string;
  readonly apps: number;
  readonly latencyMs: Milliseconds;
  readonly throttles: boolean;
  readonly storeFolder?: string;
}

/** What is said, by whom, where. */
export interface Exchange {
  readonly texts: readonly string[];
  /** A handle. */
  readonly as: string;
  /** `#security`, or `dm`. */
  readonly in: string;
  readonly json: boolean;
  /** For each answer; real time. */
  readonly timeout: Milliseconds;
}

/** The command line as a command, or everything that is wrong with it, a sentence each. */
export function parseCommand(
  args: readonly string[],
): Command | { kind: 'wrong'; problems: readonly string[] } {
  const { given, problems } = readArguments(args);
  if (given.has('help')) return { kind: 'help' };
  const wrong = [...problems];
  const mode = modeOf(given);
  wrong.push(...misplaced(given, mode));
  const command = commandOf(given, mode, optionReader(given, wrong));
  return wrong.length > 0 ? { kind: 'wrong', problems: wrong } : command;
}

function modeOf(given: Given): Mode {
  if (given.has('scenario')) return 'scenario';
  return given.has('say') ? 'say' : 'demo';
}

function misplaced(given: Given, mode: Mode): string[] {
  const because = { demo: 'without --say', say: 'with --say', scenario: 'with --scenario' }[mode];
  return [...given.keys()]
    .filter((name) => !(OPTIONS[name].modes as readonly Mode[]).includes(mode))
    .map((name) => `--${name} means nothing ${because}.`);
}

function commandOf(given: Given, mode: Mode, read: OptionReader): Command {
  const verbose = given.has('verbose');
  switch (mode) {
    case 'scenario':
      return { kind: 'scenario', path: read.text('scenario') ?? '', verbose };
    case 'say':
      return { kind: 'say', verbose, world: worldOf(given, read), ...exchangeOf(given, read) };
    case 'demo': {
      const port = read.number('port', 1, 65_535);
      return { kind: 'demo', verbose, world: worldOf(given, read), ...(port === undefined ? {} : { port }) };
    }
  }
}

function worldOf(given: Given, read: OptionReader): World {
  const storeFolder = read.text('store');
  return {
    organization: organizationOf(read),
    config: read.text('config') ?? inRepository(DEMO_CONFIG),
    apps: read.number('apps', 1, 9) ?? 1,
    latencyMs: read.number('latency', 0, 60_000) ?? 0,
    throttles: given.has('throttles'),
    ...(storeFolder === undefined ? {} : { storeFolder }),
  };
}

function organizationOf(read: OptionReader): OrganizationChoice {
  const path = read.text('org');
  const accounts = read.number('accounts', 1, 10_000);
  const seed = read.number('seed', 0, 2 ** 31);
  if (path !== undefined && accounts !== undefined)
    read.problem('Give either --org or --accounts, not both.');
  if (seed !== undefined && accounts === undefined) read.problem('--seed needs --accounts N.');
  if (accounts === undefined) return { kind: 'file', path: path ?? inRepository(DEMO_ORGANIZATION) };
  return { kind: 'generated', accounts, ...(seed === undefined ? {} : { seed }) };
}

function exchangeOf(given: Given, read: OptionReader): Exchange {
  const { people } = demoWorkspace;
  const handles = people.map(({ handle }) => handle);
  const nameOf = (handle: string) => people.find((each) => each.handle === handle)?.name.toLowerCase();
  const places = [...demoWorkspace.channels.map(({ name }) => `#${name}`), 'dm'];
  return {
    texts: given.get('say') ?? [],
    as: read.oneOf('as', handles, nameOf) ?? 'mia',
    in: read.oneOf('in', places) ?? '#security',
    json: given.has('json'),
    timeout: (read.number('timeout', 1, 3_600) ?? 120) * SECOND,
  };
}
