/** What a cell holds; `undefined` is an empty one. */
export type CsvValue = string | number | undefined;

/** Begins every file: without it Excel takes UTF-8 for something else. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * A line of CSV by RFC 4180, its end (CRLF) included, for spreadsheets that would run a cell as a formula. Such a cell gets
 * one apostrophe in front, which shows it as text (OWASP, "CSV Injection"). A cell that begins with apostrophes and
 * then such a character gets one, too: so whoever takes one apostrophe away before `= + - @`, tab, line end or another
 * apostrophe has what it was. Characters that nobody sees, or that turn the direction of a line, show as `[U+202E]`.
 */
export function csvRow(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** One cell of it. A number is never a formula, a negative one neither. */
export function csvCell(value: CsvValue): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  if (ORDINARY.test(value)) return value;
  const shown = value.replace(LONE_SURROGATES, '\ufffd').replace(HIDDEN, codePoint);
  const guarded = FORMULA.test(shown) ? `'${shown}` : shown;
  return QUOTED.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Begins with a letter, digit or `<`, and has nothing that must be quoted or shown: nearly all that AWS reports. */
const ORDINARY = /^(?:[A-Za-z0-9<][ !#-+\--~]*)?$/;

/** Full-width forms too: some spreadsheets take them for the same. */
const FORMULA = /^'*[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;
const QUOTED = /[",\r\n]/;

const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Controls and what turns the direction of a line; not tabs and line ends, nor the joiners that scripts need. */
const HIDDEN = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${hex}]`;
}
