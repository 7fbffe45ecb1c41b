import type { Partition } from '../../src/domain/account.ts';

/** The Region of each partition in which the app runs, and its queue is. */
export const HOME_REGIONS: Readonly<Record<Partition, string>> = {
  aws: 'eu-central-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
};
