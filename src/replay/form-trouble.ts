/** Forms that a file may have in place of JSON, by how it begins; with what to do. */
const FORMS: readonly { readonly begins: RegExp; readonly why: string }[] = [
  {
    begins: /^(\xef\xbb\xbf)?"?(User name|Event time|Event name)"?,/i,
    why: 'is event history as CSV, which leaves out who acted and whether MFA was used; download it as JSON',
  },
  {
    begins: /^"?eventversion"?,/i,
    why: 'is the result of a query as CSV, which is not CloudTrail’s form; take the log files themselves',
  },
  { begins: /^(\xff\xfe|\xfe\xff)/, why: 'is UTF-16; save it as UTF-8' },
  { begins: /^PK/, why: 'is a ZIP archive; unpack it' },
  { begins: /^\x28\xb5\x2f\xfd/, why: 'is compressed by zstd; unpack it' },
  { begins: /^BZh/, why: 'is compressed by bzip2; unpack it' },
  { begins: /^PAR1/, why: 'is Parquet, which is not CloudTrail’s form; take the log files themselves' },
];

/** Why nothing can be read of a file that begins with these bytes, a clause; `undefined` where it may be JSON. */
export function formTrouble(first: Buffer): string | undefined {
  const beginning = first.toString('latin1', 0, 64);
  return FORMS.find(({ begins }) => begins.test(beginning))?.why;
}
