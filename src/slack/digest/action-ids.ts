/** Action, callback and block ids of the digest. Stable: messages posted by an older version carry them. */

/** Buttons under a digest; their value is `encodeDigestValue`'s. */
export const DIGEST_SHOW_ALL = 'digest:all';
export const DIGEST_UNMEASURED = 'digest:unmeasured';
export const DIGEST_PREVIOUS = 'digest:page:previous';
export const DIGEST_NEXT = 'digest:page:next';
/** Opens the modal that picks the finding to acknowledge. */
export const DIGEST_ACKNOWLEDGE = 'digest:acknowledge';

/** Opens the modal that picks an account, to show it as it is now. */
export const DIGEST_OPEN = 'digest:open';

/** The modal that picks an account: its callback, its input block and its external select. */
export const DIGEST_ACCOUNT_PICKER = 'digest:account-picker';
export const DIGEST_ACCOUNT_PICKER_BLOCK = 'digest:account';
export const DIGEST_ACCOUNT_PICKER_SELECT = 'digest:account:select';

/** The modal that picks a finding: its callback, its input block and its external select. */
export const FINDING_PICKER = 'digest:finding-picker';
export const FINDING_PICKER_BLOCK = 'digest:finding';
export const FINDING_PICKER_SELECT = 'digest:finding:select';

/** The modal that acknowledges a finding; its private_metadata is `encodeFindingValue`'s. */
export const ACKNOWLEDGE_MODAL = 'acknowledge:modal';
export const ACKNOWLEDGE_WHY = 'acknowledge:why';
export const ACKNOWLEDGE_WHY_INPUT = 'acknowledge:why:input';
export const ACKNOWLEDGE_UNTIL = 'acknowledge:until';
export const ACKNOWLEDGE_UNTIL_INPUT = 'acknowledge:until:input';
/** A modal that only says why a finding cannot be acknowledged. */
export const ACKNOWLEDGE_TOLD_MODAL = 'acknowledge:told-modal';
