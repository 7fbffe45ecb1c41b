import type { AccountNames } from '../../domain/activity/listing.ts';
import type { Fact } from '../../domain/fact.ts';
import type { PipelineSummary } from '../../domain/heartbeat/silent-accounts.ts';
import type { Instant } from '../../domain/time.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { accountInWords } from './account-words.ts';

const REASON = 200;
const NAME = 40;
const REGION = 30;
/** So many silent accounts are named. */
const NAMED = 5;

/** Whether a use of root in a scope would be noticed, and how far back that is proven, in a line of `/root-status`. */
export function pipelineLine(read: Fact<PipelineSummary>, names: AccountNames, now: Instant): string {
  if (read.kind === 'unknown') {
    return `Alarm path: not known (${harmless(read.reason, REASON)}). A use of root may go unnoticed.`;
  }
  const { alive, silent, notYet, provenAt } = read.value;
  const all = alive + silent + notYet;
  if (all === 0) return 'Alarm path: no account is active, so none is listened for.';
  const proven = provenAt === undefined ? '' : `, the oldest heartbeat ${dateAndTime(provenAt, now)}`;
  const parts = [
    `proven in ${number(alive)} of ${count(all, 'place')}${proven}`,
    ...(silent > 0 ? [`${number(silent)} SILENT: ${namesOf(read.value, names)}`] : []),
    ...(notYet > 0 ? [`${number(notYet)} not heard yet, and not for long enough to tell`] : []),
  ];
  return `Alarm path: ${parts.join('; ')}.`;
}

/** `payments-prod (us-east-1, eu-west-1 and 3 more)`. */
function namesOf({ accounts: { count: all, named } }: PipelineSummary, names: AccountNames): string {
  const shown = named.slice(0, NAMED).map(({ accountId, places, more }) => {
    const regions = places.map(({ region }) => harmlessLabel(region, REGION)).join(', ');
    const others = more > 0 ? ` and ${number(more)} more` : '';
    return `${accountInWords(names.get(accountId) ?? '', accountId, NAME)} (${regions}${others})`;
  });
  const left = all - shown.length;
  return [...shown, ...(left > 0 ? [`and ${count(left, 'more account')}`] : [])].join(', ');
}
