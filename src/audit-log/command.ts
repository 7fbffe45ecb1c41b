import { type HeadText, parseHeadText } from '../domain/audit-chain/head.ts';
import type { ExportRange } from '../operations/windows/audit/export-record.ts';
import { parseDate } from './date.ts';
import { type Options, readOptions } from './options.ts';

export type Format = 'jsonl' | 'csv';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }
  /** `out`: a file in place of standard output. */
  | { readonly kind: 'export'; readonly range: ExportRange; readonly format: Format; readonly out?: string }
  | { readonly kind: 'head' }
  | { readonly kind: 'verify'; readonly head?: HeadText }
  /** `check`: look at everything, store nothing. */
  | { readonly kind: 'record'; readonly file: string; readonly check: boolean };

/** The option that makes each kind of command, and those that go with it. */
const KINDS = [
  { kind: 'verify', by: 'verify', takes: ['head'] },
  { kind: 'export', by: 'since', takes: ['until', 'format', 'out', 'refused'] },
  { kind: 'record', by: 'record', takes: ['check'] },
  { kind: 'head', by: 'head', takes: [] },
] as const;

/** Never throws: what is wrong comes back as `wrong`. */
export function parseCommand(args: readonly string[]): Command {
  try {
    return commandOf(readOptions(args));
  } catch (error) {
    return { kind: 'wrong', problems: [error instanceof Error ? error.message : String(error)] };
  }
}

function commandOf(options: Options): Command {
  if (options.help) return { kind: 'help' };
  const kind = KINDS.find(({ by }) => options[by] !== undefined);
  if (kind === undefined) {
    return wrong(
      'Say what to do: --since DATE exports, --verify verifies, --head takes a head, --record FILE',
    );
  }
  const taken: readonly string[] = [kind.by, ...kind.takes];
  const strange = Object.keys(options).filter((name) => !taken.includes(name));
  if (strange.length > 0) return wrong(...strange.map((name) => `--${name} does not go with --${kind.by}`));
  switch (kind.kind) {
    case 'export':
      return exportCommand(options);
    case 'verify':
      return verifyCommand(options);
    case 'record':
      return { kind: 'record', file: options.record ?? '', check: options.check === true };
    case 'head':
      return { kind: 'head' };
  }
}

function exportCommand({ since = '', until, format = 'jsonl', out, refused }: Options): Command {
  const from = parseDate(since);
  const to = until === undefined ? undefined : parseDate(until);
  const problems = [
    ...(from === undefined ? [notADate('since', since)] : []),
    ...(until !== undefined && to === undefined ? [notADate('until', until)] : []),
    ...(from !== undefined && to !== undefined && to <= from ? ['--until must be later than --since'] : []),
    ...(out === '' ? ['--out: found nothing; accepted: the path of a file'] : []),
  ];
  if (format !== 'jsonl' && format !== 'csv') {
    return wrong(...problems, `--format: found ${JSON.stringify(format)}; accepted: jsonl or csv`);
  }
  if (problems.length > 0 || from === undefined) return wrong(...problems);
  const range = { since: from, ...(to !== undefined && { until: to }), refused: refused === true };
  return { kind: 'export', range, format, ...(out !== undefined && { out }) };
}

function notADate(option: string, text: string): string {
  return `--${option}: found ${JSON.stringify(text)}; accepted: a date such as 2026-11-20, or a time such as 2026-11-20T09:00Z (UTC)`;
}

function verifyCommand({ head: text }: Options): Command {
  if (text === undefined || text === true) return { kind: 'verify' };
  const head = parseHeadText(text);
  if (head !== undefined) return { kind: 'verify', head };
  return wrong(
    `--head: found ${JSON.stringify(text)}; accepted: a head as it was printed, such as 1795165200000.412.1a2b3c4d: and 32 hex digits`,
  );
}

function wrong(...problems: readonly string[]): Command {
  return { kind: 'wrong', problems };
}
