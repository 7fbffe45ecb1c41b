/** Characters of an e-mail address before its @. */
const LOCAL = String.raw`\p{L}\p{N}\p{M}.!#$%&'*+/=?^_{|}~\-`;
/** Where an address may begin: nowhere within one, so that a long word is read once; and after an escape such as \n. */
const AT_START = String.raw`(?:(?<=\\[bfnrt])|(?<![${LOCAL}\\]))`;
const LABEL = String.raw`[\p{L}\p{N}-]+`;

const NAMED = [
  'secret_?access_?key',
  'session_?token',
  'audit_?key',
  'security[-_]?token',
  'authorization',
  'response_url',
  '(?<=["?&])token',
  '(?<=[?&])ticket',
];

/** None of these takes a backslash: in a line of JSON it belongs to the character after it. */
const PRIVATE: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app)-[\w-]+/g, '[slack token]'],
  [/(?:AKIA|ASIA)[A-Z0-9]{12,}/g, '[access key]'],
  [/(https?:\/\/hooks\.slack[\w.-]*\/)[\w./%-]*/g, '$1[…]'],
  [
    new RegExp(
      String.raw`((?:${NAMED.join('|')})\\*["']?\s*[:=>]\s*\\*["']?(?:Bearer\s+)?)[^"'\\\s,;<&}]+`,
      'gi',
    ),
    '$1[secret]',
  ],
  [
    new RegExp(String.raw`${AT_START}[${LOCAL}]+(?:@|%40)(?:${LABEL}\.)+\p{L}[\p{L}\p{N}-]+`, 'gu'),
    '[e-mail]',
  ],
];

/** A line of JSON without tokens, keys, response_urls and e-mail addresses, wherever in it they stand. It stays JSON. */
export function redact(line: string): string {
  return PRIVATE.reduce((text, [pattern, mark]) => text.replace(pattern, mark), line);
}
