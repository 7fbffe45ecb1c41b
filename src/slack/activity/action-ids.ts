/** Action, callback and block ids of root activity. Stable: alerts posted by an older version carry them. */

/** Buttons of an alert; their value is `encodeAlertValue`'s. */
export const ALERT_OWN = 'alert:own';
export const ALERT_EVENTS = 'alert:events';
export const ALERT_DECLARE = 'alert:declare';
/** Each opens the modal of one disposition. */
export const ALERT_FALSE_ALARM = 'alert:dispose:false-alarm';
export const ALERT_LEGITIMATE = 'alert:dispose:legitimate';
export const ALERT_INCIDENT = 'alert:dispose:incident';

/** Pages of the events of an alert; their value is `encodeAlertEventsValue`'s. */
export const ALERT_EVENTS_PREVIOUS = 'alert:events:previous';
export const ALERT_EVENTS_NEXT = 'alert:events:next';

/** The modal of a disposition: its private_metadata is `encodeDispositionValue`'s. */
export const DISPOSITION_MODAL = 'alert:disposition-modal';
export const DISPOSITION_NOTE = 'alert:disposition:note';
export const DISPOSITION_NOTE_INPUT = 'alert:disposition:note:input';

/** The modal of Declare afterwards…: its private_metadata is `encodeAlertValue`'s. Block and action have one id. */
export const DECLARE_MODAL = 'alert:declare-modal';
export const DECLARE_OPERATOR = 'alert:declare:operator';
export const DECLARE_TASK = 'alert:declare:task';
export const DECLARE_INSISTENCE = 'alert:declare:insistence';
export const DECLARE_REASON = 'alert:declare:reason';
export const DECLARE_TICKET = 'alert:declare:ticket';

/** Buttons of the question "is this you?"; their value is `encodeCheckInValue`'s. */
export const CHECK_IN_YES = 'check-in:yes';
export const CHECK_IN_NO = 'check-in:no';
/** On the card of an open window; its value is `encodeWindowValue`'s. */
export const SIGNING_IN_NOW = 'check-in:signing-in';

/** Pages of `/root-activity`; their value is `encodeActivityValue`'s. */
export const ACTIVITY_PREVIOUS = 'activity:page:previous';
export const ACTIVITY_NEXT = 'activity:page:next';

/** Pages of `/root-replay`; their value is `encodeActivityValue`'s, too. */
export const REPLAY_PREVIOUS = 'replay:page:previous';
export const REPLAY_NEXT = 'replay:page:next';
