/** Action, callback and block ids. Stable: messages posted by an older version carry them. */
export const STATUS_PREVIOUS = 'status:page:previous';
export const STATUS_NEXT = 'status:page:next';
/** Toggles between what needs attention and the list of clear accounts. */
export const STATUS_VIEW = 'status:view';
/** Opens the modal that picks an account. */
export const STATUS_OPEN = 'status:open';
export const STATUS_SHARE = 'status:share';
/** Opens the modal that picks the finding of a status, or of one account of it, to acknowledge. */
export const STATUS_ACKNOWLEDGE = 'status:acknowledge';

/** The modal that picks an account: its callback, its input block and its external select. */
export const ACCOUNT_PICKER = 'status:account-picker';
export const ACCOUNT_PICKER_BLOCK = 'status:account';
export const ACCOUNT_PICKER_SELECT = 'status:account:select';
/** The modal that shows one account. */
export const ACCOUNT_DETAIL = 'status:account-detail';

/** The modal that picks a finding of a result: its callback, its input block and its external select. */
export const STATUS_FINDING_PICKER = 'status:finding-picker';
export const STATUS_FINDING_PICKER_BLOCK = 'status:finding';
export const STATUS_FINDING_PICKER_SELECT = 'status:finding:select';

/** Blocks of a message that is not yet the answer. */
export const PROGRESS_BLOCK = 'progress';
