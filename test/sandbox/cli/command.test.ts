import { parseCommand } from '../../../sandbox/cli/command.ts';
import { helpText } from '../../../sandbox/cli/help.ts';
import { OPTION_NAMES } from '../../../sandbox/cli/option-list.ts';
import { inRepository } from '../../../sandbox/process/repository.ts';

const problemsOf = (...args: string[]) => {
  const command = parseCommand(args);
  return command.kind === 'wrong' ? command.problems : [];
};

test('without options the demo company is started for people', () => {
  expect(parseCommand([])).toEqual({
    kind: 'demo',
    verbose: false,
    world: {
      organization: { kind: 'file', path: inRepository('sandbox/demo/organization.yml') },
      config: inRepository('sandbox/demo/rootkeeper.yml'),
      apps: 1,
      latencyMs: 0,
      throttles: false,
    },
  });
});

test('everything that is said is said in order, by whom and where it was asked for', () => {
  const args = ['--say', '/root-help', '--say=/root-status prod', '--as', 'omar', '--in', '#root-alerts'];
  expect(parseCommand([...args, '--json', '--timeout', '5'])).toMatchObject({
    kind: 'say',
    texts: ['/root-help', '/root-status prod'],
    as: 'omar',
    in: '#root-alerts',
    json: true,
    timeout: 5_000,
  });
});

test('who says it and where may be given without their sign', () => {
  expect(parseCommand(['--say', 'x', '--as', '@sam', '--in', 'general'])).toMatchObject({
    as: 'sam',
    in: '#general',
  });
});

test.each(['MIA', 'Mia Chen', '@mia', 'mia chen'])('a person is found by handle or name (%s)', (name) => {
  expect(parseCommand(['--say', 'x', '--as', name])).toMatchObject({ as: 'mia' });
});

test('the world is described by options', () => {
  const args = '--accounts 500 --seed 7 --apps 2 --latency 40 --throttles --store /tmp/kept --port 4000';
  expect(parseCommand(args.split(' '))).toMatchObject({
    kind: 'demo',
    port: 4_000,
    world: {
      organization: { kind: 'generated', accounts: 500, seed: 7 },
      apps: 2,
      latencyMs: 40,
      throttles: true,
      storeFolder: '/tmp/kept',
    },
  });
});

test('a scenario is a command of its own', () => {
  expect(parseCommand(['--scenario', 'x.yml', '--verbose'])).toEqual({
    kind: 'scenario',
    path: 'x.yml',
    verbose: true,
  });
});

test('help wins over everything, and lists every option', () => {
  expect(parseCommand(['--nonsense', '--help'])).toEqual({ kind: 'help' });
  for (const name of OPTION_NAMES) expect(helpText()).toContain(`--${name}`);
});

test('an unknown option names the nearest and lists what is accepted', () => {
  expect(problemsOf('--acounts', '5')).toContainEqual(
    expect.stringMatching(/^--acounts is not an option\. Did you mean --accounts\? Accepted: --port N, /),
  );
});

test('everything that is wrong is told at once', () => {
  expect(problemsOf('--accounts', 'many', '--apps', '0', '--latency', '-3', '--seed', '1')).toEqual([
    expect.stringMatching(/^--accounts: found "many"; accepted: a whole number from 1 to 10000\.$/),
    '--seed needs --accounts N.',
    '--apps: found "0"; accepted: a whole number from 1 to 9.',
    '--latency: found "-3"; accepted: a whole number from 0 to 60000.',
  ]);
});

test.each([
  [['--say'], '--say needs a value: --say TEXT.'],
  [['--org', 'a.yml', '--org', 'b.yml'], '--org was given twice.'],
  [['--json=yes', '--say', 'x'], '--json takes no value.'],
  [
    ['/root-status'],
    '"/root-status" belongs to no option; what is said to the app goes behind --say, in quotes.',
  ],
  [['--org', 'a.yml', '--accounts', '5'], 'Give either --org or --accounts, not both.'],
  [['--json'], '--json means nothing without --say.'],
  [['--scenario', 'x.yml', '--apps', '2'], '--apps means nothing with --scenario.'],
  [['--say', 'x', '--as', 'mira'], '--as: found "mira"; accepted: mia, omar, lena, ravi, sam, gus, dora.'],
])('%j is refused with what to do instead', (args, problem) => {
  expect(problemsOf(...args)).toContain(problem);
});
