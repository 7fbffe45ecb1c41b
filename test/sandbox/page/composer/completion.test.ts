import { completionFor } from '../../../../sandbox/page/composer/completion.ts';

const status = { command: '/root-status', description: 'Posture', usageHint: '[scope]' };
const report = { command: '/root-report', description: 'CSV', usageHint: 'scope' };
const help = { command: '/root-help', description: 'Help', usageHint: '' };
const commands = [status, report, help];

test('a slash offers every command', () => {
  expect(completionFor('/', commands)).toEqual({ kind: 'choices', choices: commands });
});

test('what is typed narrows them, in capitals too', () => {
  expect(completionFor('/ROOT-s', commands)).toEqual({ kind: 'choices', choices: [status] });
});

test('a written command followed by a space shows what may follow', () => {
  expect(completionFor('/root-report ', commands)).toEqual({ kind: 'hint', command: report });
  expect(completionFor('/root-report prod x', commands)).toEqual({ kind: 'hint', command: report });
});

test.each(['', 'see /root-status', '/nothing', '/nothing at all', '/root\n'])(
  '%j offers nothing',
  (typed) => {
    expect(completionFor(typed, commands)).toEqual({ kind: 'none' });
  },
);
