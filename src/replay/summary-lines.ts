import type { VerdictKind } from '../domain/verdict/verdict.ts';
import { VERDICT_WORDS } from '../slack/activity/verdict-words.ts';
import { count, number } from '../slack/text/words.ts';
import { isWhole } from './not-looked-at.ts';
import type { Replayed } from './replayed.ts';
import { span } from './span.ts';

/** What there would have been, in one line. */
export function headline(replayed: Replayed): string {
  const { alerts } = replayed;
  const paging = alerts.filter(({ alert }) => alert.pagesSince !== undefined).length;
  const told = alerts.length - paging;
  const raised = [
    `${count(paging, 'alert')} for on-call`,
    ...(told > 0 ? [`${number(told)} only told`] : []),
  ];
  const what = alerts.length === 0 ? 'NO alert' : raised.join(', ');
  return `Rootkeeper would have raised ${what}${isWhole(replayed) ? '' : '; NOT ALL WAS LOOKED AT'}`;
}

/** What that rests on, a line each. */
export function summaryLines(replayed: Replayed): readonly string[] {
  const { period, accounts } = replayed.looked;
  const regions = new Set(accounts.flatMap((account) => account.regions));
  const where = `${count(accounts.length, 'account')} in ${count(regions.size, 'Region')}`;
  return [
    ...(period === undefined ? [] : [`Period    ${span(period.first, period.last)} UTC`]),
    `Covers    ${where}, ${count(replayed.files.files, 'file')}`,
    `Records   ${number(replayed.looked.records)}: ${recordKinds(replayed).join(', ')}`,
    `Windows   ${windowsRead(replayed)}`,
    ...verdictLine(replayed),
    ...sessionLine(replayed),
  ];
}

function recordKinds({ looked }: Replayed): readonly string[] {
  const some = (records: number, what: string) => (records === 0 ? [] : [`${number(records)} ${what}`]);
  return [
    count(looked.rootEvents, 'event of root users', 'events of root users'),
    ...some(looked.watched, 'of others that are watched'),
    ...some(looked.irrelevant, 'of no concern'),
    ...some(looked.again, 'found before'),
    ...some(looked.beyond, 'NOT JUDGED'),
    ...some(looked.poison.count, 'LEFT OUT'),
  ];
}

function windowsRead({ windows: { asked, near, unread } }: Replayed): string {
  if (!asked) return 'NOT READ: every use counts as in no window';
  const missing = unread.length === 0 ? '' : `, ${number(unread.length)} COULD NOT BE READ`;
  return `${count(near, 'window')} read that may have to do with it${missing}`;
}

/** Verdicts on what persons did; nothing where nobody did anything. */
function verdictLine({ verdicts }: Replayed): readonly string[] {
  const given = KINDS.filter((kind) => verdicts[kind] > 0);
  if (given.length === 0) return [];
  return [`Verdicts  ${given.map((kind) => `${VERDICT_WORDS[kind]} ${number(verdicts[kind])}`).join('; ')}`];
}

const KINDS: readonly VerdictKind[] = [
  'no-window',
  'other-account',
  'too-early',
  'too-late',
  'outside-task',
  'break-glass',
  'in-window',
];

function sessionLine({ quiet: { explained } }: Replayed): readonly string[] {
  if (explained === 0) return [];
  return [
    `Sessions  ${count(explained, 'event')} in central root sessions whose opening is among the records`,
  ];
}
