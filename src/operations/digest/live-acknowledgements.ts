import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import { liveHolding } from '../../domain/acknowledgement/live.ts';
import type { AccountPosture, Posture } from '../../domain/posture.ts';
import type { FindingRef } from '../../domain/snapshot/find-state.ts';
import type { Instant } from '../../domain/time.ts';
import type { AcknowledgementStore } from '../digest-ports.ts';
import type { Clock } from '../ports.ts';
import type { RecentSnapshot } from './recent-snapshot.ts';

export interface LiveAcknowledgementsDeps {
  readonly acknowledgements: Pick<AcknowledgementStore, 'on' | 'since'>;
  readonly recentSnapshot: RecentSnapshot;
  readonly clock: Clock;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/** Of so few accounts each is asked for by itself; of more, all there are. */
const FEW = 5;
/** Judged in one turn of the event loop: a few milliseconds. */
const AT_ONCE = 250;

/** The acknowledgements that cover findings of this posture now. Throws where the store does not answer. */
export async function liveAcknowledgements(
  posture: Posture,
  { acknowledgements: store, recentSnapshot, clock, turn }: LiveAcknowledgementsDeps,
): Promise<readonly Acknowledgement[]> {
  const now = clock.now();
  const acknowledgements = byWhose(await readFor(posture, store, now));
  if (acknowledgements.size === 0) return [];
  const snapshot = await recentSnapshot();
  const found: Acknowledgement[] = [];
  for (const part of parts(posture, acknowledgements)) {
    await turn();
    const own = whoseIn(part).flatMap((on) => acknowledgements.get(on) ?? []);
    found.push(...liveHolding(part, { snapshot, acknowledgements: own, now }));
  }
  return found;
}

async function readFor(
  posture: Posture,
  store: LiveAcknowledgementsDeps['acknowledgements'],
  now: Instant,
): Promise<readonly Acknowledgement[]> {
  if (posture.accounts.length > FEW) return store.since(now);
  return (await Promise.all(whoseIn(posture).map((on) => store.on(on)))).flat();
}

/** Whose findings a posture may have. */
function whoseIn({ organization, accounts }: Posture): readonly FindingRef['on'][] {
  return [...(organization.length > 0 ? (['organization'] as const) : []), ...accounts.map(idOf)];
}

type ByWhose = ReadonlyMap<FindingRef['on'], readonly Acknowledgement[]>;

function byWhose(acknowledgements: readonly Acknowledgement[]): ByWhose {
  const groups = new Map<FindingRef['on'], Acknowledgement[]>();
  for (const each of acknowledgements) {
    const others = groups.get(each.on);
    if (others === undefined) groups.set(each.on, [each]);
    else others.push(each);
  }
  return groups;
}

/** The organization's checks and the accounts of which something is acknowledged, some at a time. */
function* parts(posture: Posture, acknowledgements: ByWhose): Generator<Posture> {
  const accounts = posture.accounts.filter((each) => acknowledgements.has(idOf(each)));
  yield { ...posture, accounts: [] };
  for (let from = 0; from < accounts.length; from += AT_ONCE) {
    yield { ...posture, organization: [], accounts: accounts.slice(from, from + AT_ONCE) };
  }
}

function idOf({ account }: AccountPosture) {
  return account.id;
}
