import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { problemsOf } from '../../src/config/problems.ts';
import { inRepository } from '../process/repository.ts';
import { DEMO_CONFIG, DEMO_ORGANIZATION } from './demo-files.ts';
import { unknownPeopleAndPlaces } from './known-people.ts';
import type { OrganizationChoice, Scenario } from './scenario.ts';
import { type ScenarioFile, scenarioSchema } from './schema.ts';
import { toStep } from './to-step.ts';
import { undefinedReferences } from './variables.ts';

/** Every problem of a scenario file at once, a line each. */
export class ScenarioFileError extends Error {
  constructor(path: string, problems: readonly string[]) {
    super([`${path} is not a scenario:`, ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.name = 'ScenarioFileError';
  }
}

/** Reads and checks the scenario at `path`. Throws `ScenarioFileError`. */
export async function loadScenario(path: string): Promise<Scenario> {
  const yaml = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ScenarioFileError(path, [`it cannot be read (${error.code})`]);
  });
  const scenario = parseScenario(yaml, path);
  const missing = await missingFiles(scenario);
  if (missing.length > 0) throw new ScenarioFileError(path, missing);
  return scenario;
}

/** `yaml` as a scenario; files it names are taken from where `path` is. Throws `ScenarioFileError`. */
export function parseScenario(yaml: string, path: string): Scenario {
  const document = parseDocument(yaml, { prettyErrors: true });
  if (document.errors.length > 0) {
    throw new ScenarioFileError(
      path,
      document.errors.map((error) => error.message.split('\n')[0] ?? 'not YAML'),
    );
  }
  const value: unknown = document.toJS();
  const file = scenarioSchema.safeParse(value);
  if (!file.success) throw new ScenarioFileError(path, problemsOf(file.error.issues, value, new Set()));
  const { steps } = file.data;
  const incoherences = [...unknownPeopleAndPlaces(steps), ...undefinedReferences(steps)];
  if (incoherences.length > 0) throw new ScenarioFileError(path, incoherences);
  return toScenario(file.data, resolve(path));
}

function toScenario(file: ScenarioFile, path: string): Scenario {
  const beside = (relative: string) => resolve(path, '..', relative);
  return {
    path,
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

async function missingFiles({ organization, config, steps }: Scenario): Promise<string[]> {
  const named = [
    { key: 'config', path: config },
    ...(organization.kind === 'file' ? [{ key: 'org', path: organization.path }] : []),
    ...steps.flatMap(({ action }, index) =>
      action.kind === 'event' ? [{ key: `steps[${index}].event`, path: action.file }] : [],
    ),
  ];
  const problems = await Promise.all(
    named.map(({ key, path }) =>
      access(path).then(
        () => [],
        () => [
          `${key}: found ${path}, which cannot be read; accepted: the path of a file, from the scenario's folder`,
        ],
      ),
    ),
  );
  return problems.flat();
}
