import type { Account } from '../../src/domain/account.ts';
import { governing, type PolicyBook } from '../../src/domain/approval-policy/governing.ts';
import type { PersonFacts } from '../../src/domain/approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../../src/domain/approval-policy/policy.ts';
import { HOUR, type Instant, MINUTE } from '../../src/domain/time.ts';
import { apply } from '../../src/domain/window/apply.ts';
import type { WindowEvent } from '../../src/domain/window/events.ts';
import { type WindowId, windowId } from '../../src/domain/window/id.ts';
import type { Person } from '../../src/domain/window/person.ts';
import { submit } from '../../src/domain/window/submit.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import type { Chain } from '../../src/operations/windows/window-deps.ts';

/** What windows are made of. */
export interface Makings {
  readonly accounts: readonly Account[];
  readonly book: PolicyBook;
  readonly chain: Chain;
  /** Requesters in turn; whoever comes next approves and reviews. */
  readonly people: readonly Person[];
}

export interface Made {
  /** Asked for at `at`, by the rules of the app. */
  pending(at: Instant): RootWindow;
  /** Asked for at `at` and approved a minute later. */
  approved(at: Instant): RootWindow;
  /** The same, closed after half an hour. */
  closed(at: Instant): RootWindow;
  /** The same, and signed off after another hour. */
  reviewed(at: Instant): RootWindow;
}

const REASON =
  'MFA delete has to be enabled on the audit bucket before the external audit begins; finding 7 of last year’s report.';

/** Makes windows one after the other, each by a person and over an account of its own, as far as there are enough. */
export function windowMaker({ accounts, book, chain, people }: Makings): Made {
  const nextId = distinctIds(chain);
  let made = 0;

  const pending = (at: Instant) => {
    made += 1;
    const account = accounts[made % accounts.length];
    const requester = people[made % people.length];
    if (account === undefined || requester === undefined) throw new Error('windows need accounts and people');
    const submitted = submit(
      {
        ...{ id: nextId(), origin: { kind: 'request' }, requester, operator: requester, accounts: [account] },
        ...{ taskId: 's3-mfa-delete', reason: REASON, ticket: `SEC-${made}`, duration: HOUR },
      },
      {
        ...{ now: at, governing: governing([account], book), inOrganization: true, custody: [], others: [] },
        ...{ people: people.map((person) => factsAbout(person, policyOver(account, book))), ...chain },
      },
    );
    if (submitted.kind === 'refused') throw new Error(JSON.stringify(submitted.problems));
    return submitted.window;
  };

  const after = (window: RootWindow, event: (by: Person) => WindowEvent, now: Instant) => {
    const by = people.find(({ id }) => id !== window.request.requester.id);
    if (by === undefined) throw new Error('windows need two people');
    const { policy } = window.request;
    const behind = { people: people.map((person) => factsAbout(person, policy)), custody: [] };
    const context = { ...chain, now, policy, facts: factsAbout(by, policy), behind };
    const applied = apply(window, event(by), context);
    if (applied.kind === 'refused') throw new Error(JSON.stringify(applied.refusal));
    return applied.window;
  };

  const approved = (at: Instant) =>
    after(pending(at), (by) => ({ type: 'approved', by, note: 'The finding is known.' }), at + MINUTE);
  const closed = (at: Instant) => after(approved(at), (by) => ({ type: 'closed', by }), at + HOUR / 2);
  const reviewed = (at: Instant) =>
    after(
      closed(at),
      (by) => ({ type: 'reviewed', by, done: 'MFA delete is on; nothing else was done.' }),
      at + 1.5 * HOUR,
    );
  return { pending, approved, closed, reviewed };
}

/** 30 bits are few for ten thousand: an id that was made before is passed over. */
function distinctIds({ digest }: Chain): () => WindowId {
  const given = new Set<WindowId>();
  let submissions = 0;
  return () => {
    for (;;) {
      submissions += 1;
      const id = windowId(`bench ${submissions}`, digest);
      if (given.has(id)) continue;
      given.add(id);
      return id;
    }
  };
}

function policyOver(account: Account, book: PolicyBook): ApprovalPolicy {
  const found = governing([account], book);
  if (found.kind === 'ungoverned') throw new Error(`no policy governs ${account.name}`);
  return found.policy;
}

/** A full member for ever, in every group of the policy. */
function factsAbout({ id }: Person, { approvers }: ApprovalPolicy): PersonFacts {
  const groups = approvers.flatMap((set) => set.groups);
  return {
    id,
    standing: { kind: 'member' },
    groups: Object.fromEntries(groups.map((group) => [group, { kind: 'member', firstSeen: 0 }])),
  };
}
