import { complaintOf } from '../../../src/domain/query/place.ts';

describe('what SQLite says about a query', () => {
  it('comes with the line and column of the name that it is about, and the nearest column', () => {
    const sql = 'SELECT account_name,\n  pasword_last_used\nFROM credential_report';
    expect(complaintOf('no such column: pasword_last_used', sql)).toEqual({
      message: 'no such column: pasword_last_used',
      place: { line: 2, column: 3, text: '  pasword_last_used' },
      nearest: expect.arrayContaining(['password_last_used']),
    });
  });

  it('finds a column by its last part where a table stands before it', () => {
    const complaint = complaintOf('no such column: r.usr', 'SELECT r.usr FROM credential_report AS r');
    expect(complaint).toMatchObject({ place: { line: 1, column: 10 }, nearest: ['user'] });
  });

  it('names columns of the tables that the query names', () => {
    const complaint = complaintOf('no such column: stat', 'SELECT stat FROM windows');
    expect(complaint.nearest).toContain('state');
    expect(complaint.nearest).not.toContain('status');
  });

  it('names the nearest table', () => {
    const complaint = complaintOf('no such table: credential_reports', 'SELECT 1 FROM credential_reports');
    expect(complaint).toMatchObject({ place: { line: 1, column: 15 }, nearest: ['credential_report'] });
  });

  it('is pointed at where SQLite stopped reading, wherever the same word stands before', () => {
    expect(complaintOf('near "FROM": syntax error', 'SELECT 1 FROM\nt FROM', 16).place).toEqual({
      line: 2,
      column: 3,
      text: 't FROM',
    });
  });

  it('has no place where nobody knows one', () => {
    expect(complaintOf('something else', 'SELECT 1')).toEqual({ message: 'something else', nearest: [] });
  });
});
