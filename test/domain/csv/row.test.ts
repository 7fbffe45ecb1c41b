import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRow } from '../../../src/domain/csv/row.ts';

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', "'=1", "''@x"];

/** What docs/reports.md says whoever wants the values does: takes one apostrophe away where one was put. */
function unguarded(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@\t\r\n＋－＝＠])/, '');
}

function readBack(line: string): string[][] {
  return parse(line, { record_delimiter: '\r\n', relax_column_count: true });
}

describe('a row of CSV', () => {
  it('ends as RFC 4180 says, and quotes only what must be', () => {
    expect(csvRow(['plain', 'a,b', 'say "hi"', 'two\nlines', '', undefined, 42, -1])).toBe(
      'plain,"a,b","say ""hi""","two\nlines",,,42,-1\r\n',
    );
  });

  it.each(FORMULAS)('shows %j as text, since a spreadsheet would run it', (formula) => {
    const [[cell]] = readBack(csvRow([formula, 'end'])) as [[string]];
    expect(cell).toBe(`'${formula}`);
    expect(unguarded(cell)).toBe(formula);
  });

  it.each([
    'N/A',
    '<root_account>',
    '2026-11-20T06:12:44+00:00',
    'arn:aws:iam::111122223333:user/a+b=c',
    "O'Brien",
    'Zoë 雪',
  ])('leaves %j as it is', (text) => {
    expect(csvRow([text])).toBe(`${text}\r\n`);
  });

  it('shows what nobody would see or what turns the line around, and keeps text that runs from right to left', () => {
    expect(csvRow(['a\u202eb', '\u0000', '\ud800', 'שלום', '\ufeffx'])).toBe(
      'a[U+202E]b,[U+0000],\ufffd,שלום,[U+FEFF]x\r\n',
    );
  });

  it('guards what is a formula only behind what nobody sees', () => {
    expect(csvRow(['\u200b=1'])).toBe('[U+200B]=1\r\n');
  });

  it('is read again as it was, whatever the visible text', () => {
    const visible = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}]/u.test(text));
    fc.assert(
      fc.property(fc.array(visible, { minLength: 2, maxLength: 6 }), (texts) => {
        const [cells] = readBack(csvRow(texts));
        expect(cells?.map(unguarded)).toEqual(texts);
        for (const cell of cells ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
