import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playScenario } from '../../../sandbox/cli/run-scenario.ts';
import { type SharedStage, startSharedStage } from '../support/shared-stage.ts';
import { fixtureApp, keptSurroundings } from '../support/surroundings.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Real time. What comes is not waited for longer than it takes; only what never comes takes as long as that. */
const PATIENCE = { own: 60_000, shared: 4_000 };

async function written(yaml: string): Promise<string> {
  const path = join(folder, 'scenario.yml');
  await writeFile(path, yaml.includes('org:') ? yaml : `accounts: 3\n${yaml}`);
  return path;
}

async function play(yaml: string) {
  const path = await written(yaml);
  const kept = keptSurroundings({ appEntry: fixtureApp, patience: PATIENCE.own });
  const code = await playScenario(path, kept.surroundings);
  return { code, output: kept.output(), complaints: kept.complaints() };
}

test('a scenario that holds shows who said what, and what they saw', async () => {
  const { code, output } = await play(`
now: 2026-11-20T09:00:00Z
steps:
  - say: /root-status button
    as: mia
    in: "#security"
    expect: ["/(?<id>RW-\\\\w+) asks/", "[Approve…]"]
    reject: nonsense
  - click: Approve…
    expect: approved by @Mia Chen
  - say: /root-status \${id}
    expect: "you said: RW-7F3K2M"
    as: omar
  - say: /root-status modal
    expect: Ask for root
  - submit: { Account: payments-prod }
    expect: asked for payments-prod
  - see: "#security"
    as: sam
    expect: asked for payments-prod
    reject: RW-7F3K2M
`);
  expect(output).toMatch(/^The clock shows 2026-11-20T09:0\d:\d\dZ\.$/m);
  expect(output).toMatch(
    / 1\. Mia Chen says in #security: \/root-status button\n {2}09:0\d:\d\d {2}Rootkeeper in #security, only visible to Mia Chen:/,
  );
  expect(output).toContain('id = RW-7F3K2M');
  expect(output).toContain('3. Omar Diaz says in #security: /root-status RW-7F3K2M');
  expect(output).toContain('Held: 6 steps, 9 expectations.');
  expect(code).toBe(0);
});

test('waiting runs what is due at its own time, and the app sees the clock moved', async () => {
  const { code, output } = await play(`
now: 2026-11-20T09:00:00Z
steps:
  - wait: 2h30m
    expect: [tick 10:00, tick 11:00]
    reject: tick 12:00
  - say: /root-status time
    expect: it is 2026-11-20T11:30
`);
  expect(output).toContain('Held');
  expect(code).toBe(0);
});

test('a killed app is replaced, and what it had stored is still there', async () => {
  const { code, output } = await play(`
steps:
  - say: /root-status count
    expect: asked 1 times
  - kill: app
  - say: /root-status count
    expect: asked 2 times
  - kill: { before: "dynamodb:PutItem" }
  - say: /root-status count
  - say: /root-status count
    expect: asked 3 times
  - kill: { after: "dynamodb:PutItem" }
  - say: /root-status count
  - say: /root-status count
    expect: asked 5 times
`);
  expect(output).toContain('(dynamodb:PutItem arrives: the app is killed)');
  expect(output).toContain('(dynamodb:PutItem is applied: the app is killed)');
  expect(output).toContain('Held');
  expect(code).toBe(0);
});

test('an app that is killed over what falls due is started anew, and the clock goes on to the end', async () => {
  const { code, output } = await play(`
now: 2026-11-20T09:00:00Z
steps:
  - kill: { before: chat.postMessage, on: tick }
  - wait: 3h30m
    expect: [tick 11:00]
  - say: /root-status time
    expect: it is 2026-11-20T12:3
`);
  expect(output).toContain('(slack:chat.postMessage arrives: the app is killed)');
  expect(output).toContain('Held');
  expect(code).toBe(0);
});

test('a kill around a call that never comes breaks the scenario', async () => {
  const { code, output } = await play(`
steps:
  - kill: { before: chat.delete }
  - say: /root-help
    expect: help yourself
`);
  expect(code).toBe(1);
  expect(output).toContain('the app was to be killed before slack:chat.delete, which was not called');
});

test('an edit behind the back of the app is what the app then reads', async () => {
  const { code, output } = await play(`
steps:
  - say: /root-status count
    expect: asked 1 times
  - edit: { pk: COUNT, sk: COUNT, times: 41 }
  - say: /root-status count
    expect: asked 42 times
  - edit: { window: RW-7F3K2M, history.0.note: changed }
`);
  expect(output).toContain('BROKEN at step 4: the store has no item RW-7F3K2M WINDOW');
  expect(code).toBe(1);
});

test('a window is edited by paths in it, deleted, and put back as it was', async () => {
  const { code, output } = await play(`
steps:
  - say: /root-approve write first
    expect: the note is first
  - edit: { window: RW-7F3K2M, keep: requested }
  - edit: { window: RW-7F3K2M, history.0.event.note: forged }
  - say: /root-approve read
    expect: the note is forged
  - edit: { window: RW-7F3K2M, delete: true }
  - say: /root-approve read
    expect: there is no window
  - fault: { call: "dynamodb:GetItem", kind: garbage, on: RW-000000 }
  - edit: { window: RW-7F3K2M, restore: requested }
  - say: /root-approve read
    expect: the note is first
  - edit: { window: RW-7F3K2M, restore: approved }
`);
  expect(output).toContain('BROKEN at step 10: no earlier step kept item RW-7F3K2M WINDOW as “approved”');
  expect(code).toBe(1);
});

test('what must not be at home is looked for in the tab as the app drew it when it was opened', async () => {
  const { code, output } = await play(`
steps:
  - see: home
    expect: there is no window
  - say: /root-approve write first
  - see: home
    reject: there is no window
`);
  expect(output).toContain('Held: 3 steps, 2 expectations.');
  expect(code).toBe(0);
});

test('the app starts anew with another configuration', async () => {
  await writeFile(join(folder, 'stricter.yml'), '');
  const { code, output } = await play(`
steps:
  - say: /root-approve config
    expect: configured by rootkeeper.yml
  - config: ./stricter.yml
  - say: /root-approve config
    expect: configured by stricter.yml
`);
  expect(output).toContain('Held');
  expect(code).toBe(0);
});

test('what AWS tells of is put on the queue, and the transcript says what it was', async () => {
  await writeFile(join(folder, 'login.json'), '{}');
  const { code, output } = await play(`
now: 2026-11-20T09:00:00Z
steps:
  - event: ./login.json
  - event: { did: "iam:CreateAccessKey", account: "100000000000", at: 6h ago }
    twice: true
`);
  expect(output).toMatch(/ 1\. AWS tells what is in .*login\.json$/m);
  expect(output).toContain(
    ' 2. The root user of 100000000000: iam:CreateAccessKey, 6 h ago; AWS tells of it (delivered twice)',
  );
  expect(output).toContain('Held: 2 steps');
  expect(code).toBe(0);
});

test('an app that ends by itself fails the run with what it printed last', async () => {
  await expect(play('steps:\n  - say: /root-status crash\n    expect: anything\n')).rejects.toThrow(
    /App process 1 ended by itself \(exit 7\)\.\nIt printed last:\n.*the fixture has had enough/s,
  );
});

test.each([
  ['steps: []', 'steps: found a list; accepted: at least one step'],
  ['org: ./nowhere.yml\nsteps: [{ say: x }]', 'nowhere.yml, which cannot be read'],
  ['org: ./nowhere.yml\nsteps: [{ wiat: x }]', 'nowhere.yml, which cannot be read'],
  ['steps: [{ event: ./nowhere.json, as: mira }]', 'step 1, event: found '],
  ['steps: [{ event: { file: ./nowhere.json } }]', 'step 1, event: found '],
  [
    'steps: [{ event: { did: sign-in } }]',
    'step 1, event: found a mapping; accepted: the path of a file, or',
  ],
  ['steps: [{ event: { did: dance, account: a } }]', 'step 1, event.did: found "dance"; accepted: sign-in, '],
  [
    'steps: [{ event: { did: sign-in, account: a, parameters: { b: c } } }]',
    'step 1, event: found a mapping; accepted: the path of a file, or',
  ],
  ['steps: [{ config: ./nowhere.yml }]', 'step 1, config: found '],
])('a file that is wrong is not played (%s)', async (yaml, problem) => {
  const { code, complaints } = await play(yaml);
  expect(code).toBe(2);
  expect(complaints).toContain(problem);
});

describe('on a sandbox that others were played on', () => {
  let stage: SharedStage;
  beforeAll(async () => {
    stage = await startSharedStage();
  });
  afterAll(() => stage.stop());
  const play = async (yaml: string) => stage.play(await written(yaml), PATIENCE.shared);

  test('an expectation that does not come ends the scenario with what was seen instead', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status hello
    expect: [you said, goodbye]
  - say: /root-status never reached
`);
    expect(code).toBe(1);
    expect(output).toContain('BROKEN at step 1: expected "goodbye" within 4 s; what was seen stands above');
    expect(output.split('| you said: hello')).toHaveLength(2);
    expect(output).not.toContain('never reached');
  });

  test('what a look at a place has shown instead is told with the expectation', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status hello
    expect: you said
  - see: "#security"
    expect: goodbye
`);
    expect(code).toBe(1);
    expect(output).toMatch(
      /BROKEN at step 2: expected "goodbye" within 4 s; seen instead:\n[\s\S]*you said: hello/,
    );
  });

  test('what must not be there is looked for when the next step starts', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status hello
    reject: /sa.d/
  - say: /root-status never reached
`);
    expect(code).toBe(1);
    expect(output).toContain('BROKEN at step 1: /sa.d/ should not be there');
  });

  test('what must not be there is looked for in the answer, not in the progress before it', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status progress
    reject: done at last
  - say: /root-help
`);
    expect(code).toBe(1);
    expect(output).toContain('BROKEN at step 1: "done at last" should not be there');
  });

  test('an answer that never comes proves nothing about what must not be in it', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status forever
    expect: still at it
    reject: went wrong
`);
    expect(code).toBe(1);
    expect(output).toContain('BROKEN at step 1: no final reply within 4 s');
  });

  test('each answer is waited for before the next step, and its absence noted where nothing hangs on it', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status progress
  - say: /root-help
  - say: /root-status forever
`);
    expect(output).toMatch(/done at last[\s\S]* 2\. Mia[\s\S]*help yourself[\s\S]* 3\. Mia/);
    expect(output).toMatch(
      /still at it\n {4}\(no final reply within 4 s\)\n\nHeld: 3 steps, 0 expectations\.$/,
    );
    expect(code).toBe(0);
  });

  test('a kill comes in the middle of the work, and what it ended is not waited for', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status forever
    expect: still at it
  - kill: app
`);
    expect(output).toMatch(
      / 2\. App process 1 is killed; a new one starts\n\nHeld: 2 steps, 1 expectation\.$/,
    );
    expect(code).toBe(0);
  });

  test('a thread is looked at by whoever can see it, also before it is there; a mention is told', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-approve thread
  - see: thread
    as: omar
    in: "#security"
    expect: [a card for @Omar Diaz, a reminder]
  - see: thread
    in: "#root-alerts"
    expect: a reminder
`);
    expect(output).toMatch(/Rootkeeper in #security, mentioning Omar Diaz:\n/);
    expect(output).toContain('BROKEN at step 3: expected "a reminder" within 4 s; nothing was seen');
    expect(code).toBe(1);
  });

  test('what a person does can reach the app twice', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status modal
    expect: Ask for root
  - submit: { Account: payments-prod }
    twice: true
    expect: "/asked for payments-prod[^]*asked for payments-prod/"
`);
    expect(output).toContain('2. Mia Chen submits the window: Account: "payments-prod" (delivered twice)');
    expect(output).toContain('Held');
    expect(code).toBe(0);
  });

  test('a select is chosen from, and a confirmation declined', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-approve select
    expect: "[Fruit]"
  - choose: { Fruit: Pear }
    confirm: decline
  - choose: { Fruit: App }
    expect: picked apple
    reject: picked pear
`);
    expect(output).toContain('(Slack alone: the confirmation was declined)');
    expect(output).toContain('Held');
    expect(code).toBe(0);
  });

  test('people become guests and leave, groups change, and the app sees it', async () => {
    const { code, output } = await play(`
steps:
  - standing: { omar: multi-channel guest }
  - group: { security-team: [mia, lena] }
  - say: /root-approve who U0OMAR00001
    expect: Omar Diaz is a guest; the team has 2
  - standing: { omar: deactivated }
  - say: /root-approve who U0OMAR00001
    expect: Omar Diaz is gone; the team has 2
  - say: /root-help
    as: omar
`);
    expect(output).toContain('BROKEN at step 6: Omar Diaz’s account is deactivated.');
    expect(code).toBe(1);
  });

  test('a root user of an account that is not there cannot be changed', async () => {
    const { code, output } = await play(`
steps:
  - root: { "123456789012": { mfa: [fido] } }
`);
    expect(output).toContain('The root user of 123456789012 now has no password; MFA: fido; access keys: 0');
    expect(output).toContain('BROKEN at step 1: there is no account 123456789012 in the organization');
    expect(code).toBe(1);
  });

  test('an app that does not acknowledge breaks a scenario that did not expect it', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status deaf
`);
    expect(code).toBe(1);
    expect(output).toContain('the app did not acknowledge within 3 s');
  });

  test('a button that is not there breaks the scenario with what there is', async () => {
    const { code, output } = await play(`
steps:
  - say: /root-status button
  - click: Deny…
`);
    expect(code).toBe(1);
    expect(output).toMatch(/BROKEN at step 2: .*Deny….*Approve…/s);
  });

  test('nothing happens in an account that there is not', async () => {
    const { code, output } = await play('steps:\n  - event: { did: sign-in, account: nowhere }\n');
    expect(code).toBe(1);
    expect(output).toContain('BROKEN at step 1: there is no account nowhere in the organization');
  });
});
