/**
 * Whether EventBridge's event pattern matches an event, as far as our templates use patterns: names, values, `prefix`,
 * `anything-but`, `wildcard` and `$or`. Throws at any other matcher. Rule: EventBridge User Guide, "Event patterns".
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (!isObject(pattern) || !isObject(event)) return false;
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === '$or') return listOf(expected).some((each) => matchesPattern(each, event));
    const value = event[key];
    return Array.isArray(expected)
      ? expected.some((each) => matchesValue(each, value))
      : matchesPattern(expected, value);
  });
}

function matchesValue(expected: unknown, value: unknown): boolean {
  if (!isObject(expected)) return expected === value;
  const [[matcher, operand] = ['', ''], ...more] = Object.entries(expected);
  if (more.length > 0 || typeof operand !== 'string') throw new Error(`Unknown: ${JSON.stringify(expected)}`);
  switch (matcher) {
    case 'prefix':
      return typeof value === 'string' && value.startsWith(operand);
    case 'anything-but':
      return value !== undefined && value !== operand;
    case 'wildcard':
      return typeof value === 'string' && wildcard(operand).test(value);
    default:
      throw new Error(`Unknown: ${JSON.stringify(expected)}`);
  }
}

function wildcard(pattern: string): RegExp {
  const literal = (part: string) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
