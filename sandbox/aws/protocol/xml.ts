const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** `text` where XML allows only character data. */
export function escapeXml(text: string): string {
  return /[&<>"']/.test(text)
    ? text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
    : text;
}

/** An element, or nothing where there is no value. */
export function element(name: string, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : `<${name}>${escapeXml(String(value))}</${name}>`;
}

/** An element around elements. */
export function around(name: string, inner: string): string {
  return `<${name}>${inner}</${name}>`;
}

/** A list as the query protocol writes it. */
export function members<T>(name: string, items: readonly T[], inner: (item: T) => string): string {
  return around(name, items.map((item) => around('member', inner(item))).join(''));
}
