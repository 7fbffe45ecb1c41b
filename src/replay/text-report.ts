import { count } from '../slack/text/words.ts';
import { alertLines } from './alert-lines.ts';
import { notLookedAt } from './not-looked-at.ts';
import type { Replayed } from './replayed.ts';
import { headline, summaryLines } from './summary-lines.ts';

/** The worst that are told one by one. */
const MOST_ALERTS = 50;

/** What a team reads in a meeting: plain text, the alerts first, then what nobody would have heard of. */
export function textReport(replayed: Replayed): string {
  const { alerts } = replayed;
  const shown = alerts.slice(0, MOST_ALERTS);
  const left = alerts.length - shown.length;
  const blocks = [
    [headline(replayed), '', ...summaryLines(replayed)],
    ...shown.map((each, n) => alertLines(each, n + 1, replayed)),
    ...(left > 0 ? [[`And ${count(left, 'more alert')}, none worse: --json tells all.`]] : []),
    section('Without an alert', withoutAlert(replayed)),
    section('Not looked at, or not to be seen in records', notLookedAt(replayed)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

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
