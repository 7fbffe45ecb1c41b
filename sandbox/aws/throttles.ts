import type { Milliseconds } from '../../src/domain/time.ts';

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Whether a call is within its limit; a call that is takes a token. */
export type Throttles = (call: string, accountId: string, region: string) => boolean;

export const noThrottles: Throttles = () => true;

/** AWS Organizations User Guide, "Quotas and service limits". */
const ORGANIZATIONS: Readonly<Record<string, Rate>> = {
  ListAccounts: { perSecond: 8, burst: 12 },
  DescribeAccount: { perSecond: 20, burst: 30 },
  ListChildren: { perSecond: 6, burst: 10 },
  ListParents: { perSecond: 5, burst: 8 },
  ListAccountsForParent: { perSecond: 5, burst: 8 },
  ListOrganizationalUnitsForParent: { perSecond: 5, burst: 8 },
  ListRoots: { perSecond: 1, burst: 2 },
  DescribeOrganization: { perSecond: 1, burst: 2 },
  ListTagsForResource: { perSecond: 10, burst: 15 },
  ListPolicies: { perSecond: 5, burst: 8 },
  ListTargetsForPolicy: { perSecond: 5, burst: 8 },
  DescribePolicy: { perSecond: 2, burst: 2 },
  ListDelegatedAdministrators: { perSecond: 5, burst: 8 },
};

/** STS: published, all calls of an account in a Region together. */
const STS: Rate = { perSecond: 600, burst: 600 };

/** AWS Account Management Reference Guide, "Quotas". */
const ACCOUNT: Rate = { perSecond: 10, burst: 15 };

/** IAM publishes none; nobody who asks an account a dozen questions is throttled by it. */
const IAM: Rate = { perSecond: 20, burst: 50 };

/** CloudTrail API Reference, LookupEvents: two a second in an account and Region. */
const LOOKUP_EVENTS: Rate = { perSecond: 2, burst: 2 };

/** AWS's limits as token buckets that refill in real time; `now` gives milliseconds. */
export function publishedThrottles(now: () => Milliseconds): Throttles {
  const buckets = new Map<string, Bucket>();
  return (call, accountId, region) => {
    const [service = '', operation = ''] = call.split(':');
    const limit = limitOf(service, operation, region);
    if (limit === undefined) return true;
    const key = `${accountId} ${limit.name}`;
    const bucket = buckets.get(key) ?? { tokens: limit.rate.burst, at: now() };
    buckets.set(key, bucket);
    return take(bucket, limit.rate, now());
  };
}

interface Bucket {
  tokens: number;
  at: Milliseconds;
}

function limitOf(
  service: string,
  operation: string,
  region: string,
): { name: string; rate: Rate } | undefined {
  if (service === 'sts') return { name: `sts ${region}`, rate: STS };
  if (service === 'account') return { name: `account ${operation}`, rate: ACCOUNT };
  if (service === 'iam') return { name: 'iam', rate: IAM };
  if (service === 'cloudtrail') return { name: `cloudtrail ${region}`, rate: LOOKUP_EVENTS };
  const rate = ORGANIZATIONS[operation];
  return rate === undefined ? undefined : { name: operation, rate };
}

function take(bucket: Bucket, { perSecond, burst }: Rate, now: Milliseconds): boolean {
  bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) * perSecond) / 1_000);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}
