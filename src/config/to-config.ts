import { type AccountId, parseAccountId } from '../domain/account.ts';
import type { CheckPolicy } from '../domain/checks/check.ts';
import { DAY, SECOND } from '../domain/time.ts';
import { activityConfig } from './activity.ts';
import type { Config, DigestConfig, DirectoryConfig, RecordConfig, StaticAccountConfig } from './config.ts';
import { reportsConfig } from './reports.ts';
import type { ConfigFile, EnvironmentVariables, RecordEnvironmentVariables } from './schema.ts';
import { windowsConfig } from './windows.ts';

/** A validated file and environment, as the app takes them. */
export function toConfig(file: ConfigFile, env: EnvironmentVariables): Config {
  const { strategy, roleName, externalId, concurrency, accountTimeoutSeconds } = file.audit;
  const { security } = file.channels;
  const windows = windowsConfig(file, env.ROOTKEEPER_AUDIT_KEY, formerKeys(env));
  const digest = digestConfig(file);
  const activity = activityConfig(file);
  const reports = reportsConfig(file);
  return {
    slack: {
      botToken: env.SLACK_BOT_TOKEN,
      appToken: env.SLACK_APP_TOKEN,
      ...(env.SLACK_API_URL === undefined ? {} : { apiUrl: env.SLACK_API_URL }),
    },
    aws: { region: env.AWS_REGION },
    directory: directoryConfig(file.directory),
    scopes: file.scopes,
    defaultScope: file.defaultScope,
    audit: {
      ...{ strategy, roleName, concurrency, accountTimeout: accountTimeoutSeconds * SECOND },
      ...(externalId === undefined ? {} : { externalId }),
    },
    policy: policyOf(file),
    userThresholds: {
      keyAge: file.thresholds.userKeyAgeDays * DAY,
      unused: file.thresholds.userUnusedDays * DAY,
    },
    readers: file.readers,
    channels: security === undefined ? {} : { security },
    ...(windows === undefined ? {} : { windows }),
    ...(digest === undefined ? {} : { digest }),
    ...(activity === undefined ? {} : { activity }),
    ...(reports === undefined ? {} : { reports }),
    store: { table: file.store.table, createTable: env.ROOTKEEPER_CREATE_TABLE === 'true' },
    health: {
      host: env.ROOTKEEPER_HEALTH_HOST ?? file.health.host,
      port: Number(env.ROOTKEEPER_HEALTH_PORT ?? file.health.port),
    },
    logLevel: env.ROOTKEEPER_LOG_LEVEL ?? file.logLevel,
  };
}

/** The same file, as the record of windows needs it. */
export function toRecordConfig(file: ConfigFile, env: RecordEnvironmentVariables): RecordConfig {
  const auditKey = env.ROOTKEEPER_AUDIT_KEY;
  const formerAuditKeys = formerKeys(env);
  const windows = windowsConfig(file, auditKey, formerAuditKeys);
  return {
    region: env.AWS_REGION,
    table: file.store.table,
    ...(auditKey === undefined ? {} : { auditKey }),
    formerAuditKeys,
    ...(windows === undefined ? {} : { windows }),
  };
}

function formerKeys({ ROOTKEEPER_AUDIT_KEYS_FORMER: keys }: RecordEnvironmentVariables): readonly string[] {
  return keys === undefined ? [] : keys.split(',').map((key) => key.trim());
}

/** Validated: where there is a digest, it has a channel. */
function digestConfig({ digest, channels }: ConfigFile): DigestConfig | undefined {
  const channel = digest?.channel ?? channels.security;
  if (digest === undefined || channel === undefined) return undefined;
  const { schedule, timeZone, acknowledgers } = digest;
  return { channel, schedule, timeZone, acknowledgers };
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
