import type { VerdictKind } from '../domain/verdict/verdict.ts';
import { VERDICT_WORDS } from '../slack/activity/verdict-words.ts';
import { count, number } from '../slack/text/words.ts';
import { alertLines } from './alert-lines.ts';
import { notLookedAt } from './not-looked-at.ts';
import type { Replayed } from './replayed.ts';
import { span } from './span.ts';

/** The worst that are told one by one. */
const MOST_ALERTS = 50;

/** What a team reads in a meeting: plain text, the alerts first, then what nobody would have heard of. */
export function textReport(replayed: Replayed): string {
  const { alerts, names } = replayed;
  const shown = alerts.slice(0, MOST_ALERTS);
  const left = alerts.length - shown.length;
  const blocks = [
    [headline(replayed), '', ...summary(replayed)],
    ...shown.map((each, n) => alertLines(each, n + 1, names)),
    ...(left > 0 ? [[`And ${count(left, 'more alert')}, none worse: --json tells all.`]] : []),
    section('Without an alert', withoutAlert(replayed)),
    section('Not looked at, or not to be seen in records', notLookedAt(replayed)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ alerts }: Replayed): string {
  if (alerts.length === 0) return 'Rootkeeper would have alerted of NOTHING in these records';
  const paging = alerts.filter(({ alert }) => alert.pagesSince !== undefined).length;
  const told = alerts.length - paging;
  const parts = [`${count(paging, 'alert')} for on-call`, ...(told > 0 ? [`${number(told)} only told`] : [])];
  return `Rootkeeper would have raised ${parts.join(', ')}`;
}

function summary(replayed: Replayed): readonly string[] {
  const { looked, files, windows, quiet } = replayed;
  const { period, accounts, records, rootEvents, irrelevant, again } = looked;
  const regions = new Set(accounts.flatMap((account) => account.regions));
  const others = irrelevant === 0 ? [] : [`${number(irrelevant)} of others`];
  const twice = again === 0 ? [] : [`${number(again)} found before`];
  const left = looked.poison.count === 0 ? [] : [`${number(looked.poison.count)} LEFT OUT`];
  const kinds = [
    count(rootEvents, 'event of root users', 'events of root users'),
    ...others,
    ...twice,
    ...left,
  ];
  return [
    ...(period === undefined ? [] : [`Period    ${span(period.first, period.last)} UTC`]),
    `Covers    ${count(accounts.length, 'account')} in ${count(regions.size, 'Region')}, ${count(files.files, 'file')}`,
    `Records   ${number(records)}: ${kinds.join(', ')}`,
    windows.asked
      ? `Windows   ${count(windows.near, 'window')} read that may have to do with it${windows.unread.length > 0 ? `, ${number(windows.unread.length)} NOT READ` : ''}`
      : 'Windows   NOT READ: every use counts as in no window',
    ...verdictLine(replayed),
    ...(quiet.explained === 0
      ? []
      : [
          `Sessions  ${count(quiet.explained, 'event')} in central root sessions whose opening is among the records`,
        ]),
  ];
}

/** Verdicts on what persons did; nothing where nobody did anything. */
function verdictLine({ verdicts }: Replayed): readonly string[] {
  const told = VERDICT_KINDS.filter((kind) => verdicts[kind] > 0).map(
    (kind) => `${VERDICT_WORDS[kind]} ${number(verdicts[kind])}`,
  );
  return told.length === 0 ? [] : [`Verdicts  ${told.join('; ')}`];
}

const VERDICT_KINDS: readonly VerdictKind[] = [
  'no-window',
  'other-account',
  'too-early',
  'too-late',
  'outside-task',
  'break-glass',
  'in-window',
];

function withoutAlert({ quiet: { inWindow, asked, folded, service, audits } }: Replayed): readonly string[] {
  return [
    ...some(
      inWindow,
      'event',
      `in windows, told in their threads; operators asked “is this you?” ${count(asked, 'time')}`,
    ),
    ...some(folded, 'request', 'to reset a root password: without effect until one is completed'),
    ...some(service, 'event', 'by AWS services on their own account'),
    ...some(audits, 'event', 'by audits of Rootkeeper'),
  ];
}

function some(events: number, noun: string, rest: string): readonly string[] {
  return events === 0 ? [] : [`${count(events, noun)} ${rest}.`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  - ${line}`)];
}
