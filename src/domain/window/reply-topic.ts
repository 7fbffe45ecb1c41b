import type { AuditEntry } from '../audit-chain/entry.ts';

/** What a message tells: a step of the history, or what time brought. */
export type ReplyTopic =
  | { readonly kind: 'entry'; readonly entry: AuditEntry }
  | { readonly kind: BroughtByTime };

/** ending: told to people only; in the thread it is an entry of the history, the reminder. */
export type BroughtByTime = 'lapsed' | 'opened' | 'ending' | 'ended' | 'overdue';
