/**
 * Whether the whole of `text` matches `pattern`, where `*` stands for any run of characters and `?` for exactly one:
 * IAM's wildcards, and what people type for account names. Only the last `*` is ever retried, so the cost is at most
 * pattern × text: nothing a person types can hold up the event loop, as a regular expression of many stars would.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let retryFrom = -1;
  let consumed = 0;
  for (let t = 0; t < text.length; ) {
    if (pattern[p] === '*') {
      retryFrom = p++;
      consumed = t;
    } else if (pattern[p] === '?' || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (retryFrom >= 0) {
      p = retryFrom + 1;
      t = ++consumed;
    } else {
      return false;
    }
  }
  return onlyStarsFrom(pattern, p);
}

/** Whether `text` holds a wildcard. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

function onlyStarsFrom(pattern: string, start: number): boolean {
  for (let p = start; p < pattern.length; p++) {
    if (pattern[p] !== '*') return false;
  }
  return true;
}
