import type { AccountId } from '../../../domain/account.ts';
import { accountOfKept } from '../../../domain/activity/record.ts';
import type { EventKey } from '../../../domain/root-event/event.ts';
import { kindOf } from '../../../domain/root-event/event-kind.ts';
import type { Intake, Poison } from '../../../domain/root-event/intake.ts';
import { at } from '../../../domain/root-event/json.ts';
import { type NormaliseContext, normalise } from '../../../domain/root-event/normalise.ts';
import { createCoverage } from './coverage.ts';
import { type FoundRecord, type Looked, MOST_POISON, type PoisonRecord } from './replayed.ts';

/** What is judged of the records, with the account that it is about. */
export type Taken = Extract<Intake, { readonly kind: 'root' | 'assume-root' | 'perimeter' }> & {
  readonly accountId: AccountId;
};

export interface TakenIn {
  /** By time. */
  readonly taken: readonly Taken[];
  readonly looked: Looked;
}

/** Keeps what is root's or watched, each event once, at most `most`; of everything else it counts only. */
export async function takeIn(
  records: AsyncIterable<FoundRecord>,
  context: NormaliseContext,
  most: number,
): Promise<TakenIn> {
  const coverage = createCoverage();
  const kept = createKept(most);
  const counts = { records: 0, irrelevant: 0, poison: 0 };
  const first: PoisonRecord[] = [];
  for await (const { record: found, where } of records) {
    counts.records += 1;
    const record = parsed(found);
    const sorted = sort(record, context);
    if (sorted.kind !== 'poison') coverage.see(record);
    if (sorted.kind === 'poison') {
      counts.poison += 1;
      if (first.length < MOST_POISON) first.push({ where, why: sorted.why });
    } else if (sorted.kind === 'irrelevant') counts.irrelevant += 1;
    else kept.add(sorted);
  }
  const { taken, ...keptCounts } = kept.all();
  const looked = { ...counts, ...keptCounts, ...coverage.told(), poison: { count: counts.poison, first } };
  return { taken, looked };
}

type Sorted = Taken | { readonly kind: 'irrelevant' } | { readonly kind: 'poison'; readonly why: Poison };

function sort(record: unknown, context: NormaliseContext): Sorted {
  if (record === NOT_JSON) return { kind: 'poison', why: 'not-json' };
  if (isInsight(record)) return { kind: 'irrelevant' };
  const intake = normalise(record, context);
  switch (intake.kind) {
    case 'poison':
      return intake;
    case 'irrelevant':
    case 'heartbeat':
      return { kind: 'irrelevant' };
    case 'root':
    case 'perimeter':
    case 'assume-root':
      return { ...intake, accountId: accountOfKept(intake) };
  }
}

const NOT_JSON = Symbol('not JSON');

function parsed(record: unknown): unknown {
  if (typeof record !== 'string') return record;
  try {
    return JSON.parse(record);
  } catch {
    return NOT_JSON;
  }
}

/** CloudTrail Insights records are of rates of calls, and no events. */
function isInsight(record: unknown): boolean {
  return at(record, 'eventCategory') === 'Insight';
}

interface Kept {
  add(taken: Taken): void;
  all(): { readonly taken: readonly Taken[] } & Pick<Looked, 'rootEvents' | 'watched' | 'again' | 'beyond'>;
}

function createKept(most: number): Kept {
  const byKey = new Map<EventKey, Taken>();
  const counts = { again: 0, beyond: 0, minor: 0 };
  return {
    add(taken) {
      const { key } = taken.event;
      const hasRoom = byKey.size < most && (!isMinor(taken) || counts.minor < most / 2);
      if (byKey.has(key)) counts.again += 1;
      else if (!hasRoom) counts.beyond += 1;
      else {
        byKey.set(key, taken);
        counts.minor += isMinor(taken) ? 1 : 0;
      }
    },
    all() {
      const taken = [...byKey.values()].sort(byTime);
      const rootEvents = taken.filter(({ kind }) => kind === 'root').length;
      const watched = taken.length - rootEvents;
      return { taken, rootEvents, watched, again: counts.again, beyond: counts.beyond };
    },
  };
}

/** What may come without number, from a scanner say, and must leave room for what matters. */
function isMinor(taken: Taken): boolean {
  return taken.kind === 'assume-root' || (taken.kind === 'root' && kindOf(taken.event) === 'read');
}

function byTime({ event: a }: Taken, { event: b }: Taken): number {
  return a.at !== b.at ? a.at - b.at : a.key < b.key ? -1 : 1;
}
