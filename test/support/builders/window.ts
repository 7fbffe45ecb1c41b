import { createHash } from 'node:crypto';
import type { ApprovalPolicy } from '../../../src/domain/approval-policy/policy.ts';
import { approvalPolicy, type PolicySettings } from '../../../src/domain/approval-policy/settings.ts';
import type { Digest, Seal } from '../../../src/domain/audit-chain/entry.ts';
import type { Seals } from '../../../src/domain/audit-chain/seal.ts';
import { HOUR, type Instant } from '../../../src/domain/time.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import type { ApplyContext } from '../../../src/domain/window/context.ts';
import type { RequestDraft, SubmitContext } from '../../../src/domain/window/draft.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { submit } from '../../../src/domain/window/submit.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { createSeal, createSeals } from '../../../src/seal.ts';
import { anAccount } from './account.ts';
import { NOW } from './time.ts';
import { ANA, factsAbout, MIA, OMAR, ZOE } from './window-people.ts';

export const seal: Seal = createSeal('the audit key of the tests');
export const seals: Seals = createSeals(['the audit key of the tests']);
export const digest: Digest = (text) => createHash('sha256').update(text).digest('hex');

/** Omar and Ana are pinned; two approvals; Mia may break the glass. */
export function aPolicy(overrides: Partial<PolicySettings> = {}): ApprovalPolicy {
  return approvalPolicy('prod', {
    approvers: { users: [OMAR.id, ANA.id] },
    quorum: 2,
    breakGlass: [MIA.id],
    ...overrides,
  });
}

/** Mia asks for one hour from the approval on, to enable S3 MFA delete. */
export function aDraft(overrides: Partial<RequestDraft> = {}): RequestDraft {
  return {
    id: windowId('view 1', digest),
    origin: { kind: 'request' },
    requester: MIA,
    operator: MIA,
    accounts: [anAccount()],
    taskId: 's3-mfa-delete',
    reason: 'Auditor finding 7',
    duration: HOUR,
    ...overrides,
  };
}

/** Everybody is a full member, and no other window is near. */
export function aSubmitContext(overrides: Partial<SubmitContext> = {}): SubmitContext {
  return {
    now: NOW,
    governing: { kind: 'governed', policy: aPolicy() },
    inOrganization: true,
    people: [MIA, OMAR, ANA, ZOE].map((person) => factsAbout(person)),
    custody: [],
    others: [],
    seal,
    digest,
    ...overrides,
  };
}

/** A submitted window; throws where the draft is refused. */
export function aWindow(draft: Partial<RequestDraft> = {}, context: Partial<SubmitContext> = {}): RootWindow {
  const submitted = submit(aDraft(draft), aSubmitContext(context));
  if (submitted.kind === 'refused') throw new Error(`Refused: ${JSON.stringify(submitted.problems)}`);
  return submitted.window;
}

/** The context of an event at `now`: everybody is a full member, and the policy is still the same. */
export function aContext(event: WindowEvent, overrides: Partial<ApplyContext> = {}): ApplyContext {
  return {
    now: NOW,
    policy: aPolicy(),
    seal,
    digest,
    ...('by' in event && { facts: factsAbout(event.by) }),
    behind: { people: [MIA, OMAR, ANA, ZOE].map((person) => factsAbout(person)), custody: [] },
    ...overrides,
  };
}

/** The window after events that all must be accepted; each at its own time. */
export function after(
  window: RootWindow,
  ...steps: readonly (readonly [WindowEvent, Instant])[]
): RootWindow {
  return steps.reduce((before, [event, now]) => {
    const result = apply(before, event, aContext(event, { now }));
    if (result.kind === 'refused') throw new Error(`${event.type}: ${JSON.stringify(result.refusal)}`);
    return result.window;
  }, window);
}
