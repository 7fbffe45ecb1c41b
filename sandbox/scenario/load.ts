import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { problemsOf } from '../../src/config/problems.ts';
import { withinUnions } from '../organization/union-issues.ts';
import { inRepository } from '../process/repository.ts';
import { DEMO_CONFIG, DEMO_ORGANIZATION } from './demo-files.ts';
import { unknownPeopleAndPlaces } from './known-people.ts';
import { missingFiles } from './named-files.ts';
import { type Outline, outlineSchema } from './outline.ts';
import type { OrganizationChoice, Scenario } from './scenario.ts';
import { type ScenarioFile, scenarioSchema } from './schema.ts';
import { actionProblems } from './step-keys.ts';
import { toStep } from './to-step.ts';
import { undefinedReferences } from './variables.ts';

/** Every problem of a scenario file at once, a line each; steps are counted from 1, as the transcript does. */
export class ScenarioFileError extends Error {
  constructor(path: string, problems: readonly string[]) {
    super(
      [`${path} is not a scenario:`, ...problems.map((problem) => `- ${withNumber(problem)}`)].join('\n'),
    );
    this.name = 'ScenarioFileError';
  }
}

/** Reads and checks the scenario at `path`. Throws `ScenarioFileError`. */
export async function loadScenario(path: string): Promise<Scenario> {
  const yaml = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ScenarioFileError(path, [`it cannot be read (${error.code})`]);
  });
  const value = readYaml(yaml, path);
  const outline = outlineSchema.safeParse(value);
  const missing = outline.success ? await missingFiles(outline.data, besideOf(path)) : [];
  return checkedScenario(value, path, missing);
}

/**
 * `yaml` as a scenario; files it names are taken from where `path` is, and not looked for. Throws `ScenarioFileError`.
 */
export function parseScenario(yaml: string, path: string): Scenario {
  return checkedScenario(readYaml(yaml, path), path, []);
}

function withNumber(problem: string): string {
  return problem.replace(
    /^steps\[(\d+)\](\.?)/,
    (_, index: string, dot: string) => `step ${Number(index) + 1}${dot === '' ? '' : ', '}`,
  );
}

function readYaml(yaml: string, path: string): unknown {
  const document = parseDocument(yaml, { prettyErrors: true });
  if (document.errors.length === 0) return document.toJS();
  // The second line on draws the place, to which the first one ends with a colon.
  const firstLine = (message: string) => (message.split('\n')[0] ?? 'not YAML').replace(/:\s*$/, '');
  throw new ScenarioFileError(
    path,
    document.errors.map(({ message }) => firstLine(message)),
  );
}

function checkedScenario(value: unknown, path: string, missing: readonly string[]): Scenario {
  const file = scenarioSchema.safeParse(value);
  const outline = outlineSchema.safeParse(value);
  const problems = [
    ...(file.success ? [] : problemsOf(withinUnions(file.error.issues), value, new Set())),
    ...(outline.success ? incoherences(outline.data) : []),
    ...missing,
  ];
  if (file.success && problems.length === 0) return toScenario(file.data, path);
  throw new ScenarioFileError(path, problems);
}

function incoherences({ steps }: Outline): string[] {
  return [...actionProblems(steps), ...unknownPeopleAndPlaces(steps), ...undefinedReferences(steps)];
}

function besideOf(path: string): (relative: string) => string {
  return (relative) => resolve(path, '..', relative);
}

function toScenario(file: ScenarioFile, path: string): Scenario {
  const beside = besideOf(path);
  return {
    path: resolve(path),
    organization: organizationOf(file, beside),
    config: file.config === undefined ? inRepository(DEMO_CONFIG) : beside(file.config),
    apps: file.apps ?? 1,
    steps: file.steps.map((step) => toStep(step, beside)),
    ...(file.now === undefined ? {} : { startAt: Date.parse(file.now) }),
  };
}

function organizationOf(file: ScenarioFile, beside: (relative: string) => string): OrganizationChoice {
  if (file.accounts !== undefined) return { kind: 'generated', accounts: file.accounts };
  return { kind: 'file', path: file.org === undefined ? inRepository(DEMO_ORGANIZATION) : beside(file.org) };
}
