import type { Digest } from '../../domain/digest/digest.ts';
import type { Pieces } from '../../domain/pieces.ts';
import type { Instant } from '../../domain/time.ts';
import type { Group } from '../pages/group.ts';
import { betterGroups, notedGroups, worseGroups } from './change-groups.ts';
import { leftFailingGroups } from './left-groups.ts';
import { partlyGroup, partlyGroups } from './partly-groups.ts';
import {
  acknowledgedGroups,
  acknowledgedSinceGroups,
  criticalGroups,
  failingGroups,
  lastKnownCriticalGroups,
  lastKnownGroups,
} from './standing-groups.ts';
import { unmeasuredGroups } from './unmeasured-groups.ts';
import { silentGroups, useGroups, windowGroups } from './waiting-groups.ts';

/** What the message of the day lists: what changed, what is critical and what waits. On the first day, what fails. */
export function urgentGroups(digest: Digest, now: Instant): Group[] {
  const partly = () => partlyGroup(digest, now);
  return urgentLists(digest, partly, now).flatMap((groups) => groups());
}

/** All that a digest knows: the same, and what stands as it stood. A list a piece. */
export function* pageGroups(digest: Digest, now: Instant): Pieces<Group[]> {
  const all: Group[] = [];
  const partly = () => partlyGroups(digest, now);
  for (const groups of [
    ...urgentLists(digest, partly, now),
    () => (digest.before === undefined ? [] : failingGroups(digest, now)),
    () => acknowledgedGroups(digest, now),
    () => lastKnownGroups(digest, now),
  ]) {
    all.push(...groups());
    yield;
  }
  return all;
}

/** Each made when it is asked for. */
function urgentLists(digest: Digest, partly: () => Group[], now: Instant): readonly (() => Group[])[] {
  const unmeasured = () => unmeasuredGroups(digest, now);
  const isFirst = digest.headline[0]?.kind === 'not-measured';
  return [
    ...(isFirst ? [unmeasured] : []),
    () => useGroups(digest, now),
    () => worseGroups(digest, now),
    () => (digest.before === undefined ? failingGroups(digest, now) : criticalGroups(digest, now)),
    () => lastKnownCriticalGroups(digest, now),
    () => leftFailingGroups(digest),
    () => acknowledgedSinceGroups(digest, now),
    () => betterGroups(digest, now),
    ...(isFirst ? [] : [unmeasured]),
    partly,
    () => windowGroups(digest, now),
    () => silentGroups(digest),
    () => notedGroups(digest),
  ];
}

/** Whether a digest knows more than the message of the day lists. */
export function hasMore(digest: Digest, now: Instant): boolean {
  const stands = digest.before !== undefined && failingGroups(digest, now).length > 0;
  return stands || acknowledgedGroups(digest, now).length + lastKnownGroups(digest, now).length > 0;
}
