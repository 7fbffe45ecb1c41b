import type { AccountId } from '../account.ts';

/** A thing without which nobody signs in as root, and who has it. */
export interface CustodyItem {
  readonly kind: 'mailbox' | 'mfa-device';
  /** What people call it: `MFA device B2`. */
  readonly label: string;
  /** Slack user id of the owner or holder. */
  readonly holder: string;
  /** Where a device is kept. */
  readonly place?: string;
}

/** A custody item, and the accounts of one window that need it. */
export interface NeededCustody extends CustodyItem {
  readonly accounts: readonly AccountId[];
}
