import type { Given } from './arguments.ts';
import type { OptionName } from './option-list.ts';

/** Reads the values of options. What is not acceptable is put down as a problem, and reads as not given. */
export interface OptionReader {
  text(name: OptionName): string | undefined;
  number(name: OptionName, least: number, most: number): number | undefined;
  /** Without regard to case and to `@` or `#`; `alias` gives what else one may be called, in lower case. */
  oneOf(
    name: OptionName,
    accepted: readonly string[],
    alias?: (accepted: string) => string | undefined,
  ): string | undefined;
  /** Puts down a problem that concerns several options. */
  problem(sentence: string): void;
}

/** A reader of what was `given`, that adds to `problems`. */
export function optionReader(given: Given, problems: string[]): OptionReader {
  const text = (name: OptionName) => given.get(name)?.[0];
  return {
    text,
    number: (name, least, most) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const number = Number(value);
      if (Number.isInteger(number) && number >= least && number <= most) return number;
      problems.push(`--${name}: found "${value}"; accepted: a whole number from ${least} to ${most}.`);
      return undefined;
    },
    oneOf: (name, accepted, alias) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const wanted = value.replace(/^[@#]/, '').trim().toLowerCase();
      const found = accepted.find((each) => each.replace(/^#/, '') === wanted || alias?.(each) === wanted);
      if (found === undefined)
        problems.push(`--${name}: found "${value}"; accepted: ${accepted.join(', ')}.`);
      return found;
    },
    problem: (sentence) => void problems.push(sentence),
  };
}
