import type { Account } from '../../domain/account.ts';
import { accountHeading, accountLabel } from '../account-name.ts';
import { detailLine, doLine, LISTED_CAUSE } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import { count, number, sentence } from '../text/words.ts';

/** One account with one thing to say about it. */
export interface Case {
  readonly account: Account;
  readonly what: string;
  /** Absent where there is nothing to do. */
  readonly remedy?: string;
  /** What belongs to the account rather than to the cause: `last measured 18 Nov`. */
  readonly note?: string;
  /** Whether the account also failed a check, and so is counted by that. */
  readonly also?: 'attention' | 'acknowledged';
}

/** How cases that belong together are told. */
export interface Telling {
  /** `NOT MEASURED ` or `CRITICAL  Root access key present:`; the account, or how many, comes after. */
  readonly heading: string;
  /** `cause`: cases with one cause and remedy are told together. `remedy`: with one remedy, whatever they are. */
  readonly together: 'cause' | 'remedy';
  /** With more accounts than this, what differs between them is left to their details. */
  readonly compactAbove: number;
}

/** More causes than this are no longer told one by one: they are likely to differ by account. */
const MANY = 8;
const PREVIEW = 6;
/** So few more are shown at once: nobody turns a page for them. */
const ANYWAY = 3;

/** Cases as groups, the largest first: what is common is said once, then the accounts. */
export function groupsOf(cases: readonly Case[], telling: Telling): Group[] {
  return bundles(cases, telling.together)
    .sort((a, b) => b.length - a.length)
    .map((bundle) => groupOf(bundle, telling));
}

function bundles(cases: readonly Case[], together: 'cause' | 'remedy'): Case[][] {
  const byRemedy = groupBy(cases, ({ remedy }) => remedy ?? '');
  if (together === 'cause') {
    const byCause = byRemedy.flatMap((same) => groupBy(same, ({ what }) => what));
    if (byCause.length <= MANY) return byCause;
  }
  return byRemedy.length <= MANY ? byRemedy : [[...cases]];
}

function groupBy(cases: readonly Case[], keyOf: (one: Case) => string): Case[][] {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function groupOf(bundle: readonly Case[], { heading, compactAbove }: Telling): Group {
  const what = common(bundle.map((one) => one.what));
  const remedy = common(bundle.map((one) => one.remedy ?? ''));
  const note = what === undefined ? undefined : common(bundle.map((one) => one.note ?? ''));
  const compact = remedy !== undefined && (what !== undefined || bundle.length > compactAbove);
  return {
    heading: `${heading} ${whose(bundle)}`,
    lines: [
      ...(what ? [noted(detailLine(what, LISTED_CAUSE), note)] : []),
      ...(remedy ? [doLine(remedy)] : []),
    ],
    items:
      bundle.length === 1
        ? []
        : bundle.map((one) => (compact ? named(one, note) : told(one, { what, remedy, note }))),
    layout: compact ? 'list' : 'lines',
    noun: 'account',
    preview: bundle.length > PREVIEW + ANYWAY ? PREVIEW : bundle.length,
  };
}

/** The one account, or how many there are: counts in the first line leave out those that also failed. */
function whose(bundle: readonly Case[]): string {
  const [only] = bundle;
  if (bundle.length === 1 && only !== undefined) return accountHeading(only.account);
  const both = bundle.filter(({ also }) => also === 'attention').length;
  const acknowledged = bundle.filter(({ also }) => also === 'acknowledged').length;
  const notes = [
    ...(both > 0 ? [`${number(both)} of which also ${both === 1 ? 'needs' : 'need'} attention`] : []),
    ...(acknowledged > 0 ? [`${number(acknowledged)} of which acknowledged`] : []),
  ];
  return `${count(bundle.length, 'account')}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

/** What is told once for all of a bundle. */
interface Common {
  readonly what: string | undefined;
  readonly remedy: string | undefined;
  readonly note: string | undefined;
}

/** One account with what is its own. */
function told({ account, what, remedy, note }: Case, common: Common): string {
  const ownNote = common.note === undefined ? note : undefined;
  const own = [
    noted(common.what === undefined ? detailLine(what) : '', ownNote),
    ...(common.remedy === undefined && remedy ? [doLine(remedy)] : []),
  ].filter((line) => line !== '');
  return `${accountLabel(account)}: ${own.join(' ')}`;
}

/** An account whose cause is told above. */
function named({ account, note }: Case, commonNote: string | undefined): string {
  return accountLabel(account) + (commonNote === undefined && note !== undefined ? ` (${note})` : '');
}

function noted(line: string, note: string | undefined): string {
  return [line, sentence(note ?? '')].filter((part) => part !== '').join(' ');
}

function common(values: readonly string[]): string | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
