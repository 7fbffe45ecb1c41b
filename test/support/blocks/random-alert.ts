import fc from 'fast-check';
import type { Alert, AlertItem } from '../../../src/domain/alert/alert.ts';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import type { AlertView, ToldEvent } from '../../../src/domain/alert/alert-view.ts';
import { CAUSES } from '../../../src/domain/alert/cause.ts';
import { grown, raised } from '../../../src/domain/alert/growth.ts';
import { whatToDo } from '../../../src/domain/alert/what-to-do.ts';
import type { CustodyItem } from '../../../src/domain/approval-policy/custody.ts';
import type { EventKey, RootEvent } from '../../../src/domain/root-event/event.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import type { Reason, VerdictKind } from '../../../src/domain/verdict/verdict.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { PAYMENTS } from '../builders/alert.ts';
import { NOW } from '../builders/time.ts';
import { digest } from '../builders/window.ts';
import { type MIA, OMAR } from '../builders/window-people.ts';

/** As attackers write, and as long as anything that is kept can be. */
const unit = fc.constantFrom(
  '<!channel>',
  '<@U0EVIL>',
  '*b*',
  '請求書',
  'שלום\u202e',
  '\u200b',
  '"\\',
  '\n',
  'x',
  '👩‍👩‍👧‍👦',
);
export const hostile = fc
  .tuple(unit, fc.integer({ min: 0, max: 200 }))
  .map(([text, times]) => text.repeat(times).slice(0, 200));

const VERDICTS: readonly (VerdictKind | undefined)[] = [
  undefined,
  'in-window',
  'outside-task',
  'break-glass',
  'too-late',
  'no-window',
];
const window = windowId('view 1', digest);
const person = fc.record({ id: fc.constant(OMAR.id), name: hostile, email: hostile });

const item: fc.Arbitrary<Omit<AlertItem, 'key'>> = fc
  .record({
    at: fc.integer({ min: 0, max: 90 }).map((minutes) => NOW + minutes * MINUTE),
    cause: fc.constantFrom(...CAUSES),
    pages: fc.boolean(),
    name: hostile,
    outcome: fc.constantFrom('success' as const, 'failure' as const, 'unknown' as const),
    mfa: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
    sourceAddress: hostile,
    userAgent: hostile,
    verdict: fc.constantFrom(...VERDICTS),
  })
  .map(({ verdict, ...rest }) => ({
    ...rest,
    windowId: window,
    ...(verdict !== undefined && { verdict }),
  }));

const custody: fc.Arbitrary<CustodyItem> = fc.record({
  kind: fc.constantFrom('mailbox' as const, 'mfa-device' as const),
  label: hostile,
  holder: fc.constant(OMAR.id),
  place: hostile,
});

/** What an event with such an item's name may be. */
export function eventLike(
  { at, name, sourceAddress, userAgent, outcome }: Omit<AlertItem, 'key'>,
  key: string,
): RootEvent {
  return {
    key: key as EventKey,
    at,
    accountId: PAYMENTS,
    region: 'us-east-1',
    eventSource: 'iam.amazonaws.com',
    eventName: name,
    actor: { kind: 'person-through-service', service: userAgent ?? '', credential: 'unknown' },
    outcome: outcome === 'failure' ? { kind: outcome, code: name, message: name } : { kind: outcome },
    mfa: 'unknown',
    ...(sourceAddress !== undefined && { sourceAddress }),
    ...(userAgent !== undefined && { userAgent }),
    resources: [],
    parameters: Array.from({ length: 20 }, () => ({ name, value: userAgent ?? '' })),
    ids: {},
  };
}

const reasons: readonly Reason[] = Array.from({ length: 6 }, () => ({
  why: 'unverified-task',
  windowId: window,
  taskId: '"\\'.repeat(100),
}));

const parts = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 40 }),
  topic: fc.constantFrom('root' as const, 'perimeter' as const),
  hasEvents: fc.boolean(),
  accountName: hostile,
  holders: fc.array(custody, { maxLength: 12 }),
  network: hostile,
  isManagement: fc.boolean(),
  step: fc.constantFrom('none', 'owned', 'disposed', 'incident'),
  by: person,
  note: hostile,
  later: fc.constantFrom(0, 5, 45, 24 * 60),
});

/** Any alert in any state, of hostile names and counts in the thousands, as its messages see it. */
export const randomAlert: fc.Arbitrary<AlertView> = parts.map((drawn) => {
  const { items, topic, hasEvents, holders, network, isManagement, by } = drawn;
  const keyed = items.map((each, n) => ({ ...each, key: digest(`item ${n}`) }));
  const alert = {
    ...after(drawn, alertOf(keyed, topic)),
    declaredIn: Array.from({ length: 20 }, () => window),
  };
  const events: ToldEvent[] = keyed.map((each) => ({
    kind: 'root',
    event: eventLike(each, each.key),
    judgement: { kind: 'use', verdict: { kind: 'no-window', reasons, concerns: ['no-mfa'] } },
  }));
  const addresses = items.flatMap(({ sourceAddress }) => sourceAddress ?? []).slice(0, 5);
  return {
    alert,
    accountName: drawn.accountName,
    todos: whatToDo(alert, { isManagement, centralRootAccess: 'unknown', holders }),
    events: hasEvents ? events : [],
    windows: [],
    checkIns: [{ windowId: window, accountId: PAYMENTS, operator: by, askedAt: NOW, addresses }],
    names: new Map([[OMAR.id, by.name]]),
    networks: new Map(alert.sources.map((source) => [source, { kind: 'known', name: network }])),
    now: NOW + drawn.later * MINUTE,
  };
});

function alertOf(items: readonly AlertItem[], topic: Alert['topic']): Alert {
  const [first, ...more] = items;
  if (first === undefined) throw new Error('An alert of nothing');
  const begun = raised(alertId(first.key, digest), topic, PAYMENTS, first, NOW);
  const all = more.reduce((before, each) => grown(before, each, NOW), begun);
  const counts = { events: 50_000, reads: 40_000, failures: 9_000, explained: 12 };
  return { ...all, counts };
}

function after({ step, by, note }: { step: string; by: typeof MIA; note: string }, alert: Alert): Alert {
  const owned = { ...alert, ownership: { by, at: NOW } };
  switch (step) {
    case 'owned':
      return owned;
    case 'disposed':
      return { ...owned, disposition: { kind: 'legitimate', by, at: NOW, note } };
    case 'incident':
      return { ...owned, disposition: { kind: 'incident', by, at: NOW, note } };
    default:
      return alert;
  }
}
