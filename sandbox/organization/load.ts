import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { problemsOf } from '../../src/config/problems.ts';
import { incoherences } from './coherence.ts';
import { toOrganization } from './from-file.ts';
import { historyOf } from './history-from-file.ts';
import type { Organization } from './organization.ts';
import { type OrganizationFile, organizationSchema, outlineSchema } from './schema.ts';
import { withinUnions } from './union-issues.ts';

/** Every problem of an organization file at once, a line each. */
export class OrganizationFileError extends Error {
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[]) {
    super(
      [`The organization file ${path} cannot be used:`, ...problems.map((each) => `- ${each}`)].join('\n'),
    );
    this.name = 'OrganizationFileError';
    this.problems = problems;
  }
}

/** Reads an organization file with the reports it names. Throws `OrganizationFileError` with everything that is wrong. */
export async function loadOrganization(path: string): Promise<Organization> {
  const yaml = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new OrganizationFileError(path, [`it cannot be read (${cause.code})`]);
  });
  const file = parseFile(yaml, path);
  return withHistory(file, await readReports(file, path));
}

/** The organization that `yaml` describes; `path` is for error messages. It may not name files. */
export function parseOrganization(yaml: string, path = 'organization.yml'): Organization {
  const file = parseFile(yaml, path);
  const named = file.accounts.findIndex(({ credentialReport }) => typeof credentialReport === 'object');
  if (named >= 0) {
    throw new OrganizationFileError(path, [
      `accounts[${named}].credentialReport: found a file; accepted: CSV text, where the organization is no file itself`,
    ]);
  }
  return withHistory(file, new Map());
}

function withHistory(file: OrganizationFile, reports: ReadonlyMap<string, string>): Organization {
  const history = historyOf(file, reports);
  return { ...toOrganization(file, reports), ...(history && { history }) };
}

function parseFile(yaml: string, path: string): OrganizationFile {
  const document = parseDocument(yaml, { prettyErrors: true });
  if (document.errors.length > 0) {
    throw new OrganizationFileError(
      path,
      document.errors.map((error) => (error.message.split('\n')[0] ?? 'it is not YAML').replace(/:\s*$/, '')),
    );
  }
  const value: unknown = document.toJS();
  const file = organizationSchema.safeParse(value);
  const outline = outlineSchema.safeParse(value);
  const problems = [
    ...(file.success ? [] : problemsOf(withinUnions(file.error.issues), value, new Set())),
    ...(outline.success ? incoherences(outline.data) : []),
  ];
  if (file.success && problems.length === 0) return file.data;
  throw new OrganizationFileError(path, problems);
}

/** The text of every report that the file names, by that name. */
async function readReports(file: OrganizationFile, path: string): Promise<ReadonlyMap<string, string>> {
  const problems: string[] = [];
  const reports = new Map<string, string>();
  for (const [n, { credentialReport }] of file.accounts.entries()) {
    if (typeof credentialReport !== 'object') continue;
    const report = resolve(dirname(path), credentialReport.file);
    const text = await readFile(report, 'utf8').catch((cause: NodeJS.ErrnoException) => {
      problems.push(
        `accounts[${n}].credentialReport.file: found ${report}, which cannot be read (${cause.code}); accepted: a file beside this one`,
      );
      return '';
    });
    reports.set(credentialReport.file, text);
  }
  if (problems.length > 0) throw new OrganizationFileError(path, problems);
  return reports;
}
