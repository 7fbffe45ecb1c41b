import type { Partition } from './account.ts';

/**
 * Where CloudTrail records sign-in, IAM and the other global services: documented for the commercial partition, in the
 * others that of their global endpoints.
 */
export function globalRegion(partition: Partition): string {
  switch (partition) {
    case 'aws':
      return 'us-east-1';
    case 'aws-cn':
      return 'cn-north-1';
    case 'aws-us-gov':
      return 'us-gov-west-1';
  }
}
