import type { Disagreement } from '../evidence.ts';
import { type Fact, type Known, unknown } from '../fact.ts';

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
}

/** The freshest known answer, and the disagreement if not all known answers are the same. */
export function settle(question: Question, answers: readonly Fact<boolean>[]): Settled {
  const given = answers.filter((answer) => answer.kind === 'known');
  const [freshest, ...others] = given.toSorted(
    (a, b) => b.asOf - a.asOf || worseFirst(question, a) - worseFirst(question, b),
  );
  if (freshest === undefined) return { fact: unknown(reasonsOf(answers)), disagreements: [] };
  if (others.every(({ value }) => value === freshest.value)) return { fact: freshest, disagreements: [] };
  return { fact: freshest, disagreements: [disagreementOf(question, [freshest, ...others])] };
}

/** The reasons of all unknown answers, each once. */
export function reasonsOf(answers: readonly Fact<unknown>[]): string {
  const reasons = answers.flatMap((answer) => (answer.kind === 'unknown' ? [answer.reason] : []));
  return [...new Set(reasons)].join('; ');
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
