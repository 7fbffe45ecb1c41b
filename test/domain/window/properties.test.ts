import fc from 'fast-check';
import type { Standing } from '../../../src/domain/approval-policy/person-facts.ts';
import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import { type Phase, phaseOf } from '../../../src/domain/window/phase.ts';
import { replay } from '../../../src/domain/window/replay.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from '../../support/builders/time.ts';
import { aContext, aPolicy, aWindow, seals } from '../../support/builders/window.ts';
import { ANA, factsAbout, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';

/** Mia requests, Omar operates; both stand among the approvers of some policies. */
const PEOPLE = [MIA, OMAR, ANA, ZOE, { id: 'U0KAI', name: 'Kai Ito' }, { id: 'U0LEA', name: 'Lea Roy' }];
const EVERYBODY = PEOPLE.map(({ id }) => id);

interface Step {
  readonly event: WindowEvent;
  readonly wait: number;
  readonly quorum: number;
  readonly approvers: readonly string[];
  readonly standing: Standing['kind'];
  /** Who is no full member any more, besides. */
  readonly gone: readonly string[];
}

const person = fc.constantFrom(...PEOPLE);

const anEvent: fc.Arbitrary<WindowEvent> = fc.oneof(
  // Approvals are what the properties are about.
  { weight: 6, arbitrary: person.map((by) => ({ type: 'approved', by }) as const) },
  person.map((by) => ({ type: 'denied', by, reason: 'no' }) as const),
  person.map((by) => ({ type: 'withdrawn', by }) as const),
  person.map((by) => ({ type: 'revoked', by, reason: 'no' }) as const),
  person.map((by) => ({ type: 'closed', by }) as const),
  person.map((by) => ({ type: 'reviewed', by, done: 'all' }) as const),
  person.map((by) => ({ type: 'declared-afterwards', by, use: 'event', reason: 'me' }) as const),
  fc.constant({ type: 'requested', request: aWindow().request } as const),
  fc.constant({ type: 'findings-recorded', findings: { accounts: [] } } as const),
  fc.constant({ type: 'paper-recorded', recordedBy: 'ana', writtenAt: NOW, text: 'approved' } as const),
  fc
    .constantFrom('undecided' as const, 'ending' as const, 'unreviewed' as const)
    .map((about) => ({ type: 'reminded', about, people: [] }) as const),
);

const aStep: fc.Arbitrary<Step> = fc.record({
  event: anEvent,
  wait: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 90 * MINUTE })),
  quorum: fc.integer({ min: 1, max: 3 }),
  approvers: fc.oneof({ weight: 4, arbitrary: fc.constant(EVERYBODY) }, fc.subarray(EVERYBODY)),
  standing: fc.oneof(
    { weight: 8, arbitrary: fc.constant('member' as const) },
    fc.constantFrom('guest' as const, 'deactivated' as const, 'unread' as const),
  ),
  gone: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray(EVERYBODY, { maxLength: 2 })),
});

const aStory = fc.record({
  quorum: fc.integer({ min: 1, max: 3 }),
  startsIn: fc.option(fc.integer({ min: 0, max: 120 * MINUTE }), { nil: undefined }),
  steps: fc.array(aStep, { maxLength: 25 }),
});

type Story = typeof aStory extends fc.Arbitrary<infer T> ? T : never;

/** The window and the time after each step, refused ones too. */
function told({
  quorum,
  startsIn,
  steps,
}: Story): { window: RootWindow; now: number; step: Step | undefined }[] {
  const policy = aPolicy({ quorum, approvers: { users: EVERYBODY } });
  const start = startsIn === undefined ? {} : { start: NOW + startsIn };
  let window = aWindow(
    { operator: OMAR, ...start },
    { governing: { kind: 'governed', policy }, people: PEOPLE.map((each) => factsAbout(each)) },
  );
  let now = NOW;
  return [
    { window, now, step: undefined },
    ...steps.map((step) => {
      now += step.wait;
      const result = apply(window, step.event, contextOf(step, now));
      window = result.kind === 'applied' ? result.window : window;
      return { window, now, step };
    }),
  ];
}

function contextOf({ event, quorum, approvers, standing, gone }: Step, now: number) {
  return aContext(event, {
    now,
    policy: aPolicy({ quorum, approvers: { users: approvers } }),
    ...('by' in event && { facts: factsAbout(event.by, { standing: standingOf(standing) }) }),
    behind: { people: PEOPLE.map((each) => behindOf(each, gone)), custody: [] },
  });
}

function standingOf(kind: Standing['kind']): Standing {
  return kind === 'unread' ? { kind, reason: 'Slack did not answer' } : { kind };
}

function behindOf(each: Person, gone: readonly string[]) {
  return gone.includes(each.id) ? factsAbout(each, { standing: { kind: 'deactivated' } }) : factsAbout(each);
}

function holds(property: (moments: ReturnType<typeof told>) => void) {
  fc.assert(
    fc.property(aStory, (story) => property(told(story))),
    { numRuns: 300, seed: 7 },
  );
}

const ids = (people: readonly Person[]) => people.map(({ id }) => id);

test('no sequence of events lets the requester or the operator approve', () => {
  holds((moments) => {
    for (const { window } of moments) {
      const approvers = ids(window.approvals.map(({ by }) => by));
      expect(approvers).not.toContain(MIA.id);
      expect(approvers).not.toContain(OMAR.id);
    }
  });
});

test('nobody approves twice, and no window passes with fewer approvals than either quorum asks', () => {
  let passed = 0;
  holds((moments) => {
    for (const [n, { window, step }] of moments.entries()) {
      const approvers = ids(window.approvals.map(({ by }) => by));
      expect(new Set(approvers).size).toBe(approvers.length);
      if (window.state !== 'approved' || moments[n - 1]?.window.state !== 'requested') continue;
      passed++;
      expect(approvers.length).toBeGreaterThanOrEqual(window.request.policy.quorum);
      expect(approvers.length).toBeGreaterThanOrEqual(step?.quorum ?? Number.POSITIVE_INFINITY);
    }
  });
  expect(passed).toBeGreaterThan(20);
});

test('at the deciding approval everybody behind it is there, and everybody who counts is an approver still', () => {
  let dropped = 0;
  holds((moments) => {
    for (const [n, { window, step }] of moments.entries()) {
      const before = moments[n - 1]?.window;
      if (window === before || window.history.at(-1)?.event.type !== 'approved') continue;
      dropped += window.history.at(-1)?.dropped?.length ?? 0;
      const counted = ids(window.approvals.map(({ by }) => by));
      for (const id of counted) expect(step?.approvers).toContain(id);
      const needed = [MIA.id, OMAR.id, ...counted.slice(0, -1)];
      for (const id of needed) expect(step?.gone).not.toContain(id);
      expect(replay(window.history)).toEqual({ kind: 'replayed', window });
    }
  });
  expect(dropped).toBeGreaterThan(0);
});

test('each approval is by somebody who was an approver and a full member at that moment', () => {
  holds((moments) => {
    for (const [n, { window, step }] of moments.entries()) {
      const last = window.history.at(-1);
      if (window === moments[n - 1]?.window || last?.event.type !== 'approved') continue;
      expect(step?.approvers).toContain(window.approvals.at(-1)?.by.id);
      expect(step?.standing).toBe('member');
    }
  });
});

/** What a window can still become, by events and by time. */
const FUTURE: Readonly<Record<Phase, readonly Phase[]>> = {
  pending: ['pending', 'lapsed', 'denied', 'withdrawn', 'scheduled', 'open', 'ended', 'revoked', 'closed'],
  scheduled: ['scheduled', 'open', 'ended', 'revoked', 'closed'],
  open: ['open', 'ended', 'revoked', 'closed'],
  lapsed: ['lapsed'],
  ended: ['ended'],
  denied: ['denied'],
  withdrawn: ['withdrawn'],
  revoked: ['revoked'],
  closed: ['closed'],
};

test('nothing reopens a window that is over, and nothing goes back', () => {
  holds((moments) => {
    const phases = moments.map(({ window, now }) => phaseOf(window, now));
    for (const [n, phase] of phases.entries()) expect(FUTURE[phases[n - 1] ?? 'pending']).toContain(phase);
  });
});

test('a window that nobody approved is never open', () => {
  holds((moments) => {
    for (const { window, now } of moments) {
      if (phaseOf(window, now) === 'open') expect(window.approvals.length).toBeGreaterThan(0);
    }
  });
});

test('whatever happened, the chain is whole, and the window is what its history says', () => {
  holds((moments) => {
    expect(verifyChain(moments.at(-1)?.window ?? aWindow(), seals)).toEqual({ kind: 'whole' });
  });
});

test('2,000 refused clicks leave the window as it was, and it can still be revoked', () => {
  const window = aWindow({ origin: { kind: 'break-glass' } });
  const click: WindowEvent = { type: 'approved', by: ZOE, note: '字'.repeat(3_000) };
  const clicks = Array.from({ length: 2_000 }, () => apply(window, click, aContext(click)));
  expect(new Set(clicks.map(({ kind }) => kind))).toEqual(new Set(['refused']));
  const revoke: WindowEvent = { type: 'revoked', by: ANA, reason: 'Enough' };
  expect(apply(window, revoke, aContext(revoke))).toMatchObject({
    kind: 'applied',
    window: { state: 'revoked', version: 2 },
  });
});
