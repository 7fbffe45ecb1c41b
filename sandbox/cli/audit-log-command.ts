import { resolve } from 'node:path';
import { SANDBOX_AUDIT_KEY } from '../process/app-environment.ts';

/** What one types to look at a running sandbox's record of windows; `storeUrl` takes any signature. */
export function auditLogCommand(storeUrl: string, config: string): string {
  const variables = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'demo',
    AWS_SECRET_ACCESS_KEY: 'demo',
    AWS_ENDPOINT_URL_DYNAMODB: storeUrl,
    ROOTKEEPER_AUDIT_KEY: SANDBOX_AUDIT_KEY,
    ROOTKEEPER_CONFIG: resolve(config),
  };
  const assigned = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`);
  // A profile of their own would come before these credentials.
  return `env -u AWS_PROFILE ${assigned.join(' ')} npm run -s audit-log -- --verify`;
}

/** As a shell takes it for one word. */
function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
