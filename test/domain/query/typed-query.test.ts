import { typedQuery } from '../../../src/domain/query/typed-query.ts';

describe('a query as it is typed in Slack', () => {
  it.each([
    ['a code fence', '```SELECT 1```', 'SELECT 1'],
    [
      'a code fence with its language, over several lines',
      '```sql\nSELECT 1\nFROM t\n```',
      'SELECT 1\nFROM t',
    ],
    ['a code fence that is not closed', '```\nSELECT 1', 'SELECT 1'],
    ['a semicolon outside of the fence', '```SELECT 1```;', 'SELECT 1'],
    ['a semicolon outside of single backticks', '`SELECT 1` ;', 'SELECT 1'],
    ['any language of a fence', '```sqlite\nSELECT 1```', 'SELECT 1'],
    ['a language that is none of SQL', '``` postgresql\n-- a\nSELECT 1```', '-- a\nSELECT 1'],
    ['a fence, but with its first word, alone on its line', '```SELECT\n1```', 'SELECT\n1'],
    ['single backticks around it', '`SELECT 1`', 'SELECT 1'],
    ['curly single quotes', 'SELECT ‘<root_account>’', "SELECT '<root_account>'"],
    ['low and high quotes', 'SELECT ‚a‛, „b“', `SELECT 'a', "b"`],
    ['curly double quotes', 'SELECT “user” FROM t', 'SELECT "user" FROM t'],
    ['a straight quote that ends what a curly one began', "SELECT ‘a', 1", "SELECT 'a', 1"],
    ['hard spaces', 'SELECT\u00a01', 'SELECT 1'],
    ['line breaks', 'SELECT 1\n  FROM t\n', 'SELECT 1\n  FROM t'],
  ])('is read without %s', (_, typed, meant) => {
    expect(typedQuery(typed)).toBe(meant);
  });

  it.each([
    "SELECT 'O’Brien'",
    'SELECT "say “hi”"',
    "SELECT 'a\u00a0b'",
    '-- ‘\nSELECT 1',
    'SELECT `a`, `b`',
  ])('keeps what is within straight quotes, comments and backticks: %s', (typed) => {
    expect(typedQuery(typed)).toBe(typed);
  });
});
