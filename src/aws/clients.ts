import { AccountClient } from '@aws-sdk/client-account';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Milliseconds } from '../domain/time.ts';
import { CALL_LIMIT } from './call-limit.ts';

/** Temporary credentials of one session. Never logged. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** SDK clients over one pool of connections. */
export interface Clients {
  /** Clients of the app's own credentials. */
  readonly sts: STSClient;
  readonly iam: IAMClient;
  readonly organizations: OrganizationsClient;
  readonly account: AccountClient;
  /** IAM in the account whose session this is. A client each, so that no account's credentials meet another's calls. */
  iamFor(credentials: SessionCredentials): IAMClient;
  /** CloudTrail in a Region of the account whose session this is; without one, of the app's own. */
  cloudTrailFor(region: string, credentials?: SessionCredentials): CloudTrailClient;
  close(): void;
}

const CONNECT_TIMEOUT: Milliseconds = 5_000;

/** `connections` bounds the sockets per host; the app's own credentials and endpoints come from the environment by the SDK. */
export function createClients(region: string, connections: number): Clients {
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: CONNECT_TIMEOUT,
    requestTimeout: CALL_LIMIT,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: true, maxSockets: connections },
    httpsAgent: { keepAlive: true, maxSockets: connections },
  });
  const shared = { region, requestHandler, maxAttempts: 1 };
  return {
    sts: new STSClient(shared),
    iam: new IAMClient(shared),
    organizations: new OrganizationsClient(shared),
    account: new AccountClient(shared),
    iamFor: (credentials) => new IAMClient({ ...shared, credentials }),
    cloudTrailFor: (region, credentials) =>
      new CloudTrailClient({ ...shared, region, ...(credentials === undefined ? {} : { credentials }) }),
    close: () => requestHandler.destroy(),
  };
}
