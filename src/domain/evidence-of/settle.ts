import type { Disagreement } from '../evidence.ts';
import { type Fact, type Known, unknown, whyUnknown } from '../fact.ts';

/** A yes-or-no question that several sources may answer. */
export interface Question {
  readonly about: Disagreement['about'];
  /** The answer to believe of two given at the same instant: the one that is worse for security. */
  readonly worse: boolean;
  readonly yes: string;
  readonly no: string;
}

export interface Settled {
  readonly fact: Fact<boolean>;
  readonly disagreements: readonly Disagreement[];
  /** The question's subject where two sources or more answered it. */
  readonly compared: readonly Disagreement['about'][];
}

/** The freshest known answer, and the disagreement if not all known answers are the same. */
export function settle(question: Question, answers: readonly Fact<boolean>[]): Settled {
  const given = answers.filter((answer) => answer.kind === 'known');
  const [freshest, ...others] = given.toSorted(
    (a, b) => b.asOf - a.asOf || worseFirst(question, a) - worseFirst(question, b),
  );
  if (freshest === undefined)
    return { fact: whyUnknown(answers) ?? unknown('nobody was asked'), disagreements: [], compared: [] };
  const agree = others.every(({ value }) => value === freshest.value);
  return {
    fact: freshest,
    disagreements: agree ? [] : [disagreementOf(question, [freshest, ...others])],
    compared: others.length > 0 ? [question.about] : [],
  };
}

/**
 * What is listed one by one stands, whatever a count says: the count may leave out what is inactive, and a deletion
 * shows in the next list. `active`: whether any listed is; only then does a count of none contradict the list.
 */
export function settleListed(
  question: Question,
  listed: Fact<boolean>,
  active: boolean,
  counted: Fact<boolean>,
): Settled {
  if (listed.kind === 'unknown' || !listed.value) return settle(question, [listed, counted]);
  return active ? { ...settle(question, [listed, counted]), fact: listed } : settle(question, [listed]);
}

/** Several questions' disagreements, and what was compared, in one. */
export function together(settled: readonly Settled[]): Pick<Settled, 'disagreements' | 'compared'> {
  return {
    disagreements: settled.flatMap(({ disagreements }) => disagreements),
    compared: settled.flatMap(({ compared }) => compared),
  };
}

function worseFirst({ worse }: Question, { value }: Known<boolean>): number {
  return value === worse ? 0 : 1;
}

function disagreementOf(question: Question, given: readonly Known<boolean>[]): Disagreement {
  return {
    about: question.about,
    readings: given.map(({ value, source, asOf }) => ({
      value: value ? question.yes : question.no,
      source,
      asOf,
    })),
  };
}
