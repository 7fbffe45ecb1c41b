import type { EndedWhy } from '../../domain/acknowledgement/standing.ts';
import type { BetterFinding, Digest, FirstSeenAccount, ReturnedFinding } from '../../domain/digest/digest.ts';
import type { Instant } from '../../domain/time.ts';
import { grouped } from '../grouped.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { date } from '../text/time.ts';
import { count } from '../text/words.ts';
import { findingsGroup, worseClause } from './finding-items.ts';
import { accountsGroup, group } from './groups.ts';
import { failureOf, nameOr, personName, places, successOf, whoseLabel } from './words.ts';

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
    ...betterAccounts(better, now),
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

function betterAccounts(better: readonly BetterFinding[], now: Instant): Group[] {
  const entries = [...grouped(better, ({ whose }) => whose).values()];
  const items = itemsOf(entries, (each) => {
    return `${whoseLabel(each[0].whose)}: ${each.map((one) => betterClause(one, now)).join('; ')}`;
  });
  return group(`Better (${places(entries.map(([{ whose }]) => whose))})`, items, 'account');
}

function betterClause({ checkId, change }: BetterFinding, now: Instant): string {
  const what = change.now.status === 'pass' ? `mended: ${successOf(checkId)}` : notNeeded(checkId);
  return change.gap ? `${what} (some time after ${date(change.gap.since, now)})` : what;
}

/** What a check no longer applies to. */
function notNeeded(checkId: string): string {
  return NOT_NEEDED[checkId] ?? `no longer a finding: ${failureOf(checkId)}`;
}

const NOT_NEEDED: Readonly<Record<string, string>> = {
  'root-mfa': 'root MFA no longer needed (no root credentials)',
  'root-access-key-age': 'old root access key gone',
};

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
