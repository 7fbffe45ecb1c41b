import type { EndedWhy } from '../../domain/acknowledgement/standing.ts';
import type { BetterFinding, Digest, FirstSeenAccount, ReturnedFinding } from '../../domain/digest/digest.ts';
import type { Instant } from '../../domain/time.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { date } from '../text/time.ts';
import { count } from '../text/words.ts';
import { findingsGroup, worseClause } from './finding-items.ts';
import { accountsGroup, group } from './groups.ts';
import { failureOf, nameOr, personName, successOf, whoseLabel } from './words.ts';

/** What calls for somebody: worse, failing where nobody looked before, and no longer acknowledged. */
export function worseGroups(digest: Digest, now: Instant): Group[] {
  const { worse, firstSeen, firstMeasured, returned } = digest;
  const ended = new Map(returned.map((each) => [each.finding, each.acknowledgement]));
  const isWorse = new Set(worse.map(({ finding }) => finding).filter((finding) => ended.has(finding)));
  const seenFailing = firstSeen.flatMap(({ failing }) => failing);
  return [
    ...findingsGroup('Worse', worse, (each) => worseClause(each, now, ended.get(each.finding))),
    ...findingsGroup('Seen for the first time, with findings', seenFailing),
    ...firstMeasured.flatMap(({ checkId, failing }) =>
      findingsGroup(`Measured for the first time: ${failureOf(checkId)}`, failing),
    ),
    ...findingsGroup(
      'No longer acknowledged',
      returned.filter(({ finding }) => !isWorse.has(finding)),
      returnedClause,
    ),
  ];
}

function returnedClause({ checkId, acknowledgement: { by }, why }: ReturnedFinding): string {
  return `${failureOf(checkId)} (acknowledged by ${personName(by)}; ended: ${ENDED[why]})`;
}

const ENDED: Readonly<Record<EndedWhy, string>> = {
  'time-up': 'its time is up',
  worsened: 'it got worse since',
  mended: 'it was mended',
  'failed-again': 'it was mended, and failed again',
  critical: 'it is ranked critical now',
  gone: 'it was gone in between',
};

/** What changed for the better, or can be told now. */
export function betterGroups(digest: Digest, now: Instant): Group[] {
  const { better, measuredAgain, firstSeen } = digest;
  return [
    ...group(
      `Better (${better.length})`,
      itemsOf(better, (each) => betterItem(each, now)),
      'finding',
    ),
    ...accountsGroup('Measured again', measuredAgain),
    ...accountsGroup('New, without findings', without(firstSeen, 'new')),
    ...accountsGroup('Measured for the first time, without findings', without(firstSeen, 'measured')),
  ];
}

/** Without findings that nobody answers for; what could not be measured of a new account is told apart. */
function without(firstSeen: readonly FirstSeenAccount[], kind: FirstSeenAccount['kind']) {
  return firstSeen
    .filter((each) => each.kind === kind && each.failing.length === 0)
    .map(({ account }) => account)
    .filter(({ measuring }) => measuring.kind === 'measured');
}

function betterItem({ whose, checkId, change }: BetterFinding, now: Instant): string {
  const isMended = change.now.status === 'pass';
  const what = isMended ? `mended: ${successOf(checkId)}` : `no longer applies: ${failureOf(checkId)}`;
  const gap = change.gap ? `, some time after ${date(change.gap.since, now)}` : '';
  return `${whoseLabel(whose)}: ${what}${gap}`;
}

/** What happened to accounts, noted and no finding. */
export function notedGroups(digest: Digest): Group[] {
  const { gone, skippedSince, moved, renamed } = digest;
  return [
    ...accountsGroup('No longer in the organization', gone),
    ...accountsGroup('Suspended or closed since, no longer measured', skippedSince),
    ...group(`Moved (${count(moved.length, 'account')})`, itemsOf(moved, movedItem), 'account'),
    ...group(`Renamed (${count(renamed.length, 'account')})`, itemsOf(renamed, renamedItem), 'account'),
  ];
}

function movedItem({ account, from }: Digest['moved'][number]): string {
  return `${whoseLabel(account)}: from ${unit(from)} to ${unit(account.ouPath)}`;
}

function renamedItem({ account, from }: Digest['renamed'][number]): string {
  return `${whoseLabel(account)}: was ${nameOr(from, '(no name)')}`;
}

function unit(path: readonly string[]): string {
  return path.length === 0 ? 'the root' : harmlessLabel(path.join('/'), PATH_LENGTH);
}

const PATH_LENGTH = 80;
