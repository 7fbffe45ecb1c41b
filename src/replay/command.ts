import { parseArgs } from 'node:util';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] }
  | {
      readonly kind: 'replay';
      /** Files and directories; `-` is standard input. */
      readonly paths: readonly string[];
      /** Read them from the table; else there are none. */
      readonly withWindows: boolean;
      readonly asJson: boolean;
    };

const OPTIONS = {
  windows: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Never throws: what is wrong comes back as `wrong`. */
export function parseCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    });
    if (values.help) return { kind: 'help' };
    const problems = problemsOf(positionals);
    if (problems.length > 0) return { kind: 'wrong', problems };
    return { kind: 'replay', paths: positionals, withWindows: values.windows, asJson: values.json };
  } catch (error) {
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    return { kind: 'wrong', problems: [problem] };
  }
}

function problemsOf(paths: readonly string[]): readonly string[] {
  const twice = paths.find((path, n) => paths.indexOf(path) !== n);
  return [
    ...(paths.length === 0
      ? ['Say what to read: files or directories with CloudTrail records, or - for standard input']
      : []),
    ...(paths.includes('') ? ['found an empty path; accepted: the path of a file or a directory'] : []),
    ...(twice !== undefined && twice !== '' ? [`${twice} is there twice`] : []),
  ];
}
