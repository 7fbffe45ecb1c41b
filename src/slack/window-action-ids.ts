/** Action, callback and block ids of windows. Stable: cards posted by an older version carry them. */

/** Buttons of a card, at home and under a history; their value names the window. */
export const WINDOW_APPROVE = 'window:approve';
export const WINDOW_DENY = 'window:deny';
export const WINDOW_WITHDRAW = 'window:withdraw';
export const WINDOW_REVOKE = 'window:revoke';
export const WINDOW_CLOSE = 'window:close';
export const WINDOW_REVIEW = 'window:review';
export const WINDOW_HISTORY = 'window:history';
/** Opens a new request that names the window. */
export const WINDOW_MORE_TIME = 'window:more-time';

/** Modals that ask what a decision needs; their private_metadata names the window. */
export const APPROVE_MODAL = 'window:approve-modal';
export const DENY_MODAL = 'window:deny-modal';
export const REVOKE_MODAL = 'window:revoke-modal';
export const REVIEW_MODAL = 'window:review-modal';
/** A modal that only tells something. */
export const WINDOW_TOLD_MODAL = 'window:told-modal';
/** The one text input of each. */
export const DECISION_TEXT_BLOCK = 'window:text';
export const DECISION_TEXT_INPUT = 'window:text:input';

/** Pages of a list or of a history. */
export const WINDOWS_PREVIOUS = 'windows:previous';
export const WINDOWS_NEXT = 'windows:next';

/** The request. */
export const REQUEST_MODAL = 'request:modal';
export const REQUEST_ACCOUNTS = 'request:accounts';
export const REQUEST_OPERATOR = 'request:operator';
export const REQUEST_TASK = 'request:task';
export const REQUEST_INSISTENCE = 'request:insistence';
export const REQUEST_REASON = 'request:reason';
export const REQUEST_TICKET = 'request:ticket';
export const REQUEST_WHEN = 'request:when';
export const REQUEST_START = 'request:start';
export const REQUEST_DURATION = 'request:duration';
export const REQUEST_BREAK_GLASS = 'request:break-glass';
/** Not an input: who may approve and what the operator needs. */
export const REQUEST_PREVIEW = 'request:preview';

/** The Home tab. */
export const HOME_REQUEST = 'home:request';
export const HOME_MEASURE = 'home:measure';
