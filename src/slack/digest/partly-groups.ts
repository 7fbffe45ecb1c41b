import type { Digest, Whose } from '../../domain/digest/digest.ts';
import type { UnknownCause } from '../../domain/digest/unknown-causes.ts';
import type { Instant } from '../../domain/time.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine, type Extent } from '../finding-text.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { dateAndTime } from '../text/time.ts';
import { count } from '../text/words.ts';
import { places, whoseLabel } from './words.ts';

type Partly = Pick<Digest, 'partlyMeasured'>;

/** More causes than this are likely to differ by account: the smaller ones are told account by account. */
const CAUSES = 6;
const PREVIEW = 6;
const REMEDIES = 3;
const SHORT: Extent = { limit: 240, where: "see the account's details" };

/** Whose checks are unknown though it was measured, each once: `the organization and 30 accounts`. */
export function partlyMeasuredPlaces({ partlyMeasured }: Partly): string {
  return places([...new Set<Whose>(partlyMeasured.flatMap(({ whose }) => whose))]);
}

/** What was not measured of what was reached, in the message of the day: a check and its cause an entry, for how many. */
export function partlyGroup(digest: Partly, now: Instant): Group[] {
  const { partlyMeasured } = digest;
  if (partlyMeasured.length === 0) return [];
  return [
    {
      heading: `Measured in part only (${partlyMeasuredPlaces(digest)})`,
      lines: [],
      items: itemsOf(partlyMeasured, (cause) =>
        [`${headingOf(cause, now)}: ${places(cause.whose)}`, ...why(cause)].join('\n'),
      ),
      layout: 'entries',
      noun: 'cause',
      preview: Math.min(2, partlyMeasured.length),
    },
  ];
}

/** The same with every account: the large causes one by one, then the others. */
export function partlyGroups({ partlyMeasured }: Partly, now: Instant): Group[] {
  return [
    ...partlyMeasured.slice(0, CAUSES).map((cause) => causeGroup(cause, now)),
    ...otherCauses(partlyMeasured.slice(CAUSES), now),
  ];
}

function causeGroup(cause: UnknownCause, now: Instant): Group {
  const { whose } = cause;
  return {
    heading: `Measured without: ${headingOf(cause, now)} (${places(whose)})`,
    lines: why(cause),
    items: itemsOf(whose, whoseLabel),
    layout: 'list',
    noun: 'account',
    preview: Math.min(PREVIEW, whose.length),
  };
}

function otherCauses(causes: readonly UnknownCause[], now: Instant): Group[] {
  if (causes.length === 0) return [];
  const each = causes.flatMap((cause) => cause.whose.map((whose) => ({ whose, cause })));
  const items = itemsOf(each, ({ whose, cause }) =>
    [`${whoseLabel(whose)}: ${headingOf(cause, now)}`, ...why(cause)].join('\n'),
  );
  return [
    {
      heading: `Measured in part only for ${count(causes.length, 'other cause')}`,
      ...{ lines: [], items, layout: 'entries', noun: 'check', preview: Math.min(2, items.length) },
    },
  ];
}

/** `Root MFA on, not known since 20 Nov 09:00 UTC`. */
function headingOf({ checkId, since }: UnknownCause, now: Instant): string {
  return `${wordsOf(checkId).title}, not known since ${dateAndTime(since, now)}`;
}

function why({ reason, remedies }: UnknownCause): string[] {
  return [detailLine(reason, SHORT), ...remedies.slice(0, REMEDIES).map((each) => doLine(each, SHORT))];
}
