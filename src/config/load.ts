import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { type AccountId, parseAccountId } from '../domain/account.ts';
import type { CheckPolicy } from '../domain/checks/check.ts';
import { DAY, type Milliseconds, SECOND } from '../domain/time.ts';
import { problemsOf } from './problems.ts';
import { type ConfigFile, environmentSchema, fileSchema } from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that differs between one installation and another, validated. */
export interface Config {
  readonly slack: { readonly botToken: string; readonly appToken: string; readonly apiUrl?: string };
  readonly aws: { readonly region: string };
  readonly directory: DirectoryConfig;
  readonly scopes: Readonly<Record<string, ScopeConfig>>;
  readonly defaultScope: string;
  readonly audit: AuditConfig;
  readonly policy: CheckPolicy;
  readonly readers: { readonly users: readonly string[]; readonly groups: readonly string[] };
  readonly channels: { readonly security?: string };
  readonly store: { readonly table: string; readonly createTable: boolean };
  readonly health: { readonly host: string; readonly port: number };
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

export type DirectoryConfig =
  | { readonly source: 'organizations'; readonly refresh: string }
  | { readonly source: 'static'; readonly accounts: readonly StaticAccountConfig[] }
  | { readonly source: 'caller' };

export interface StaticAccountConfig {
  readonly id: AccountId;
  readonly name: string;
  readonly email?: string;
  readonly ouPath: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly isManagement: boolean;
}

export interface ScopeConfig {
  readonly ou?: readonly string[];
  readonly tags?: readonly string[];
  readonly accounts?: readonly string[];
  readonly except?: readonly string[];
}

export interface AuditConfig {
  readonly strategy: 'auto' | 'role' | 'central';
  readonly roleName: string;
  readonly externalId?: string;
  readonly concurrency: number;
  readonly accountTimeout: Milliseconds;
}

/** Every problem of the configuration at once, a line each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The configuration cannot be used:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const SECRETS = new Set(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);

/**
 * Reads `rootkeeper.yml` (or the file that `ROOTKEEPER_CONFIG` names) and the environment.
 * Throws `ConfigError` with everything that is wrong; connects to nothing.
 */
export async function loadConfig(environment: Environment): Promise<Config> {
  const path = environment.ROOTKEEPER_CONFIG ?? 'rootkeeper.yml';
  const unreadable = (cause: NodeJS.ErrnoException): ParsedYaml => ({
    problems: [
      `${path}: cannot be read (${cause.code}); copy rootkeeper.example.yml there, or name another file in ROOTKEEPER_CONFIG`,
    ],
  });
  const parsed = await readFile(path, 'utf8').then((yaml) => parseYaml(yaml, path), unreadable);
  return validate(parsed, environment);
}

/** `yaml` and the environment as one typed object; `path` is for error messages. Throws `ConfigError`. */
export function parseConfig(yaml: string, environment: Environment, path = 'rootkeeper.yml'): Config {
  return validate(parseYaml(yaml, path), environment);
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

function validate(parsed: ParsedYaml, environment: Environment): Config {
  const env = environmentSchema.safeParse(environment);
  const inEnvironment = env.success ? [] : problemsOf(env.error.issues, environment, SECRETS);
  if ('problems' in parsed) throw new ConfigError([...parsed.problems, ...inEnvironment]);
  const file = fileSchema.safeParse(parsed.value);
  if (file.success && env.success) return toConfig(file.data, env.data);
  const inFile = file.success ? [] : problemsOf(file.error.issues, parsed.value, SECRETS);
  throw new ConfigError([...inFile, ...inEnvironment]);
}

function toConfig(file: ConfigFile, env: ReturnType<typeof environmentSchema.parse>): Config {
  const { strategy, roleName, externalId, concurrency, accountTimeoutSeconds } = file.audit;
  return {
    slack: {
      botToken: env.SLACK_BOT_TOKEN,
      appToken: env.SLACK_APP_TOKEN,
      ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }),
    },
    aws: { region: env.AWS_REGION },
    directory: directoryConfig(file.directory),
    scopes: file.scopes as Config['scopes'],
    defaultScope: file.defaultScope,
    audit: {
      ...{ strategy, roleName, concurrency, accountTimeout: accountTimeoutSeconds * SECOND },
      ...(externalId === undefined ? {} : { externalId }),
    },
    policy: policyOf(file),
    readers: file.readers,
    channels: file.channels as Config['channels'],
    store: { table: file.store.table, createTable: env.ROOTKEEPER_CREATE_TABLE === 'true' },
    health: {
      host: env.ROOTKEEPER_HEALTH_HOST ?? file.health.host,
      port: Number(env.ROOTKEEPER_HEALTH_PORT ?? file.health.port),
    },
    logLevel: env.ROOTKEEPER_LOG_LEVEL ?? file.logLevel,
  };
}

function policyOf(file: ConfigFile): CheckPolicy {
  return {
    recentUse: file.thresholds.recentUseDays * DAY,
    keyAge: file.thresholds.keyAgeDays * DAY,
    email: {
      allowedDomains: file.email.allowedDomains.map((domain) => domain.toLowerCase()),
      plusAddressing: file.email.plusAddressing,
    },
    denyRootScp: file.scps.denyRoot,
  };
}

function directoryConfig(directory: ConfigFile['directory']): DirectoryConfig {
  switch (directory.source) {
    case 'organizations':
      return { source: 'organizations', refresh: directory.refresh };
    case 'static':
      return { source: 'static', accounts: directory.accounts.map(staticAccount) };
    case 'caller':
      return { source: 'caller' };
  }
}

type StaticAccountFile = Extract<ConfigFile['directory'], { source: 'static' }>['accounts'][number];

function staticAccount(account: StaticAccountFile): StaticAccountConfig {
  return {
    id: parseAccountId(account.id) as AccountId,
    name: account.name,
    ouPath: account.ou?.split('/').filter((unit) => unit !== '') ?? [],
    tags: account.tags ?? {},
    isManagement: account.management,
    ...(account.email === undefined ? {} : { email: account.email }),
  };
}
