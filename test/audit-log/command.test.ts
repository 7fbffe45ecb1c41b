import { type Command, parseCommand } from '../../src/audit-log/command.ts';

const typed = (line: string): Command => parseCommand(line.split(' ').filter((word) => word !== ''));
const problems = (line: string): readonly string[] => {
  const command = typed(line);
  return command.kind === 'wrong' ? command.problems : [];
};

describe('the command line of the audit log', () => {
  it('exports from a date on, as JSON lines to standard output unless it says otherwise', () => {
    expect(typed('--since 2026-11-20')).toEqual({
      kind: 'export',
      range: { since: Date.UTC(2026, 10, 20), refused: false },
      format: 'jsonl',
    });
    expect(
      typed(
        '--since 2026-11-20T09:00Z --until 2026-11-21T01:30:15.250+02:00 --format csv --out a.csv --refused',
      ),
    ).toEqual({
      kind: 'export',
      range: {
        since: Date.UTC(2026, 10, 20, 9),
        until: Date.UTC(2026, 10, 20, 23, 30, 15, 250),
        refused: true,
      },
      format: 'csv',
      out: 'a.csv',
    });
  });

  it('takes a time without an offset as UTC, wherever it runs', () => {
    expect(typed('--since 2026-11-20T09:00')).toMatchObject({ range: { since: Date.UTC(2026, 10, 20, 9) } });
  });

  it('takes a head by itself, and verifies against one', () => {
    const proof = '1a2b3c4d:0123456789abcdef0123456789abcdef';
    expect(typed('--head')).toEqual({ kind: 'head' });
    expect(typed('--verify')).toEqual({ kind: 'verify' });
    expect(typed(`--head 1795165200000.412.${proof} --verify`)).toEqual({
      kind: 'verify',
      head: { asOf: 1795165200000, count: 412, proof },
    });
  });

  it('records a file, or only looks at it', () => {
    expect(typed('--record paper.yml')).toEqual({ kind: 'record', file: 'paper.yml', check: false });
    expect(typed('--record paper.yml --check')).toEqual({ kind: 'record', file: 'paper.yml', check: true });
  });

  it.each([
    ['', 'Say what to do'],
    ['--format csv', 'Say what to do'],
    ['--since', '--since'],
    ['--since yesterday', '--since: found "yesterday"; accepted: a date such as 2026-11-20'],
    ['--since 2026-02-30', '--since: found "2026-02-30"'],
    ['--since 2026-11-20T25:00Z', '--since: found'],
    ['--since 2026-11-20 --until 2026-11-20', '--until must be later than --since'],
    ['--since 2026-11-20 --until soon', '--until: found "soon"'],
    ['--since 2026-11-20 --format xml', '--format: found "xml"; accepted: jsonl or csv'],
    ['--since 2026-11-20 --check', '--check does not go with --since'],
    ['--since 2026-11-20 --since 2026-11-21', 'is there twice'],
    ['--verify --head', '--head'],
    ['--verify --head 12', '--head: found "12"'],
    ['--verify --since 2026-11-20', '--since does not go with --verify'],
    ['--record', '--record'],
    ['--frobnicate', '--frobnicate'],
    ['--verify surplus', 'surplus'],
  ])('says what is wrong with “%s”', (line, problem) => {
    expect(problems(line).join('\n')).toContain(problem);
  });
});
