import type { AccountId } from '../../domain/account.ts';
import type { RootRecord } from '../../domain/activity/record.ts';
import { isoTime, type SqlRow, type SqlValue } from '../../domain/query/schema.ts';

/** What the directory calls an account. */
export interface Named {
  readonly name: string;
  readonly ouPath: readonly string[];
}

/** A row of the table `root_events`. */
export function eventRow({ kept, judgement }: RootRecord, names: ReadonlyMap<AccountId, Named>): SqlRow {
  const { event } = kept;
  const account = names.get(event.accountId);
  const { actor, outcome, readOnly } = event;
  const use = judgement?.kind === 'use' ? judgement.verdict : undefined;
  return [
    ...[isoTime(event.at), event.accountId, account?.name ?? null, account?.ouPath.join('/') ?? null],
    ...[event.region, event.eventSource, event.eventName, actor.kind],
    'credential' in actor ? actor.credential : null,
    ...[outcome.kind, outcome.kind === 'failure' ? (outcome.code ?? null) : null, event.mfa],
    readOnly === undefined ? null : Number(readOnly),
    ...[event.sourceAddress ?? null, event.userAgent ?? null],
    ...[verdictOf(judgement), use?.windowId ?? null, event.ids.eventId ?? null],
  ];
}

/** Of a use by a person its verdict, of a central root session what it is; nothing where it was not judged yet. */
function verdictOf(judgement: RootRecord['judgement']): SqlValue {
  switch (judgement?.kind) {
    case undefined:
    case 'service':
      return null;
    case 'use':
    case 'central-session':
    case 'opening':
      return judgement.verdict.kind;
  }
}
