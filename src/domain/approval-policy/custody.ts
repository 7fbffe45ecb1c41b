import type { Account, AccountId } from '../account.ts';
import { membersOfDefinition, type ScopeDefinition } from '../scope/definition.ts';

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

/** One entry of the register: what the accounts of a scope need. One account is a scope too. */
export interface CustodyEntry {
  readonly definition: ScopeDefinition;
  readonly items: readonly CustodyItem[];
}

/**
 * What the operator needs for these accounts and somebody else holds: each item once, with its accounts, in the order of
 * the register. Where an account's unread tags leave open whether an entry holds it, its items are needed: the
 * register only ever keeps somebody from being the only approver.
 */
export function neededCustody(
  accounts: readonly Account[],
  register: readonly CustodyEntry[],
  operatorId: string,
): readonly NeededCustody[] {
  const needed = new Map<string, NeededCustody>();
  for (const { definition, items } of register) {
    const ids = accounts.filter((account) => mayHold(definition, account)).map(({ id }) => id);
    for (const item of items.filter(({ holder }) => holder !== operatorId)) {
      if (ids.length > 0) needed.set(keyOf(item), merged(needed.get(keyOf(item)), item, ids));
    }
  }
  return [...needed.values()];
}

function mayHold(definition: ScopeDefinition, account: Account): boolean {
  const { members, undecided } = membersOfDefinition(definition, [account]);
  return members.length + undecided > 0;
}

function merged(
  before: NeededCustody | undefined,
  item: CustodyItem,
  ids: readonly AccountId[],
): NeededCustody {
  return { ...item, accounts: [...new Set([...(before?.accounts ?? []), ...ids])].sort() };
}

function keyOf({ kind, label, holder, place = '' }: CustodyItem): string {
  return JSON.stringify([kind, label, holder, place]);
}
