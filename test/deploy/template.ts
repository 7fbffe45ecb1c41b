import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CollectionTag, parseDocument, type ScalarTag } from 'yaml';

/** One statement of a policy document, its lists always as lists. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly unknown[];
  readonly Condition?: unknown;
  readonly Principal?: unknown;
}

interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties: Record<string, unknown>;
}

export interface Template {
  readonly Parameters: Record<string, { readonly Default?: string; readonly AllowedPattern?: string }>;
  readonly Conditions?: Record<string, unknown>;
  readonly Resources: Record<string, Resource>;
}

/** CloudFormation's short forms that the templates use, as their long forms. */
const TAGS: (ScalarTag | CollectionTag)[] = [
  scalar('!Ref', (name) => ({ Ref: name })),
  scalar('!Sub', (text) => ({ 'Fn::Sub': text.replaceAll(/\$\{([^}]+)\}/g, '<$1>') })),
  scalar('!GetAtt', (text) => ({ 'Fn::GetAtt': text.split('.') })),
  sequence('!Equals', 'Fn::Equals'),
  sequence('!If', 'Fn::If'),
  sequence('!Not', 'Fn::Not'),
];

/**
 * A template of deploy/, with CloudFormation's short forms written out: `!Ref X` as `{Ref: 'X'}`, and what !Sub puts in
 * as `<X>`. Throws where the YAML is wrong or has a tag that is not known.
 */
export function readTemplate(file: string): Template {
  const text = readFileSync(join(__dirname, '../../deploy', file), 'utf8');
  const document = parseDocument(text, { customTags: TAGS, schema: 'core' });
  for (const problem of [...document.errors, ...document.warnings]) throw problem;
  return document.toJS() as Template;
}

/** Statements of every identity policy in the template: inline ones of roles, and managed policies. */
export function identityStatements(template: Template): Statement[] {
  const ofIam = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
  return ofIam.flatMap(({ Properties }) => [
    ...statements(Properties.PolicyDocument),
    ...((Properties.Policies ?? []) as { PolicyDocument: unknown }[]).flatMap((policy) =>
      statements(policy.PolicyDocument),
    ),
  ]);
}

/** Statements of the policy of a queue, a topic or a bus. */
export function resourceStatements({ Properties }: Resource): Statement[] {
  return [...statements(Properties.PolicyDocument), ...statements(asDocument(Properties.Statement))];
}

function asDocument(statement: unknown): unknown {
  return statement === undefined ? undefined : { Statement: [statement] };
}

/** Statements of every role's trust policy. */
export function trustStatements(template: Template): Statement[] {
  return Object.values(template.Resources).flatMap(({ Properties }) =>
    statements(Properties.AssumeRolePolicyDocument),
  );
}

function statements(document: unknown): Statement[] {
  if (document === undefined) return [];
  const { Statement } = document as { Statement: (Omit<Statement, 'Action' | 'Resource'> & Raw)[] };
  return Statement.map((each) => ({
    ...each,
    Action: [each.Action].flat() as string[],
    Resource: [each.Resource].flat(),
  }));
}

interface Raw {
  readonly Action: string | string[];
  readonly Resource?: unknown;
}

function scalar(tag: string, long: (text: string) => object): ScalarTag {
  return { tag, resolve: long };
}

function sequence(tag: string, name: string): CollectionTag {
  return {
    tag,
    collection: 'seq',
    resolve: (value) => ({
      [name]: 'toJSON' in value && typeof value.toJSON === 'function' ? value.toJSON() : value,
    }),
  };
}
