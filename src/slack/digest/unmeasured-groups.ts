import type { Digest } from '../../domain/digest/digest.ts';
import type { UnmeasuredCause } from '../../domain/digest/unmeasured-causes.ts';
import type { Instant } from '../../domain/time.ts';
import { detailLine, doLine } from '../finding-text.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { count } from '../text/words.ts';
import { labelOf } from './words.ts';

/** More causes than this are likely to differ by account: the smaller ones are told account by account. */
const CAUSES = 6;
const PATH_LENGTH = 80;
const PREVIEW = 6;

/** What was not measured: the large causes one by one, each with what to do and its accounts, then the others. */
export function unmeasuredGroups({ unmeasured }: Pick<Digest, 'unmeasured'>, now: Instant): Group[] {
  const single = unmeasured.length <= CAUSES ? unmeasured : unmeasured.slice(0, CAUSES);
  const only = unmeasured.length === 1;
  return [
    ...single.map((cause) => causeGroup(cause, only, now)),
    ...otherCauses(unmeasured.slice(CAUSES), now),
  ];
}

function causeGroup(cause: UnmeasuredCause, only: boolean, now: Instant): Group {
  const { accounts, reason, remedy, since } = cause;
  return {
    heading: `NOT MEASURED: ${placeOf(cause)}, since ${dateAndTime(since, now)}`,
    lines: [`${only && accounts.length > 1 ? 'One cause: ' : ''}${detailLine(reason)}`, doLine(remedy)],
    items: itemsOf(accounts, labelOf),
    layout: 'list',
    noun: 'account',
    preview: Math.min(PREVIEW, accounts.length),
  };
}

function placeOf({ accounts, where }: UnmeasuredCause): string {
  const accountsInWords = count(accounts.length, 'account');
  switch (where.kind) {
    case 'all':
      return accounts.length === 1 ? 'the only account' : `all ${accountsInWords}`;
    case 'ou': {
      const unit = `OU ${harmlessLabel(where.path.join('/'), PATH_LENGTH)}`;
      return where.whole ? `${unit} (all ${accountsInWords})` : `${accountsInWords} in ${unit}`;
    }
    case 'scattered':
      return accountsInWords;
  }
}

function otherCauses(causes: readonly UnmeasuredCause[], now: Instant): Group[] {
  if (causes.length === 0) return [];
  const each = causes.flatMap((cause) => cause.accounts.map((account) => ({ account, cause })));
  const items = itemsOf(each, ({ account, cause: { reason, remedy, since } }) => {
    const heading = `${labelOf(account)}, since ${dateAndTime(since, now)}`;
    return [heading, detailLine(reason), doLine(remedy)].join('\n');
  });
  return [
    {
      heading: `NOT MEASURED for ${count(causes.length, 'other cause')}: ${count(items.length, 'account')}`,
      ...{ lines: [], items, layout: 'entries', noun: 'account', preview: Math.min(2, items.length) },
    },
  ];
}
