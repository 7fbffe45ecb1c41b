import type { AccountId } from '../domain/account.ts';
import type { Milliseconds } from '../domain/time.ts';
import { createRateGate, type RateGate } from './rate.ts';

/** CloudTrail API Reference, LookupEvents: two a second, for each account and Region. */
const LOOKUPS = { perSecond: 2, burst: 2 } as const;

/** A gate that was not used for longest is forgotten; by then it stands open again. */
const MOST_GATES = 1_000;

/** The gate of an account and Region, the same one for all who look there at the same time. */
export type TrailGates = (accountId: AccountId, region: string) => RateGate;

/** `monotonic` gives milliseconds that never jump. */
export function createTrailGates(monotonic: () => Milliseconds): TrailGates {
  const gates = new Map<string, RateGate>();
  return (accountId, region) => {
    const place = `${accountId} ${region}`;
    const gate = gates.get(place) ?? createRateGate(LOOKUPS, monotonic);
    gates.delete(place);
    gates.set(place, gate);
    const [oldest] = gates.keys();
    if (gates.size > MOST_GATES && oldest !== undefined) gates.delete(oldest);
    return gate;
  };
}
