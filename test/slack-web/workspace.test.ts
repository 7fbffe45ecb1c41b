import { createServer } from 'node:http';
import { WebClient } from '@slack/web-api';
import { type FaultBook, faultBook } from '../../sandbox/process/fault-book.ts';
import type { RunningSlack } from '../../sandbox/slack/start-options.ts';
import { MINUTE } from '../../src/domain/time.ts';
import type { Workspace } from '../../src/operations/ports.ts';
import { createWorkspace } from '../../src/slack-web/workspace.ts';
import { type StandingClock, standingClock } from '../support/fakes/clock.ts';
import { callOf } from '../support/fakes/faults.ts';
import { startSlackSandbox, workspaceWithTeam } from '../support/fakes/slack-sandbox.ts';

const TEAM = 'S0SECTEAM01';

let slack: RunningSlack;
let faults: FaultBook;
let clock: StandingClock;
let workspace: Workspace;
let team: string[];
let calls: string[];

beforeEach(async () => {
  clock = standingClock();
  faults = faultBook(clock);
  team = ['mia', 'omar'];
  calls = [];
  const interception = {
    before: (call: string) => {
      calls.push(call);
      return faults.before(call);
    },
    after: faults.after,
  };
  slack = await startSlackSandbox({ clock, interception, workspace: workspaceWithTeam(team) });
  const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  workspace = createWorkspace(client, clock);
});

afterEach(() => slack.close());

const person = (handle: string) => {
  const found = slack.control.people.find((each) => each.handle === handle);
  if (found === undefined) throw new Error(`nobody is called ${handle}`);
  return workspace.person(found.id);
};

describe('a person', () => {
  const full = { isDeactivated: false, isBot: false, isGuest: false, isStranger: false };

  test('who is a full member', async () => {
    const named = { id: 'U0MIA000001', name: 'Mia Chen', email: 'mia@corp.example' };

    expect(await person('mia')).toEqual({ ...named, ...full });
  });

  test('whose name holds half a character has one that every store gives back as it is', async () => {
    const whole = workspaceWithTeam(team);
    const people = whole.people.map((each) =>
      each.handle === 'mia' ? { ...each, name: 'Mia \ud83d' } : each,
    );
    await slack.close();
    slack = await startSlackSandbox({ clock, workspace: { ...whole, people } });
    const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
    workspace = createWorkspace(client, clock);

    expect(await person('mia')).toMatchObject({ name: 'Mia \ufffd' });
  });

  test('who is a guest', async () => {
    expect(await person('gus')).toMatchObject({ isGuest: true });
  });

  test('who has left', async () => {
    expect(await person('dora')).toMatchObject({ isDeactivated: true });
  });

  test('who is the app itself, or Slackbot, is a bot', async () => {
    const { user_id = '' } = await new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl }).auth.test();

    expect(await workspace.person(user_id)).toMatchObject({ isBot: true });
  });

  test('is asked about once by all who ask at the same time, and again by whoever asks later', async () => {
    await Promise.all([person('mia'), person('mia'), person('omar')]);
    expect(calls).toEqual(['slack:users.info', 'slack:users.info']);

    await person('mia');
    expect(calls).toHaveLength(3);
  });

  test('whom Slack does not know is an error, never somebody', async () => {
    await expect(workspace.person('U0NOBODY')).rejects.toThrow('user_not_found');
  });

  test.each(['error', 'throttle', 'garbage'] as const)('of whom Slack says nothing: %s', async (kind) => {
    faults.set({ call: callOf('slack:users.info'), kind });

    await expect(rejectionOf(person('mia'))).resolves.toBeDefined();
  });
});

describe('a user group', () => {
  test('has the ids of its members', async () => {
    expect(await workspace.groupMembers(TEAM)).toEqual(['U0MIA000001', 'U0OMAR00001']);
  });

  test('is asked for once a minute, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => workspace.groupMembers(TEAM)));
    team.splice(0, 1);
    clock.move(MINUTE - 1);
    expect(await workspace.groupMembers(TEAM)).toHaveLength(2);
    expect(calls).toEqual(['slack:usergroups.users.list']);

    clock.move(1);
    expect(await workspace.groupMembers(TEAM)).toEqual(['U0OMAR00001']);
  });

  test('that could not be read is asked for again at once', async () => {
    faults.set({ call: callOf('slack:usergroups.users.list'), kind: 'error' });
    await rejectionOf(workspace.groupMembers(TEAM));
    faults.clear(callOf('slack:usergroups.users.list'));

    expect(await workspace.groupMembers(TEAM)).toHaveLength(2);
  });

  test('that does not exist is an error, never an empty group', async () => {
    await expect(workspace.groupMembers('S0NOBODY')).rejects.toThrow('no_such_subteam');
  });
});

describe('a channel', () => {
  test.each([
    ['C0SECURITY1', { isExternallyShared: false, appIsMember: true }],
    ['C0GENERAL01', { isExternallyShared: false, appIsMember: false }],
    ['C0PARTNER01', { isExternallyShared: true, appIsMember: true }],
  ])('%s', async (id, expected) => {
    expect(await workspace.channel(id)).toEqual({ id, ...expected });
  });

  test('that is archived says so', async () => {
    const channel = { id: 'C0SECURITY1', is_member: true, is_archived: true };
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, channel }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    const client = new WebClient('xoxb-test', { slackApiUrl: `http://127.0.0.1:${address.port}/api/` });

    try {
      expect(await createWorkspace(client, clock).channel('C0SECURITY1')).toMatchObject({ isArchived: true });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('that is private and without the app is not found', async () => {
    await expect(workspace.channel('C0SECPRIV01')).rejects.toThrow('channel_not_found');
  });
});

describe("the app's home", () => {
  test('is its team, asked for once', async () => {
    expect(await workspace.home()).toEqual({ teamId: 'T0CORP00001' });
    await workspace.home();

    expect(calls).toEqual(['slack:auth.test']);
  });

  test('is asked for again after a failure', async () => {
    faults.set({ call: callOf('slack:auth.test'), kind: 'error' });
    await rejectionOf(workspace.home());
    faults.clear(callOf('slack:auth.test'));

    expect(await workspace.home()).toMatchObject({ teamId: 'T0CORP00001' });
  });
});

/** What it was rejected with; fails where it was not. */
async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('it was expected to be rejected');
    },
    (error: unknown) => error,
  );
}
