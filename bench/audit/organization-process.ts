import { startAws } from '../../sandbox/aws/server.ts';
import { noInterception } from '../../sandbox/interception.ts';
import { generateOrganization } from '../../sandbox/organization/generate.ts';
import { asChild } from '../child.ts';

export interface OrganizationTask {
  readonly accounts: number;
  readonly latencyMs: number;
  readonly reportWaitMs: number;
}

/** Where the organization is, and the credentials of its management account. */
export interface OrganizationAddress {
  readonly url: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

asChild<OrganizationTask, OrganizationAddress>(async ({ accounts, latencyMs, reportWaitMs }) => {
  const server = await startAws({
    organization: generateOrganization({ accounts, seed: 1, usersPerAccount: 50 }),
    clock: { now: Date.now },
    interception: noInterception,
    latencyMs,
    throttles: true,
    reportWaitMs,
    verifySignatures: false,
    realTime: Date.now,
    random: Math.random,
  });
  return { url: server.url, credentials: server.managementCredentials };
});
