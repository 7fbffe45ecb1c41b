/** Controls, invisible characters, what turns the direction of a line, and what some programs take for its end. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A value as one line of JSON that parses to exactly that value, with nothing in it that a terminal would obey. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(HIDDEN, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, n) => character.charCodeAt(n));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
