import type { AccountId } from '../../src/domain/account.ts';
import type { Instant } from '../../src/domain/time.ts';
import { accountIn, type CloudTrailRecord, recordTime, textIn } from './record.ts';

/** A record as EventBridge delivers it to a queue. `now`, where the record has no time. */
export function envelopeOf(record: CloudTrailRecord, id: string, now: Instant): CloudTrailRecord {
  const source = textIn(record, 'eventSource')?.split('.')[0] ?? 'unknown';
  const isSignIn = textIn(record, 'eventType') === 'AwsConsoleSignIn';
  return {
    version: '0',
    id,
    'detail-type': isSignIn ? 'AWS Console Sign In via CloudTrail' : 'AWS API Call via CloudTrail',
    source: `aws.${source}`,
    account: accountIn(record) ?? '',
    time: textIn(record, 'eventTime') ?? recordTime(now),
    region: textIn(record, 'awsRegion') ?? '',
    resources: [],
    detail: record,
  };
}

/** The scheduled event that shows that an account and Region can be heard: `deploy/activity-sources.yml`. */
export function heartbeatEnvelope(
  { accountId, region, partition }: { accountId: AccountId; region: string; partition: string },
  id: string,
  at: Instant,
): CloudTrailRecord {
  return {
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: accountId,
    time: recordTime(at),
    region,
    resources: [`arn:${partition}:events:${region}:${accountId}:rule/rootkeeper-heartbeat`],
    detail: {},
  };
}
