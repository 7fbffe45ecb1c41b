import type { Partition } from '../domain/account.ts';
import { globalRegion } from '../domain/global-region.ts';
import type { Poison } from '../domain/root-event/intake.ts';
import type { LookedAccount } from '../operations/activity/replay/replayed.ts';
import { harmless } from '../slack/text/harmless.ts';
import { count, number } from '../slack/text/words.ts';
import type { Replayed } from './replayed.ts';

const LONGEST = 1_000;
const MOST_NAMED = 5;

const POISON: Readonly<Record<Poison, string>> = {
  'not-json': 'it is not JSON',
  'no-record': 'it is no CloudTrail record',
  'no-name': 'it has no event source or name',
  'no-time': 'it has no event time',
  'no-account': 'it names no account',
};

/** Whether everything that was given was looked at. */
export function isWhole({ files, looked, windows }: Replayed): boolean {
  const missing = [files.troubles.count, looked.poison.count, looked.beyond];
  return [...missing, windows.unread.length, windows.garbled.length].every((each) => each === 0);
}

/** What was not looked at, and what the records cannot show: sentences, what is missing of what was given first. */
export function notLookedAt(replayed: Replayed): readonly string[] {
  return [
    ...troubles(replayed),
    ...poison(replayed),
    ...beyond(replayed),
    ...windows(replayed),
    ...gaps(replayed),
    ...unseen(replayed),
  ].map((sentence) => harmless(sentence, LONGEST));
}

function troubles({ files }: Replayed): readonly string[] {
  const { first, count: all } = files.troubles;
  return [
    ...first,
    ...more(
      all - first.length,
      'file or line that could not be read',
      'files and lines that could not be read',
    ),
  ];
}

function poison({ looked }: Replayed): readonly string[] {
  const { first, count: all } = looked.poison;
  return [
    ...first.map(({ where, why }) => `${where} was left out: ${POISON[why]}.`),
    ...more(all - first.length, 'record that was left out', 'records that were left out'),
  ];
}

function more(rest: number, one: string, many: string): readonly string[] {
  return rest > 0 ? [`And ${count(rest, one, many)}.`] : [];
}

function beyond({ looked }: Replayed): readonly string[] {
  if (looked.beyond === 0) return [];
  const what = count(looked.beyond, 'event of root users was', 'events of root users were');
  return [
    `${what} NOT JUDGED, since there is no room for more: replay a shorter period, or fewer accounts, at a time.`,
  ];
}

function windows({ windows: { asked, unread, garbled } }: Replayed): readonly string[] {
  if (!asked) return ['Windows were not read, so every use counts as in no window; --windows reads them.'];
  const ids = [...unread.map(({ id }) => id), ...garbled];
  if (ids.length === 0) return [];
  return [`Windows that could not be read: ${named(ids)}. See npm run -s audit-log -- --verify.`];
}

/** What a trail of an organization has, and these files have not. */
function gaps(replayed: Replayed): readonly string[] {
  const { looked, files } = replayed;
  const byName = 'by name: accepted are .json, .jsonl, .ndjson, .log and .gz';
  return [
    ...accountGaps(replayed),
    ...globalGaps(looked.accounts),
    ...(looked.hasReads ? [] : ['No record is of a call that only reads: the trail may leave them out.']),
    ...(files.passedOver === 0
      ? []
      : [`${count(files.passedOver, 'file')} in directories passed over, ${byName}.`]),
    ...(files.empty === 0 ? [] : [`${count(files.empty, 'file')} without a record.`]),
  ];
}

/** Accounts of the organization, as far as it is known. */
function accountGaps({ looked, names }: Replayed): readonly string[] {
  const seen = new Set(looked.accounts.map(({ id }) => id));
  const missing = [...names.keys()].filter((id) => !seen.has(id)).sort();
  return missing.length === 0 ? [] : [`There is no record of ${named(missing)}, of the same organization.`];
}

function globalGaps(accounts: readonly LookedAccount[]): readonly string[] {
  const without = accounts.filter((account) => !account.regions.includes(globalOf(account)));
  if (without.length === 0) return [];
  const regions = [...new Set(without.map(globalOf))].join(' or ');
  const ids = named(without.map(({ id }) => id));
  return [`There is no record of ${regions} for ${ids}: sign-ins and IAM are recorded there.`];
}

function globalOf({ regions }: LookedAccount): string {
  return globalRegion(partitionOf(regions[0] ?? ''));
}

function partitionOf(region: string): Partition {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** What no record can show. */
function unseen({ watched, quiet }: Replayed): readonly string[] {
  return [
    ...(watched.denyRootPolicies.kind === 'known'
      ? []
      : ['Which SCPs deny root users is not known, so that a change of any counts.']),
    ...(quiet.asked > 0
      ? ['What operators would have answered is not known; silence would have alerted too.']
      : []),
    'Uses that sent no event are not in it: the app finds them by what AWS says was used last.',
  ];
}

function named(all: readonly string[]): string {
  const shown = all.slice(0, MOST_NAMED).join(', ');
  return all.length > MOST_NAMED ? `${shown} and ${number(all.length - MOST_NAMED)} more` : shown;
}
