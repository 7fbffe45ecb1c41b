/** Whether `text` is plain text, or a regular expression between slashes that compiles. */
export function isExpectation(text: string): boolean {
  const parts = regexParts(text);
  if (parts === undefined) return true;
  try {
    new RegExp(parts.source, parts.flags);
    return true;
  } catch {
    return false;
  }
}

/** The names that a regular expression captures; none for plain text. */
export function capturedNames(text: string): string[] {
  return [...(regexParts(text)?.source.matchAll(/\(\?<(\w+)>/g) ?? [])].map((found) => found[1] ?? '');
}

/**
 * Looks for the expectation in `seen`: `undefined` where it is not there, else what its named groups captured.
 * `^` and `$` in a regular expression stand for the ends of a line.
 */
export function findExpectation(text: string, seen: string): Readonly<Record<string, string>> | undefined {
  const parts = regexParts(text);
  if (parts === undefined) return seen.includes(text) ? {} : undefined;
  const found = new RegExp(parts.source, `${parts.flags.replace(/[gym]/g, '')}m`).exec(seen);
  return found === null ? undefined : { ...found.groups };
}

/** Whether the expectation is a regular expression: its variables are then escaped. */
export function isRegex(text: string): boolean {
  return regexParts(text) !== undefined;
}

/** `/…/` with flags. A command such as `/root-status` has no second slash at its end, and is text. */
function regexParts(text: string): { source: string; flags: string } | undefined {
  const [, source, flags = ''] = /^\/(.+)\/([imsu]*)$/s.exec(text) ?? [];
  return source === undefined ? undefined : { source, flags };
}
