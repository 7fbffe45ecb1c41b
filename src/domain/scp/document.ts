import { present } from '../present.ts';

/** A statement of a service control policy, its elements as lists whatever form they were written in. */
export interface Statement {
  readonly effect: string;
  /** Absent where the statement has none. */
  readonly action?: readonly string[];
  readonly notAction?: readonly string[];
  readonly resource?: readonly string[];
  readonly notResource?: readonly string[];
  readonly conditions: readonly Condition[];
}

/** One line of a Condition block: `"StringLike": {"aws:PrincipalArn": […]}`. */
export interface Condition {
  /** In lower case, without set prefix and without IfExists: `stringlike`. */
  readonly operator: string;
  readonly ifExists: boolean;
  /** In lower case: `aws:principalarn`. */
  readonly key: string;
  readonly values: readonly string[];
  /** Operator and key as the policy has them. */
  readonly written: string;
}

/**
 * The statements of a policy document, or `undefined` where the text is none. Single statements, and strings in place
 * of lists, are as good as lists; operators and condition keys are compared without case, as IAM does.
 */
export function statementsOf(document: string): readonly Statement[] | undefined {
  const policy = parsed(document);
  if (policy === undefined) return undefined;
  const statements = member(policy, 'Statement');
  const list = Array.isArray(statements) ? statements : [statements];
  return list.every(isRecord) ? list.map(statementOf) : undefined;
}

type Json = Readonly<Record<string, unknown>>;

function parsed(document: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(document);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function statementOf(statement: Json): Statement {
  const lists = {
    action: strings(member(statement, 'Action')),
    notAction: strings(member(statement, 'NotAction')),
    resource: strings(member(statement, 'Resource')),
    notResource: strings(member(statement, 'NotResource')),
  };
  return {
    effect: strings(member(statement, 'Effect'))?.[0] ?? '',
    ...present(lists),
    conditions: conditionsOf(member(statement, 'Condition')),
  };
}

function conditionsOf(block: unknown): readonly Condition[] {
  if (!isRecord(block)) return [];
  return Object.entries(block).flatMap(([operator, keys]) =>
    isRecord(keys) ? Object.entries(keys).map(([key, values]) => conditionOf(operator, key, values)) : [],
  );
}

function conditionOf(operator: string, key: string, values: unknown): Condition {
  const bare = operator.toLowerCase().replace(/^for(any|all)values?:/, '');
  return {
    operator: bare.replace(/ifexists$/, ''),
    ifExists: bare.endsWith('ifexists'),
    key: key.toLowerCase(),
    values: strings(values) ?? [],
    written: `${operator} ${key}`,
  };
}

function strings(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** An element by its name, in any case. */
function member(record: Json, name: string): unknown {
  if (name in record) return record[name];
  const key = Object.keys(record).find((each) => each.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : record[key];
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
