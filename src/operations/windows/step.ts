import type {
  Approve,
  Close,
  DeclareAfterwards,
  Deny,
  Review,
  Revoke,
  Withdraw,
} from '../../domain/window/events.ts';

/** What a person does to a window; who it is comes from the envelope. Texts stand there exactly as they were typed. */
export type Step = WithoutBy<Approve | Deny | Withdraw | Revoke | Close | Review | DeclareAfterwards>;

type WithoutBy<T> = T extends unknown ? Omit<T, 'by'> : never;
