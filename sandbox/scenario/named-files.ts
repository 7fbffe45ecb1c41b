import { access } from 'node:fs/promises';
import type { Outline } from './outline.ts';

/** A line for each file that the scenario names and that is not there. `beside` resolves a path from its folder. */
export async function missingFiles(
  { org, config, steps }: Outline,
  beside: (relative: string) => string,
): Promise<string[]> {
  const named = [
    { key: 'org', path: org },
    { key: 'config', path: config },
    ...steps.flatMap(({ event, config: other }, index) => [
      { key: `steps[${index}].event`, path: typeof event === 'string' ? event : event?.file },
      { key: `steps[${index}].config`, path: other },
    ]),
  ];
  const problems = await Promise.all(
    named.map(({ key, path }) => (path === undefined ? [] : problemOf(key, beside(path)))),
  );
  return problems.flat();
}

function problemOf(key: string, path: string): Promise<string[]> {
  return access(path).then(
    () => [],
    () => [
      `${key}: found ${path}, which cannot be read; accepted: the path of a file, from the scenario's folder`,
    ],
  );
}
