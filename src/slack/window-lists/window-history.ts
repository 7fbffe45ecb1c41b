import type { ModalView } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import type { Baseline } from '../../domain/window/card-view.ts';
import type { WindowHistory } from '../../domain/window/outcomes.ts';
import type { RefusedAttempt, RefusedAttempts, TriedStep } from '../../domain/window/refused-attempt.ts';
import { evidenceGroups } from '../activity/window-evidence.ts';
import { actions } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import type { Group } from '../pages/group.ts';
import { paged } from '../pages/paged.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { count, number } from '../text/words.ts';
import { WINDOW_HISTORY } from '../window-action-ids.ts';
import { type WatchedUse, windowButtons } from '../windows/buttons.ts';
import { rootInWords } from '../windows/root-words.ts';
import { headline } from '../windows/state.ts';
import { toldView } from '../windows/told-view.ts';
import { chainInWords, chainRemedy } from './chain-words.ts';
import { entryItems } from './entry-items.ts';
import { label, namesIn, recordPerson, recordTime } from './record-words.ts';
import { requestItems } from './request-items.ts';
import { lineItems, textItems } from './text-items.ts';
import { type PageOptions, pageButtons } from './window-list.ts';

export interface HistoryOptions extends PageOptions {
  /** Absent: root activity is not watched. */
  readonly watched?: WatchedUse;
}

/** Everything on record about one window, for the person who asked; whether it is unaltered comes first. */
export function windowHistoryMessage(
  history: WindowHistory,
  { page, now, watched }: HistoryOptions,
): Message {
  const { window } = history.card;
  const title = titleOf(history);
  const standing = headline(window, now).replace(`${window.id} `, '');
  const remedy = history.verdict.kind === 'whole' ? [] : [chainRemedy(history.verdict)];
  const value = { view: 'history' as const, id: window.id, page };
  const steps = windowButtons(window, now, watched).filter(({ action_id }) => action_id !== WINDOW_HISTORY);
  return {
    text: escapeMrkdwn(title),
    blocks: paged({
      groups: groupsOf(history, now),
      page,
      above: [richText([bold(title), plain([standing, ...remedy].map((line) => `\n${line}`).join(''))])],
      below: (controls) => actions([...pageButtons(value, controls), ...steps]),
    }),
  };
}

/** The same as a modal. */
export function windowHistoryView(history: WindowHistory, options: HistoryOptions): ModalView {
  return toldView(windowHistoryMessage(history, options), history.card.window.id);
}

function titleOf({ card, verdict }: WindowHistory): string {
  return `${card.window.id}. ${chainInWords(verdict, card.window.history.length)}`;
}

function groupsOf({ card, refused, verdict, holders, evidence }: WindowHistory, now: Instant): Group[] {
  const { window, baseline } = card;
  const known = [...(holders ?? [])].map(([id, name]) => [id, recordPerson({ id, name })] as const);
  const names = new Map([...known, ...namesIn(window, refused)]);
  return [
    group('REQUEST', requestItems(window, names)),
    group(`HISTORY: ${count(window.history.length, 'entry', 'entries')}`, [
      ...window.history.flatMap((entry) => entryItems(entry, names)),
      ...(verdict.kind === 'whole' ? lineItems(chainRemedy(verdict)) : []),
    ]),
    ...(evidence === undefined ? [] : evidenceGroups(window, evidence, now)),
    ...(baseline === undefined ? [] : [group('ROOT USERS BEFORE', baselineItems(baseline))]),
    ...refusedGroups(refused),
  ];
}

function baselineItems({ accounts }: Baseline): string[] {
  return accounts.flatMap(({ accountId, root }) => {
    const at = root.kind === 'measured' ? `, measured ${recordTime(root.asOf)}` : '';
    return lineItems(`${label(accountId)}: ${rootInWords(root)}${at}`);
  });
}

/** Attempts that changed nothing. They stand apart from the chain, and past a number of them are only counted. */
function refusedGroups({ kept, beyond }: RefusedAttempts): Group[] {
  const all = kept.length + beyond;
  if (all === 0) return [];
  const more = beyond === 0 ? [] : [`and ${number(beyond)} more, which were counted and not kept`];
  return [group(`REFUSED: ${count(all, 'attempt')}`, [...kept.flatMap(attemptItems), ...more])];
}

function attemptItems({ at, by, tried, why }: RefusedAttempt): string[] {
  return [
    ...lineItems(`${recordTime(at)}  ${recordPerson(by)} tried ${TRIED[tried]}`),
    ...textItems('   Told', why),
  ];
}

const TRIED: Readonly<Record<TriedStep, string>> = {
  requested: 'to request it',
  approved: 'to approve it',
  denied: 'to deny it',
  withdrawn: 'to withdraw it',
  revoked: 'to revoke it',
  closed: 'to close it',
  reviewed: 'to sign its review',
  'findings-recorded': 'to record findings',
  reminded: 'to remind of it',
  'declared-afterwards': 'to declare a use afterwards',
  'paper-recorded': 'to take in a paper record',
  announced: 'to announce a sign-in for its operator',
  answered: 'to answer for its operator',
};

function group(heading: string, items: readonly string[]): Group {
  return { heading, lines: [], items, layout: 'lines', noun: 'line', preview: items.length };
}
