import { parseCommand } from '../../src/replay/command.ts';

const typed = (line: string) => parseCommand(line.split(' ').filter((word) => word !== ''));

test('files and directories are read without windows, and told as text, unless it says otherwise', () => {
  expect(typed('a.json.gz logs -')).toEqual({
    kind: 'replay',
    paths: ['a.json.gz', 'logs', '-'],
    withWindows: false,
    asJson: false,
  });
  expect(typed('--json a.json --windows')).toMatchObject({
    paths: ['a.json'],
    withWindows: true,
    asJson: true,
  });
  expect(typed('-- --a.json')).toMatchObject({ paths: ['--a.json'] });
});

test('help is shown whatever else is there', () => {
  expect(typed('a.json --help')).toEqual({ kind: 'help' });
});

test.each([
  ['', 'Say what to read'],
  ['--windows', 'Say what to read'],
  ['a.json --window', '--window'],
  ['a.json --json=yes', '--json'],
  ['a.json b.json a.json', 'a.json is there twice'],
])('what is wrong with “%s” is said', (line, problem) => {
  const command = typed(line);
  expect(command.kind === 'wrong' ? command.problems.join('\n') : command.kind).toContain(problem);
});

test('what Node adds about arguments that begin with a dash is left out', () => {
  expect(typed('--days 3')).toEqual({
    kind: 'wrong',
    problems: [expect.stringMatching(/Unknown option '--days'$/)],
  });
});

test('an empty path, as an unset variable leaves it, is refused', () => {
  expect(parseCommand(['', 'a.json'])).toMatchObject({
    kind: 'wrong',
    problems: ['found an empty path; accepted: the path of a file or a directory'],
  });
});
