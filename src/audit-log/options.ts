import { parseArgs } from 'node:util';

/** Options as they were typed, each at most once. */
export interface Options {
  readonly since?: string;
  readonly until?: string;
  readonly format?: string;
  readonly out?: string;
  readonly record?: string;
  /** true: without a head behind it. */
  readonly head?: string | true;
  readonly refused?: true;
  readonly verify?: true;
  readonly check?: true;
  readonly help?: true;
}

/** Throws an error that says what is wrong with the command line. */
export function readOptions(args: readonly string[]): Options {
  const { values, tokens } = parseArgs({ args: [...args], strict: true, tokens: true, options: known(args) });
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw new Error(`Option '--${twice}' is there twice`);
  return values as Options;
}

/** `--head` by itself takes a head; after `--verify` it says which one to verify against. */
function known(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return {
    ...{ since: text, until: text, format: text, out: text, record: text },
    ...{ refused: flag, verify: flag, check: flag, help: flag },
    head: args.includes('--verify') ? text : flag,
  };
}
