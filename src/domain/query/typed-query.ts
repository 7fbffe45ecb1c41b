/** A language is one word on the line of the ticks, before the query. */
const LANGUAGE =
  '[ \\t]*(?:sql(?:ite3?)?\\b|(?!(?:select|with|values)\\b)[\\w+-]+[ \\t]*(?=\\n\\s*(?:select|with|values|--|/\\*)))';
const FENCE = new RegExp(`^\`\`\`(?:${LANGUAGE})?([\\s\\S]*?)(?:\`\`\`[\\s;]*)?$`, 'i');
const TICKS = /^`([^`]*)`[\s;]*$/;

const KEPT = `'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\\n]*|/\\*[\\s\\S]*?\\*/`;
const SINGLE = '‘’‚‛';
const DOUBLE = '“”„‟«»';
const CURLED = new RegExp(
  `(?<kept>${KEPT})|[${SINGLE}](?<single>[^'${SINGLE}]*)['${SINGLE}]|` +
    `[${DOUBLE}](?<double>[^"${DOUBLE}]*)["${DOUBLE}]|(?<space>[\\u00a0\\u2007\\u202f\\ufeff])`,
  'g',
);

/**
 * A query as it was meant, from how it is typed in Slack: without the code fence around it, and with the curly quotes of
 * phones made straight. Those inside of straight quotes are part of a name or text, and stay. Slack's own escaping is
 * undone before.
 */
export function typedQuery(typed: string): string {
  const trimmed = typed.trim();
  const inner = FENCE.exec(trimmed)?.[1] ?? TICKS.exec(trimmed)?.[1] ?? trimmed;
  return inner.replace(CURLED, (all: string, ...rest: unknown[]) => straight(all, rest.at(-1))).trim();
}

function straight(all: string, groups: unknown): string {
  if (typeof groups !== 'object' || groups === null) return all;
  const found = new Map<string, unknown>(Object.entries(groups));
  if (found.get('space') !== undefined) return ' ';
  const single = found.get('single');
  if (typeof single === 'string') return `'${single}'`;
  const double = found.get('double');
  return typeof double === 'string' ? `"${double}"` : all;
}
