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

  it('has no casts of other databases', () => {
    expect(whyRefused('SELECT account_name::text FROM accounts')).toEqual({
      kind: 'cast',
      type: 'text',
      at: 19,
    });
  });

  it('has no NUL, at which SQLite would stop reading', () => {
    expect(whyRefused('SELECT user FROM credential_report \0 WHERE 1 = 0')).toEqual({ kind: 'nul', at: 35 });
    expect(whyRefused("SELECT '\0'")).toMatchObject({ kind: 'nul' });
  });

  it.each([
    "mfa_active = 'false'",
    "password_enabled AND r.mfa_active <> 'TRUE'",
    "mfa_active IN ('true', 'false')",
    "mfa_active NOT IN (true, 'false')",
    "mfa_active LIKE 'f%'",
    "mfa_active IS NOT 'true'",
    "'false' = r.mfa_active",
    "'true' IN (mfa_active, password_enabled)",
    "[mfa_active]/* no */='no'",
    "lower(mfa_active) = 'false'",
    "CAST(mfa_active AS TEXT) = 'true'",
    "coalesce(mfa_active, 'false') = 'false'",
    "(password_enabled, mfa_active) = ('true', 'false')",
    "CASE r.mfa_active WHEN 'false' THEN 1 END",
  ])('compares no boolean with a text, which would find nobody: %s', (condition) => {
    const sql = `SELECT user FROM credential_report AS r WHERE ${condition}`;
    expect(whyRefused(sql)).toMatchObject({ kind: 'boolean-as-text' });
  });

  it('points at the text, also where the boolean has another name', () => {
    const sql =
      "WITH r AS (SELECT mfa_active AS mfa FROM credential_report) SELECT 1 FROM r WHERE mfa = 'false'";
    expect(whyRefused(sql)).toEqual({ kind: 'boolean-as-text', text: "'false'", at: sql.indexOf("'false'") });
  });

  it.each([
    "mfa_active = false AND account_name = 'false'",
    "mfa_active = '0'",
    "CASE WHEN mfa_active THEN 'true' ELSE 'false' END = 'true'",
    "(CASE WHEN mfa_active THEN 'true' ELSE 'false' END) = 'true'",
    "iif(mfa_active, 'true', 'false') = 'true'",
    "coalesce(mfa_active, 'unknown') = 'unknown'",
    "tags ->> 'prod' = 'true' AND mfa_active",
    "CASE user WHEN 'a' THEN mfa_active WHEN 'b' THEN 1 END",
    "user || mfa_active = 'mia1'",
    "user IN ('true', 'false') OR mfa_active",
  ])('compares texts with texts, booleans with booleans: %s', (condition) => {
    expect(whyRefused(`SELECT user FROM credential_report WHERE ${condition}`)).toBeUndefined();
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
