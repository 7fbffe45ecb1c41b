import { capturedNames, isRegex } from './expectation.ts';
import type { StepOutline } from './outline.ts';

/** What earlier expectations captured, by name. */
export type Variables = Readonly<Record<string, string>>;

const REFERENCE = /\$\{(\w+)\}/g;

/** `text` with every `${name}` replaced; within a regular expression the value is taken literally. */
export function substitute(text: string, variables: Variables): string {
  const literal = (value: string) => (isRegex(text) ? value.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') : value);
  return text.replace(REFERENCE, (whole, name: string) => {
    const value = variables[name];
    return value === undefined ? whole : literal(value);
  });
}

/** The same for every text in a value of any shape. */
export function substituteAll<T>(value: T, variables: Variables): T;
export function substituteAll(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') return substitute(value, variables);
  if (Array.isArray(value)) return value.map((each) => substituteAll<unknown>(each, variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, substituteAll<unknown>(each, variables)]),
  );
}

/** A line for each `${name}` that no earlier step captures. */
export function undefinedReferences(steps: readonly StepOutline[]): string[] {
  const captured = new Set<string>();
  return steps.flatMap((step, index) => {
    const missing = [...JSON.stringify(step).matchAll(REFERENCE)]
      .map(([, name = '']) => name)
      .filter((name) => !captured.has(name));
    for (const each of [step.expect ?? []].flat()) for (const name of capturedNames(each)) captured.add(name);
    return missing.map(
      (name) =>
        `steps[${index}]: found \${${name}}; accepted: a name that an earlier step captures with (?<${name}>…)`,
    );
  });
}
