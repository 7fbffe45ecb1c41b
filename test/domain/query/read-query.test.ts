import fc from 'fast-check';
import { QUESTIONS } from '../../../src/domain/query/questions.ts';
import { readQuery } from '../../../src/domain/query/read-query.ts';
import { tokensOf } from '../../../src/domain/query/tokens.ts';

function statementOf(sql: string): string {
  const read = readQuery(sql);
  if (read.kind === 'refused') throw new Error(`refused: ${JSON.stringify(read.why)}`);
  return read.statement;
}

function whyRefused(sql: string) {
  const read = readQuery(sql);
  return read.kind === 'refused' ? read.why : undefined;
}

describe('what may be run of a query', () => {
  it.each([
    'SELECT 1',
    'select 1',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    'VALUES (1)',
    "SELECT replace('a', 'b', 'c')",
    "WITH a AS (SELECT 'delete') SELECT replace(x, 'a', 'b') FROM a",
    "SELECT 'PRAGMA; ATTACH ?1 readfile(1)'",
    'SELECT "delete", [drop], `insert` FROM t',
  ])('is one statement that reads: %s', (sql) => {
    expect(readQuery(sql)).toMatchObject({ kind: 'query', sql });
  });

  it.each([
    ['a trailing semicolon', 'SELECT 1;', 'SELECT 1'],
    ['several of them, with comments', '; SELECT 1 ;; -- done', 'SELECT 1'],
    ['comments around it', '/* a; b */ SELECT 1 -- c', 'SELECT 1'],
  ])('is run without %s', (_, sql, statement) => {
    expect(statementOf(sql)).toBe(statement);
  });

  it.each([
    'ATTACH',
    'DETACH',
    'VACUUM',
    'PRAGMA',
    'INSERT',
    'UPDATE',
    'DELETE',
    'REPLACE',
    'DROP',
    'CREATE',
    'ALTER',
    'REINDEX',
    'ANALYZE',
    'BEGIN',
    'COMMIT',
    'ROLLBACK',
    'SAVEPOINT',
    'RELEASE',
    'EXPLAIN',
  ])('is nothing that begins with %s', (verb) => {
    for (const typed of [verb, verb.toLowerCase(), `/* a */ ${verb}`, `;${verb}`]) {
      expect(whyRefused(`${typed} x`)).toMatchObject({ kind: 'not-a-question' });
    }
  });

  it.each(['INSERT INTO t SELECT 1', 'DELETE FROM t', 'UPDATE t SET a = 1', 'REPLACE INTO t VALUES (1)'])(
    'is no write behind WITH: %s',
    (write) => {
      expect(whyRefused(`WITH a AS (SELECT 1) ${write}`)).toMatchObject({ kind: 'not-a-question' });
    },
  );

  it('is not two statements, and the second is pointed at', () => {
    expect(whyRefused('SELECT 1; DROP TABLE t')).toEqual({ kind: 'several-statements', at: 10 });
  });

  it.each(['load_extension', 'readfile', 'writefile', 'edit'])(
    'calls no %s, however it is written',
    (name) => {
      for (const written of [name, name.toUpperCase(), `"${name}"`, `[${name}] `, `${name} /* */ `]) {
        expect(whyRefused(`SELECT ${written}('/etc/passwd')`)).toMatchObject({
          kind: 'function',
          name: expect.stringMatching(new RegExp(name, 'i')),
        });
      }
    },
  );

  it.each(['?', '?1', ':a', '@a', '$a'])('has no parameter: %s', (name) => {
    expect(whyRefused(`SELECT ${name}`)).toEqual({ kind: 'parameter', name, at: 7 });
  });

  it('is something, and is not endless', () => {
    expect(whyRefused(' ;-- nothing')).toEqual({ kind: 'empty' });
    expect(whyRefused(`SELECT '${'x'.repeat(10_000)}'`)).toEqual({ kind: 'too-long', most: 10_000 });
  });

  it('has names where it has double quotes, at the same places', () => {
    expect(statementOf('SELECT "user" FROM "t" WHERE a = \'"x"\'')).toBe(
      'SELECT `user` FROM `t` WHERE a = \'"x"\'',
    );
    expect(statementOf('SELECT "a`b""c"')).toBe('SELECT `a``b"c`');
  });

  it('holds every question that help offers', () => {
    for (const { sql } of QUESTIONS) expect(readQuery(sql)).toEqual({ kind: 'query', sql, statement: sql });
  });
});

describe('the tokens of a text', () => {
  it('are all of it, in its order, whatever it is', () => {
    const sql = fc.string({ unit: fc.constantFrom(...`'"\`[]-*/;\n ab1.?:@#$é(,`), maxLength: 60 });
    fc.assert(
      fc.property(sql, (text) => {
        const tokens = tokensOf(text);
        expect(tokens.map((token) => token.text).join('')).toBe(text);
        expect(tokens.every((token) => token.text !== '')).toBe(true);
      }),
    );
  });
});
