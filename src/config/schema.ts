import { validate } from 'node-cron';
import { z } from 'zod';
import { durationOf, keyed, list, oneOf, pattern, section, text, wholeNumber } from './accepts.ts';
import { activitySchema } from './activity-schema.ts';
import { digestSchema } from './digest-schema.ts';
import { reportsSchema } from './reports-schema.ts';
import { people, slackChannel } from './slack-ids.ts';
import { windowsSchema } from './windows-schema.ts';

const CRON = 'a cron expression of five fields, in UTC, such as 7 * * * *';
const accountId = pattern(/^\d{12}$/, 'an account id: twelve digits, in quotes');
const domain = pattern(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'a domain such as corp.example');
const tag = pattern(/^[^=]+=.*$/, 'a tag such as env=prod');
const roleName = pattern(/^[\w+=,.@/-]{1,128}$/, 'an IAM role name, with its path if it has one');
const scopeName = pattern(
  /^[a-z0-9][a-z0-9_-]{0,39}$/i,
  'a scope name: letters, digits, - and _, at most 40',
);

const scope = section({
  ou: list(text('an OU path such as workloads/prod')).optional(),
  tags: list(tag).optional(),
  accounts: list(text('an account id, name, or glob of a name')).optional(),
  except: list(text('an account id, name, or glob of a name')).optional(),
});

const cron = z
  .string({ error: CRON })
  .refine((text) => text.trim().split(/\s+/).length === 5 && validate(text), { error: CRON });

const staticAccount = section({
  id: accountId,
  name: text('the name of the account'),
  email: text("the root user's e-mail address").optional(),
  ou: text('an OU path such as workloads/prod').optional(),
  tags: keyed(text('a tag key'), z.string({ error: 'text' })).optional(),
  management: oneOf([true, false]).default(false),
});

const directory = z.discriminatedUnion(
  'source',
  [
    section({ source: oneOf(['organizations']), refresh: cron.default('7 * * * *') }),
    section({
      source: oneOf(['static']),
      accounts: list(staticAccount).min(1, { error: 'at least one account' }),
    }),
    section({ source: oneOf(['caller']) }),
  ],
  { error: 'a mapping whose source is organizations, static or caller' },
);

const audit = section({
  strategy: oneOf(['auto', 'role', 'central']).default('auto'),
  roleName: roleName.default('rootkeeper-audit'),
  externalId: pattern(
    /^[\w+=,.@:/-]{2,1224}$/,
    'an external id, 2 to 1224 of A-Z a-z 0-9 + = , . @ : / -',
  ).optional(),
  concurrency: wholeNumber(1, 500).default(100),
  accountTimeoutSeconds: wholeNumber(5, 600).default(60),
});

const thresholds = section({
  recentUseDays: durationOf('days', 1, 3650).default(90),
  keyAgeDays: durationOf('days', 1, 3650).default(90),
  userKeyAgeDays: durationOf('days', 1, 3650).default(90),
  userUnusedDays: durationOf('days', 1, 3650).default(90),
});

const email = section({
  allowedDomains: list(domain).default([]),
  plusAddressing: oneOf(['allow', 'forbid']).default('allow'),
});

const scps = section({ denyRoot: oneOf(['required', 'optional']).default('required') });

/** `rootkeeper.yml`. Every key is optional but `readers`: who may see weak root users is a decision, not a default. */
export const fileSchema = section({
  directory: directory.default({ source: 'organizations', refresh: '7 * * * *' }),
  scopes: keyed(scopeName, scope).default({}),
  defaultScope: text('a scope: a name from scopes, an OU path, a tag, an account, or all').default('all'),
  audit: audit.prefault({}),
  thresholds: thresholds.prefault({}),
  email: email.prefault({}),
  scps: scps.prefault({}),
  readers: people,
  channels: section({
    security: slackChannel.optional(),
    approvals: slackChannel.optional(),
    alerts: slackChannel.optional(),
  }).prefault({}),
  windows: windowsSchema.optional(),
  digest: digestSchema.optional(),
  activity: activitySchema.optional(),
  reports: reportsSchema.optional(),
  store: section({
    table: pattern(/^[\w.-]{3,255}$/, 'a DynamoDB table name').default('rootkeeper'),
  }).prefault({}),
  health: section({
    host: text('an address to listen on').default('127.0.0.1'),
    port: wholeNumber(0, 65535).default(8080),
  }).prefault({}),
  logLevel: oneOf(['debug', 'info', 'warn', 'error']).default('info'),
});

export type ConfigFile = z.infer<typeof fileSchema>;

const flag = oneOf(['true', 'false']);
const url = pattern(/^https?:\/\/\S+$/, 'an http or https address');
const port = pattern(
  /^(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/,
  'a port from 0 to 65535',
);

const auditKey = pattern(
  /^[\w+/=.-]{32,}$/,
  'at least 32 characters of A-Z a-z 0-9 + / = _ . -, the key of the record of windows; make one with: openssl rand -hex 32',
);

/** Keys that sealed entries which are verified still, newest first or in any order. */
const formerAuditKeys = pattern(
  /^[\w+/=.-]{32,}( *, *[\w+/=.-]{32,})*$/,
  'former audit keys, each of at least 32 characters of A-Z a-z 0-9 + / = _ . -, separated by commas',
);

/**
 * The environment: secrets, endpoints and what differs between the machines that run one configuration. The audit key
 * must be there where the configuration has `windows`.
 */
export function environmentSchema(windows: boolean) {
  return z.object({
    SLACK_BOT_TOKEN: pattern(/^xoxb-\S+$/, 'the bot token of the Slack app; it begins with xoxb-'),
    SLACK_APP_TOKEN: pattern(/^xapp-\S+$/, 'an app-level token with connections:write; it begins with xapp-'),
    SLACK_API_URL: url.optional(),
    AWS_REGION: pattern(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS Region such as eu-central-1'),
    ROOTKEEPER_AUDIT_KEY: windows ? auditKey : auditKey.optional(),
    ROOTKEEPER_AUDIT_KEYS_FORMER: formerAuditKeys.optional(),
    ROOTKEEPER_CREATE_TABLE: flag.default('false'),
    ROOTKEEPER_HEALTH_HOST: text('an address to listen on').optional(),
    ROOTKEEPER_HEALTH_PORT: port.optional(),
    ROOTKEEPER_LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error']).optional(),
  });
}

/** What the record of windows needs of it. */
export const recordEnvironmentSchema = environmentSchema(false).pick({
  AWS_REGION: true,
  ROOTKEEPER_AUDIT_KEY: true,
  ROOTKEEPER_AUDIT_KEYS_FORMER: true,
});

export type EnvironmentVariables = z.infer<ReturnType<typeof environmentSchema>>;
export type RecordEnvironmentVariables = z.infer<typeof recordEnvironmentSchema>;
