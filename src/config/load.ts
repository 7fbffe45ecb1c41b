import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Config, RecordConfig } from './config.ts';
import { problemsOf } from './problems.ts';
import { hasWindows, referenceProblems } from './references.ts';
import { type ConfigFile, environmentSchema, fileSchema, recordEnvironmentSchema } from './schema.ts';
import { toConfig, toRecordConfig } from './to-config.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every problem of the configuration at once, a line each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The configuration cannot be used:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const SECRETS = new Set([
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'ROOTKEEPER_AUDIT_KEY',
  'ROOTKEEPER_AUDIT_KEYS_FORMER',
]);

/**
 * Reads `rootkeeper.yml` (or the file that `ROOTKEEPER_CONFIG` names) and the environment.
 * Throws `ConfigError` with everything that is wrong; connects to nothing.
 */
export async function loadConfig(environment: Environment): Promise<Config> {
  const { file, env } = validate(await readConfig(environment), environment, environmentSchema);
  return toConfig(file, env);
}

/**
 * What the record of windows needs, of the same file: no token of Slack, and the audit key only where something is to be
 * sealed or verified. Throws `ConfigError` with everything that is wrong; connects to nothing.
 */
export async function loadRecordConfig(environment: Environment): Promise<RecordConfig> {
  const { file, env } = validate(await readConfig(environment), environment, () => recordEnvironmentSchema);
  return toRecordConfig(file, env);
}

function readConfig(environment: Environment): Promise<ParsedYaml> {
  const path = environment.ROOTKEEPER_CONFIG ?? 'rootkeeper.yml';
  const unreadable = (cause: NodeJS.ErrnoException): ParsedYaml => ({
    problems: [
      `${path}: cannot be read (${cause.code}); copy rootkeeper.example.yml there, or name another file in ROOTKEEPER_CONFIG`,
    ],
  });
  return readFile(path, 'utf8').then((yaml) => parseYaml(yaml, path), unreadable);
}

/** `yaml` and the environment as one typed object; `path` is for error messages. Throws `ConfigError`. */
export function parseConfig(yaml: string, environment: Environment, path = 'rootkeeper.yml'): Config {
  const { file, env } = validate(parseYaml(yaml, path), environment, environmentSchema);
  return toConfig(file, env);
}

/** A file's content, or why it has none that could be validated. */
type ParsedYaml = { readonly value: unknown } | { readonly problems: readonly string[] };

function parseYaml(yaml: string, path: string): ParsedYaml {
  const document = parseDocument(yaml, { lineCounter: new LineCounter(), prettyErrors: true });
  if (document.errors.length === 0) return { value: document.toJS() };
  return {
    problems: document.errors.map((error) => `${path}: ${error.message.split('\n')[0] ?? 'not YAML'}`),
  };
}

/** `schemaOf`: what the environment must be like, with windows or without. */
function validate<T>(
  parsed: ParsedYaml,
  environment: Environment,
  schemaOf: (windows: boolean) => z.ZodType<T>,
): { readonly file: ConfigFile; readonly env: T } {
  const windows = 'value' in parsed && hasWindows(parsed.value);
  const env = schemaOf(windows).safeParse(environment);
  const inEnvironment = env.success ? [] : problemsOf(env.error.issues, environment, SECRETS);
  if ('problems' in parsed) throw new ConfigError([...parsed.problems, ...inEnvironment]);
  const file = fileSchema.safeParse(parsed.value);
  const unresolved = referenceProblems(parsed.value);
  if (file.success && env.success && unresolved.length === 0) return { file: file.data, env: env.data };
  const inFile = file.success ? [] : problemsOf(file.error.issues, parsed.value, SECRETS);
  throw new ConfigError([...inFile, ...unresolved, ...inEnvironment]);
}
