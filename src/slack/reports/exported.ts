import type { RichTextElement } from '@slack/types';
import type { Account } from '../../domain/account.ts';
import { type NotRead, noteOf } from '../../domain/report-csv/note.ts';
import type { Instant } from '../../domain/time.ts';
import { plain } from '../blocks/rich-text.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { age } from '../text/time.ts';
import { afterColon, count, number, sentence } from '../text/words.ts';

/** What is in a file of credential reports. */
export interface Exported {
  readonly scope: string;
  readonly accounts: number;
  readonly included: number;
  /** Root users among them. */
  readonly users: number;
  readonly without: readonly { readonly account: Account; readonly why: NotRead }[];
  readonly made?: { readonly oldest: Instant; readonly newest: Instant };
  readonly undecidedMembers: number;
}

const SCOPE_LENGTH = 80;
const REASON_LENGTH = 300;
/** Reasons that are told beside the file, which has all of them. */
const MOST_REASONS = 3;
const MOST_NAMES = 3;

export function scopeOf({ scope }: Pick<Exported, 'scope'>): string {
  return harmlessLabel(scope, SCOPE_LENGTH);
}

/** `credential reports of 40 of 42 accounts` */
export function whatIsIn({ accounts, included }: Exported): string {
  if (included === accounts) return `credential reports of ${count(accounts, 'account')}`;
  return `credential reports of ${number(included)} of ${count(accounts, 'account')}`;
}

/** How many users, and how old: `1,234 users. Oldest report 3 h 40 min old, newest 12 min old.` */
export function howOld({ users, made }: Exported, now: Instant): string {
  if (made === undefined) return 'There is no report in it.';
  const oldest = age(made.oldest, now);
  const newest = age(made.newest, now);
  const both = oldest === newest ? `Reports: ${oldest}.` : `Oldest report: ${oldest}; newest: ${newest}.`;
  return `${count(users, 'user')}, root users among them. ${both}`;
}

/** How many accounts are in it without a report; the message beside the file has the reasons. */
export function howManyWithout({ without }: Exported): RichTextElement[] {
  const [first] = without;
  if (first === undefined) return [];
  if (without.length > 1)
    return [plain(`\n${count(without.length, 'account')} have no report; the file says why.`)];
  return [plain(`\n${harmlessLabel(first.account.name, 40)} has no report; the file says why.`)];
}

/** Which accounts are in it without a report, by their reasons; and what is not known about the scope. */
export function whatIsMissing(exported: Exported): RichTextElement[] {
  const groups = byReason(exported).sort((a, b) => urgency(b) - urgency(a) || b.length - a.length);
  const told = groups.slice(0, MOST_REASONS).flatMap((group) => reasonLines(group));
  const more = groups.length - MOST_REASONS;
  return [
    ...told,
    ...(more > 0 ? [plain(`\nAnd ${count(more, 'other reason')}: the column note has them.`)] : []),
    ...undecided(exported),
  ];
}

/** Accounts with one reason and one remedy, together. */
function byReason({ without }: Exported): Exported['without'][] {
  const groups = new Map<string, Exported['without'][number][]>();
  for (const each of without) {
    const key = noteOf(each.why);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

/** What somebody can do something about comes first. */
function urgency([first]: Exported['without']): number {
  return first?.why.remedy === undefined ? 0 : 1;
}

function reasonLines(group: Exported['without']): RichTextElement[] {
  const [first] = group;
  if (first === undefined) return [];
  const names = group.slice(0, MOST_NAMES).map(({ account }) => harmlessLabel(account.name, 40));
  const others = group.length - names.length;
  const who = `${names.join(', ')}${others > 0 ? ` and ${count(others, 'other')}` : ''}`;
  const { reason, remedy } = first.why;
  const why = sentence(harmless(reason, REASON_LENGTH));
  const todo = remedy === undefined ? '' : ` Do: ${afterColon(harmless(remedy, REASON_LENGTH))}`;
  return [plain(`\nNo report of ${who}: ${why}${todo}`)];
}

function undecided({ undecidedMembers }: Exported): RichTextElement[] {
  if (undecidedMembers === 0) return [];
  const accounts = count(undecidedMembers, 'account');
  return [plain(`\nOf ${accounts} it is not known whether they belong to it, because tags were not read.`)];
}
