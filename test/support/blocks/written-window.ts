import type { NeededCustody } from '../../../src/domain/approval-policy/custody.ts';
import type { CardView } from '../../../src/domain/window/card-view.ts';
import type { AccountFindings } from '../../../src/domain/window/findings.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import type { DeclaredTask, Origin, RequestedAccount } from '../../../src/domain/window/request.ts';
import type { RootSnapshot } from '../../../src/domain/window/root-snapshot.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { accountIdNumber } from '../builders/account.ts';
import { NOW } from '../builders/time.ts';
import type { Seen } from '../builders/window-states.ts';

/** The only users and user groups that a message about such a window may mention. */
export const MENTIONED = {
  users: Array.from({ length: 50 }, (_, n) => `U0CALLED${n}`),
  groups: Array.from({ length: 5 }, (_, n) => `S0CALLED${n}`),
};

/** Everything in a window that people, AWS or the configuration wrote. */
export interface Written {
  readonly origin: Origin;
  readonly requester: Person;
  readonly operator: Person;
  /** 1 to 20. */
  readonly accounts: readonly Pick<RequestedAccount, 'name'>[];
  readonly task: DeclaredTask;
  readonly reason: string;
  readonly ticket: string;
  readonly custody: readonly NeededCustody[];
  readonly scopes: readonly string[];
  readonly approvals: readonly { readonly by: Person; readonly note: string }[];
  readonly ending: { readonly by: Person; readonly reason: string };
  readonly done: string;
  /** 40: before and after in each of twenty accounts. */
  readonly snapshots: readonly RootSnapshot[];
  /** 20: in each account. */
  readonly calledOut: readonly (readonly string[])[];
  readonly policyIds: readonly string[];
}

/** A window in which every string is as long as it can be and made of one unit. */
export function fullOf(repeated: string, seen: Seen): CardView {
  const long = (length: number) => repeated.repeat(length).slice(0, length);
  const someone = { id: 'U0SOMEBODY', name: long(100), email: long(100) };
  const item = { kind: 'mfa-device', label: long(100), holder: 'U0CALLED1', place: long(100) } as const;
  return viewOf(seen, {
    origin: seen.window.request.origin,
    requester: someone,
    operator: { ...someone, id: 'U0OTHER' },
    accounts: Array.from({ length: 20 }, () => ({ name: long(50) })),
    task: {
      ...{ id: 's3-mfa-delete', title: long(100), listVersion: '2026-11-20', needsRoot: false },
      insistence: long(3_000),
    },
    reason: long(3_000),
    ticket: long(100),
    custody: Array.from({ length: 30 }, () => ({ ...item, accounts: [accountIdNumber(0)] })),
    scopes: Array.from({ length: 20 }, () => long(100)),
    approvals: Array.from({ length: 10 }, () => ({ by: someone, note: long(3_000) })),
    ending: { by: someone, reason: long(3_000) },
    done: long(3_000),
    snapshots: Array.from({ length: 40 }, (_, n) => ({ kind: 'not-measured', reason: `${n}${long(300)}` })),
    calledOut: Array.from({ length: 20 }, () => [long(300), long(300)]),
    policyIds: Array.from({ length: 5 }, () => long(100)),
  });
}

/** A window as its card sees it, with these texts in it. */
export function viewOf(seen: Seen, written: Written): CardView {
  const accounts = written.accounts.map(({ name }, n) => ({ id: accountIdNumber(n), name }));
  const roots = accounts.map(({ id: accountId }, n) => ({ accountId, root: written.snapshots[n]! }));
  return {
    window: windowOf(seen.window, accounts, written),
    now: seen.now,
    baseline: { asOf: NOW, accounts: roots },
    denyRoot: accounts.map(({ id: accountId }, n) => ({
      accountId,
      coverage: (['full', 'partial', 'none', 'not-bound', 'unknown'] as const)[n % 5]!,
      policyIds: written.policyIds,
    })),
    earlier: { opened: 3, open: 1, unreviewed: 1 },
  };
}

function windowOf(base: RootWindow, accounts: readonly RequestedAccount[], written: Written): RootWindow {
  const { origin: from, requester, operator, task, reason, ticket, custody: needed } = written;
  const { policy } = base.request;
  const notified = { users: MENTIONED.users, groups: MENTIONED.groups };
  return {
    ...base,
    request: {
      ...base.request,
      ...{ origin: from, requester, operator, task, reason, ticket, accounts, custody: needed },
      overlaps: Array.from({ length: 40 }, () => base.id),
      policy: { ...policy, notified, scopes: written.scopes, approvers: [{ ...notified, minimumDays: 0 }] },
    },
    approvals: written.approvals.map((each) => ({ ...each, at: NOW, policyHash: 'f'.repeat(64) })),
    ...(base.ending && { ending: { ...base.ending, ...written.ending } }),
    ...(base.review && { review: { ...base.review, done: written.done } }),
    findings: { accounts: findingsOf(accounts, written) },
  };
}

function findingsOf(
  accounts: readonly RequestedAccount[],
  { snapshots, calledOut }: Written,
): readonly AccountFindings[] {
  return accounts.map(({ id: accountId }, n) => ({
    accountId,
    before: snapshots[n]!,
    after: snapshots[n + 20]!,
    calledOut: calledOut[n]!,
  }));
}
