import { parseCommand } from '../../../sandbox/cli/command.ts';
import { runSay } from '../../../sandbox/cli/run-say.ts';
import { fixtureApp, keptSurroundings } from '../support/surroundings.ts';

async function say(...args: string[]) {
  const command = parseCommand([...args, '--accounts', '3']);
  if (command.kind !== 'say') throw new Error(JSON.stringify(command));
  const kept = keptSurroundings({ appEntry: fixtureApp });
  const code = await runSay(command, kept.surroundings);
  return { code, output: kept.output(), complaints: kept.complaints() };
}

describe('several things that are said in turn by the same person', () => {
  let said: Awaited<ReturnType<typeof say>>;
  /** What is shown of the one that was said so. */
  const shownOf = (text: string) => said.output.split('> omar: ').find((part) => part.startsWith(text));

  beforeAll(async () => {
    const texts = [
      '/root-help',
      '/root-status hi',
      '/root-status progress',
      '/root-status posts',
      '/root-status modal',
    ];
    said = await say('--as', 'omar', ...texts.flatMap((text) => ['--say', text]));
  });

  test('are shown with their answers', () => {
    expect(said.code).toBe(0);
    expect(said.output).toMatch(
      /> omar: \/root-help.*help yourself.*> omar: \/root-status hi.*you said: hi/s,
    );
  });

  test('are each answered by the final reply, which is what comes after progress', () => {
    expect(shownOf('/root-status progress')).toMatch(/only visible to you.*still at it.*done at last/s);
  });

  test('are not answered by what is posted for everybody, to be found again: that comes beside', () => {
    expect(shownOf('/root-status posts')).toMatch(/for everybody.*only visible to you.*posted it/s);
  });

  test('are answered by an opened window, too', () => {
    expect(shownOf('/root-status modal')).toContain('Ask for root');
  });
});

test('progress alone is no answer', async () => {
  const { code, output, complaints } = await say('--say', '/root-status forever', '--timeout', '5');
  expect(code).toBe(2);
  expect(output).toContain('still at it');
  expect(complaints).toBe('There was no answer to "/root-status forever" within 5 s.');
});

test('as JSON everything that was seen is one list', async () => {
  const { code, output } = await say(
    '--say',
    '/root-status progress',
    '--say',
    '/root-status modal',
    '--json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(output)).toEqual([
    expect.objectContaining({ channel: '#security', user: 'mia', ephemeral: true, text: 'still at it' }),
    {
      channel: '#security',
      user: 'mia',
      ephemeral: true,
      text: 'done at last',
      blocks: [expect.objectContaining({ type: 'section', block_id: 'result' })],
    },
    { modal: expect.objectContaining({ title: 'Ask for root', callbackId: 'ask' }) },
  ]);
});

test('an app that does not acknowledge has failed', async () => {
  const { code, complaints } = await say('--say', '/root-status deaf');
  expect(code).toBe(1);
  expect(complaints).toBe('The app did not acknowledge within 3 s.');
});

test('what the app is never asked is not answered, which is said, and what is said after it is', async () => {
  const { code, output, complaints } = await say('--say', 'good morning', '--say', '/root-help');
  expect(code).toBe(2);
  expect(complaints).toContain('"good morning" was posted in #security. The app was not asked');
  expect(output).toMatch(/^> mia: good morning\n\n> mia: \/root-help\n\n.*\nhelp yourself/);
});

test('a command that there is not is a failure, with the nearest that there is', async () => {
  const { code, output, complaints } = await say('--say', '/root-stats prod');
  expect(code).toBe(1);
  expect(output).toContain('not a valid command');
  expect(complaints).toContain('/root-stats is no command of the app. Did you mean /root-status?');
});

test('an app that ends by itself fails the run with what it printed last', async () => {
  await expect(say('--say', '/root-status crash')).rejects.toThrow(/the fixture has had enough/);
});
