import { setTimeout as sleep } from 'node:timers/promises';
import { parseCommand } from '../../../sandbox/cli/command.ts';
import { runDemo } from '../../../sandbox/cli/run-demo.ts';
import { fixtureApp, keptSurroundings } from '../support/surroundings.ts';

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries === 600) throw new Error('It has not come about in half a minute.');
    await sleep(50);
  }
}

/** A demo of the fixture app, with its page's API. */
async function startDemo() {
  const command = parseCommand(['--accounts', '2']);
  if (command.kind !== 'demo') throw new Error(JSON.stringify(command));
  const interruption = new AbortController();
  const kept = keptSurroundings({ appEntry: fixtureApp, interrupted: interruption.signal });
  const ended = runDemo(command, kept.surroundings);
  const address = () => /http:\/\/127\.0\.0\.1:\d+\//.exec(kept.output())?.[0];
  await until(() => address() !== undefined);
  // Another demo may be running on this machine.
  expect(kept.output().includes('(3210 is taken)')).toBe(!address()?.includes(':3210/'));
  const say = async (text: string): Promise<unknown> => {
    const response = await fetch(`${address()}page/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'mia', channel: '#security', text }),
    });
    return response.json();
  };
  return { ...kept, say, ended, interrupt: () => interruption.abort() };
}

test('an app that crashes is reported with what it printed last, and replaced', async () => {
  const demo = await startDemo();
  await demo.say('/root-status crash');
  await until(() => demo.complaints().includes('Another is started.'));
  expect(demo.complaints()).toMatch(
    /App process 1 ended by itself \(exit 7\)\.\nIt printed last:\n.*the fixture has had enough/s,
  );
  await until(async () => JSON.stringify(await demo.say('/root-help')).includes('"acknowledged"'));
  demo.interrupt();
  expect(await demo.ended).toBe(0);
});

test('an app that keeps crashing ends the demo', async () => {
  const demo = await startDemo();
  for (let crashes = 1; crashes <= 3; crashes += 1) {
    await until(async () => JSON.stringify(await demo.say('/root-help')).includes('"acknowledged"'));
    await demo.say('/root-status crash');
    await until(() => demo.complaints().split('ended by itself').length > crashes);
  }
  expect(await demo.ended).toBe(1);
  expect(demo.complaints()).toContain('It keeps doing so; giving up.');
});
