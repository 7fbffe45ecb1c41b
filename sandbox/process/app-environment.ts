import type { Partition } from '../../src/domain/account.ts';
import type { AwsServer } from '../aws/server.ts';
import { HOME_REGIONS } from '../organization/home-region.ts';
import type { RunningSlack } from '../slack/start-options.ts';
import type { RunningStore } from './store.ts';

export interface AppEnvironmentParts {
  readonly slack: Pick<RunningSlack, 'apiUrl' | 'tokens'>;
  readonly aws: Pick<AwsServer, 'url' | 'managementCredentials'>;
  readonly partition: Partition;
  readonly store: Pick<RunningStore, 'url'>;
  /** Path of `rootkeeper.yml`. */
  readonly config: string;
  /** What a process needs to run at all: PATH and the like. */
  readonly base: Readonly<Record<string, string | undefined>>;
}

/** The key of the sandbox's audit chains. It protects nothing, and is always the same, so that a kept store stays readable. */
export const SANDBOX_AUDIT_KEY = '5a9db0c5'.repeat(8);

const PASSED_ON = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'SystemRoot', 'ROOTKEEPER_LOG_LEVEL'];

/**
 * The environment of an app process: as in production, with everything pointing at the sandbox. Nothing else of the
 * environment that the sandbox was started in is passed on, so that nobody's real credentials or proxies are used.
 */
export function appEnvironment(parts: AppEnvironmentParts): Record<string, string> {
  const { slack, aws, store } = parts;
  return {
    ...inherited(parts.base),
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    ROOTKEEPER_CONFIG: parts.config,
    ROOTKEEPER_AUDIT_KEY: SANDBOX_AUDIT_KEY,
    ROOTKEEPER_CREATE_TABLE: 'true',
    ROOTKEEPER_HEALTH_PORT: '0',
    AWS_REGION: HOME_REGIONS[parts.partition],
    AWS_ACCESS_KEY_ID: aws.managementCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.managementCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_IAM: aws.url,
    AWS_ENDPOINT_URL_STS: aws.url,
    AWS_ENDPOINT_URL_ORGANIZATIONS: aws.url,
    AWS_ENDPOINT_URL_ACCOUNT: aws.url,
    AWS_ENDPOINT_URL_CLOUDTRAIL: aws.url,
    AWS_ENDPOINT_URL_SQS: aws.url,
    AWS_ENDPOINT_URL_DYNAMODB: store.url,
    // Without these the SDK reads the profiles of whoever runs the sandbox, or asks for an instance role.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

function inherited(base: AppEnvironmentParts['base']): Record<string, string> {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = base[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
