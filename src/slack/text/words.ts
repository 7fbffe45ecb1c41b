const NUMBER = new Intl.NumberFormat('en-US');
const OR = new Intl.ListFormat('en-US', { type: 'disjunction' });

/** `5,000`. */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** Small numbers as a sentence begins with them: `two`; others as figures. */
export function numeral(value: number): string {
  return SMALL[value] ?? number(value);
}

const SMALL = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** `1 account`, `5,000 accounts`. */
export function count(value: number, singular: string, plural = `${singular}s`): string {
  return `${number(value)} ${value === 1 ? singular : plural}`;
}

/** `a, b, or c`. */
export function oneOf(parts: readonly string[]): string {
  return OR.format(parts);
}

/** `text` as a sentence: a capital first, unless it begins with a name such as `corp.example`; a full stop last. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const ended = /[.!?…。]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
  return /^\p{L}+[\s,:;.]*(?:\s|$)/u.test(ended) ? capital(ended) : ended;
}

/** With a capital first. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence as it reads after a colon: `Deploy the role.` → `deploy the role.` Acronyms keep their capitals. */
export function afterColon(text: string): string {
  const trimmed = text.trim();
  return /^[A-Z][a-z]/.test(trimmed) ? trimmed.charAt(0).toLowerCase() + trimmed.slice(1) : trimmed;
}
