import type { Alert, AlertItem } from '../../domain/alert/alert.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import type { AlertCause } from '../../domain/alert/cause.ts';
import type { VerdictKind } from '../../domain/verdict/verdict.ts';
import { count } from '../text/words.ts';
import { BY_OTHERS, CAUSE_WORDS, NOT_DONE } from './cause-words.ts';

/** So many of the worst things stand in the first line. */
const NAMED = 2;

/** What is the matter, the worst first, in our own words only: `unsanctioned root sign-in, access key created`. */
export function matter(view: Matter): string {
  const [first = CAUSE_WORDS[view.alert.worst], ...rest] = things(view);
  const shown = rest.slice(0, NAMED);
  const more = rest.length > shown.length ? [`and ${rest.length - shown.length} more`] : [];
  return [first, ...shown, ...more].join(', ');
}

type Matter = Pick<AlertView, 'alert' | 'checkIns'>;

/** A sign-in that got in, or may have. */
export function isSignIn({ cause }: Pick<AlertItem, 'cause'>): boolean {
  return cause === 'sign-in' || cause === 'sign-in-without-mfa';
}

function things(view: Matter): string[] {
  const { alert } = view;
  const causes = [...new Set(alert.items.map(({ cause }) => cause))];
  if (alert.topic === 'perimeter' || BY_OTHERS.includes(alert.worst)) {
    return causes.map((cause) => causeWords(cause, view));
  }
  const { words, says } = kindOfUse(view, causes);
  const worse = causes.filter((cause) => !says.includes(cause) && !SAID.includes(cause));
  return [words, ...worse.map((cause) => causeWords(cause, view))];
}

/** Not worth a word beside what was done. */
const SAID: readonly AlertCause[] = ['sign-in', 'sign-in-without-mfa', ...NOT_DONE];

interface KindOfUse {
  readonly words: string;
  /** The causes that these words tell of already. */
  readonly says: readonly AlertCause[];
}

function kindOfUse(view: Matter, causes: readonly AlertCause[]): KindOfUse {
  const { items, verdicts } = view.alert;
  const [worst] = causes;
  if (worst !== undefined && causes.every((cause) => NOT_DONE.includes(cause))) {
    return { words: tried(worst, view.alert), says: causes };
  }
  if (items.some(isSignIn)) return { words: `${sanction(verdicts)}root sign-in`, says: [] };
  if (worst === 'missed-use') return { words: CAUSE_WORDS[worst], says: [worst] };
  if (worst !== 'change') return { words: `${sanction(verdicts)}root use`, says: [] };
  const many = items.filter(({ cause }) => cause === worst).length > 1;
  return { words: `${sanction(verdicts)}root ${many ? 'changes' : 'change'}`, says: [worst] };
}

function tried(cause: AlertCause, { items, counts }: Alert): string {
  const isAll = items.every((item) => item.cause === cause);
  return isAll && counts.failures > 1
    ? `${CAUSE_WORDS[cause]} (${count(counts.failures, 'time')})`
    : CAUSE_WORDS[cause];
}

function causeWords(cause: AlertCause, { alert, checkIns }: Matter): string {
  if (cause === 'not-the-operator') {
    return checkIns.some(({ answer }) => answer?.isThem === false)
      ? 'operator says it is not them'
      : CAUSE_WORDS[cause];
  }
  const many = alert.items.filter((item) => item.cause === cause).length;
  return cause === 'change' && many > 1 ? 'changes' : CAUSE_WORDS[cause];
}

/** One use that nothing sanctions makes all of it that. */
function sanction(verdicts: readonly VerdictKind[]): string {
  if (verdicts.length === 0) return '';
  if (verdicts.some((kind) => kind !== 'in-window' && kind !== 'break-glass')) return 'unsanctioned ';
  return verdicts.includes('break-glass') ? 'break-glass ' : 'in-window ';
}
