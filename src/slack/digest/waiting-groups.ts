import type { Digest } from '../../domain/digest/digest.ts';
import type { UnsanctionedUse } from '../../domain/digest/root-use.ts';
import type { WaitingWindow, WindowsSummary } from '../../domain/digest/windows-summary.ts';
import type { Instant } from '../../domain/time.ts';
import { DISPOSITION_WORDS } from '../activity/alert-owner.ts';
import { CAUSE_WORDS } from '../activity/cause-words.ts';
import type { Group } from '../pages/group.ts';
import { dateAndTime, duration } from '../text/time.ts';
import { count } from '../text/words.ts';
import { accountsGroup, group } from './groups.ts';
import { labelOf, nameOr, personName } from './words.ts';

/** Uses of root that no window covers, with who looks into them. */
export function useGroups({ rootUse }: Digest, now: Instant): Group[] {
  const uses = rootUse?.unsanctioned ?? [];
  return group(
    `Unsanctioned root use (${uses.length})`,
    uses.map((use) => useItem(use, now)),
    'use',
    ['Do: treat each as an incident until somebody owns it and has said what it was.'],
  );
}

/** `legacy-crm 222233334444 20 Nov 03:02 UTC, no MFA. Owner Omar Diaz, no disposition for 6 h.` */
function useItem(use: UnsanctionedUse, now: Instant): string {
  const { accountId: id, accountName: name, at, owner } = use;
  const who = owner === undefined ? 'NO OWNER' : `Owner ${nameOr(owner, '(no name)')}`;
  const when = dateAndTime(at, now);
  return `${labelOf({ id, name })} ${[when, ...whatInWords(use)].join(', ')}. ${who}, ${disposedOf(use, now)}.`;
}

/** A sign-in is told by whether it used MFA. */
function whatInWords({ worst, mfa }: UnsanctionedUse): string[] {
  const isSignIn = worst === 'sign-in' || worst === 'sign-in-without-mfa';
  if (mfa === undefined) return isSignIn ? ['MFA not known'] : [CAUSE_WORDS[worst]];
  return [...(isSignIn ? [] : [CAUSE_WORDS[worst]]), MFA[`${mfa}`]];
}

const MFA = { true: 'with MFA', false: 'no MFA' } as const;

function disposedOf({ disposition, declaredIn, at }: UnsanctionedUse, now: Instant): string {
  const declared = declaredIn === undefined ? '' : `declared afterwards in ${declaredIn}, `;
  if (disposition === undefined) return `${declared}no disposition for ${duration(now - at)}`;
  return `${declared}${DISPOSITION_WORDS[disposition.kind]}, says ${nameOr(disposition.by, '(no name)')}`;
}

/** Windows that somebody waits for; what is overdue first. */
export function windowGroups({ windows }: Digest, now: Instant): Group[] {
  if (windows === undefined) return [];
  return LISTS.flatMap(({ list, heading, when, action }) =>
    group(
      `${heading} (${windows[list].length})`,
      windows[list].map((window) => windowItem(window, when(window, now))),
      'window',
      [action],
    ),
  );
}

interface ListWords {
  readonly list: keyof WindowsSummary;
  readonly heading: string;
  readonly when: (window: WaitingWindow, now: Instant) => string;
  readonly action: string;
}

const LISTS: readonly ListWords[] = [
  {
    list: 'overdue',
    heading: 'Overdue reviews',
    when: ({ until }, now) => `overdue by ${duration(now - until)}`,
    action: 'Do: review them; /root-windows and the id shows what happened.',
  },
  {
    list: 'pending',
    heading: 'Windows pending',
    when: ({ until }, now) => `lapses ${dateAndTime(until, now)}`,
    action: 'Do: approve or deny them before they lapse.',
  },
  {
    list: 'open',
    heading: 'Windows open',
    when: ({ until }, now) => `until ${dateAndTime(until, now)}`,
    action: 'Do: close them as soon as the work is done.',
  },
  {
    list: 'unreviewed',
    heading: 'Windows to review',
    when: ({ until }, now) => `review due ${dateAndTime(until, now)}`,
    action: 'Do: review them before they are due.',
  },
];

function windowItem({ id, accounts, operator }: WaitingWindow, when: string): string {
  const [first] = accounts;
  const where = first === undefined ? 'no account' : labelOf(first);
  const others = accounts.length > 1 ? ` and ${count(accounts.length - 1, 'other account')}` : '';
  return `${id} ${where}${others}, operator ${personName(operator)}: ${when}`;
}

/** Accounts in which a use of root would go unnoticed. */
export function silentGroups({ alarmPath }: Digest): Group[] {
  return accountsGroup('Alarm path silent', alarmPath?.silent ?? [], [
    'A use of root there would not be noticed.',
    'Do: check that their trail and event rule are on and send to the queue.',
  ]);
}
