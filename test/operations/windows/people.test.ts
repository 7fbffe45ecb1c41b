import { WebClient } from '@slack/web-api';
import { type FaultBook, faultBook } from '../../../sandbox/process/fault-book.ts';
import type { RunningSlack } from '../../../sandbox/slack/start-options.ts';
import type { ApproverSet } from '../../../src/domain/approval-policy/policy.ts';
import { approvalPolicy } from '../../../src/domain/approval-policy/settings.ts';
import { DAY, type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { SightingStore } from '../../../src/operations/window-ports.ts';
import { createPeople, type People } from '../../../src/operations/windows/people.ts';
import { createSeeGroups } from '../../../src/operations/windows/see-groups.ts';
import { createWorkspace } from '../../../src/slack-web/workspace.ts';
import { NOW } from '../../support/builders/time.ts';
import { type StandingClock, standingClock } from '../../support/fakes/clock.ts';
import { callOf } from '../../support/fakes/faults.ts';
import { type RecordingLog, recordingLog } from '../../support/fakes/log.ts';
import { startSlackSandbox, workspaceWithTeam } from '../../support/fakes/slack-sandbox.ts';
import { fakeWorkspace } from '../../support/fakes/workspace.ts';

const GROUP = 'S0SECTEAM01';
const [MIA, OMAR, LENA, GUS, DORA, SAM] = [
  'U0MIA000001',
  'U0OMAR00001',
  'U0LENA00001',
  'U0GUS000001',
  'U0DORA00001',
  'U0SAM000001',
] as const;

let slack: RunningSlack;
let faults: FaultBook;
let clock: StandingClock;
let log: RecordingLog;
let calls: string[];
let people: People;
/** How often each group was noted. */
let noted: string[];

const inTeam = (overrides: Partial<ApproverSet> = {}): ApproverSet => ({
  ...{ users: [], groups: [GROUP], minimumDays: 0 },
  ...overrides,
});

/** First seen at NOW, all of them. */
const sightings: SightingStore = {
  async see(group, members) {
    noted.push(group);
    return new Map<string, Instant>(members.map((member) => [member, NOW]));
  },
};

beforeEach(async () => {
  clock = standingClock();
  faults = faultBook(clock);
  log = recordingLog();
  [calls, noted] = [[], []];
  const interception = {
    before: (call: string) => {
      calls.push(call);
      return faults.before(call);
    },
    after: faults.after,
  };
  slack = await startSlackSandbox({
    ...{ clock, interception },
    workspace: workspaceWithTeam(['mia', 'omar', 'gus']),
  });
  const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  people = createPeople({ workspace: createWorkspace(client, clock), sightings, clock, log });
});
afterEach(() => slack.close());

const actor = (userId: string, teamId = 'T0CORP00001') => ({ userId, teamId });
const broken = (call: string) => faults.set({ call: callOf(call), kind: 'error' });
const asked = (call: string) => calls.filter((each) => each === call).length;

describe('whoever acts', () => {
  test('is named and placed as Slack has them, by one question about them', async () => {
    expect(await people.whoIs(actor(MIA), [inTeam()])).toEqual({
      person: { id: MIA, name: expect.any(String), email: expect.any(String) },
      facts: { id: MIA, standing: { kind: 'member' }, groups: { [GROUP]: { kind: 'member', firstSeen: 0 } } },
    });
    expect(asked('slack:users.info')).toBe(1);
    expect(noted).toEqual([]);
  });

  test.each([
    [GUS, 'guest'],
    [DORA, 'deactivated'],
  ])('%s is no member: %s', async (id, kind) => {
    expect((await people.whoIs(actor(id), [])).facts.standing).toEqual({ kind });
  });

  test('from another workspace decides nothing', async () => {
    const { facts } = await people.whoIs(actor(MIA, 'T0ELSEWHERE'), []);

    expect(facts.standing).toEqual({ kind: 'other-workspace' });
  });

  test('is asked about at every click', async () => {
    await people.whoIs(actor(MIA), []);
    await people.whoIs(actor(MIA), []);

    expect(asked('slack:users.info')).toBe(2);
  });

  test.each(['slack:users.info', 'slack:auth.test'])(
    'is unread where %s fails, and that is logged',
    async (call) => {
      broken(call);
      const { person, facts } = await people.whoIs(actor(MIA), []);

      expect(facts.standing).toEqual({ kind: 'unread', reason: 'Slack could not say who this is' });
      expect(person.id).toBe(MIA);
      expect(log.lines).toContainEqual(expect.objectContaining({ level: 'warn' }));
    },
  );

  test('keeps the id for a name that could not be read', async () => {
    broken('slack:users.info');

    expect((await people.whoIs(actor(MIA), [])).person).toEqual({ id: MIA, name: MIA });
  });

  test('stands to a group that cannot be read in a way that is unread', async () => {
    broken('slack:usergroups.users.list');
    const { facts } = await people.whoIs(actor(MIA), [inTeam()]);

    expect(facts.groups[GROUP]).toEqual({
      kind: 'unread',
      reason: `Slack could not say who is in user group ${GROUP}`,
    });
  });
});

describe('when somebody was first seen in a group', () => {
  test('is asked for only where a policy goes by it, once for each reading of the group', async () => {
    const aged = inTeam({ minimumDays: 7 });
    await people.whoIs(actor(MIA), [aged]);
    await people.whoIs(actor(OMAR), [aged]);
    clock.move(MINUTE);
    const { facts } = await people.whoIs(actor(MIA), [aged]);

    expect(facts.groups[GROUP]).toEqual({ kind: 'member', firstSeen: NOW });
    expect(noted).toEqual([GROUP, GROUP]);
  });

  test('is unread where the store does not say', async () => {
    const see = () => Promise.reject(new Error('the table is away'));
    const workspace = fakeWorkspace({ groups: { [GROUP]: [MIA] } });
    const cut = createPeople({ workspace, sightings: { see }, clock, log });
    const { facts } = await cut.whoIs(actor(MIA, 'T1'), [inTeam({ minimumDays: 1 })]);

    expect(facts.groups[GROUP]).toMatchObject({ kind: 'unread' });
  });

  test('is noted for the groups of policies that go by it, also where one of them cannot be read', async () => {
    const policies = [
      approvalPolicy('prod', { approvers: { groups: ['S0GONE', GROUP], minimumDays: 7 } }),
      approvalPolicy('dev', { approvers: { groups: ['S0ATONCE'] } }),
    ];
    const book = { scoped: policies.map((policy) => ({ definition: {}, policy })) };
    const workspace = fakeWorkspace({ groups: { [GROUP]: [MIA], S0ATONCE: [OMAR] } });
    await createSeeGroups({ workspace, sightings, book, clock, log })();

    expect(noted).toEqual([GROUP]);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ group: 'S0GONE' }) }),
    );
  });
});

describe('the candidates of a policy', () => {
  test('are those pinned and those in its groups, each as Slack has them', async () => {
    const policy = approvalPolicy('prod', { approvers: { users: [LENA], groups: [GROUP] } });
    const candidates = await people.candidates(policy);

    expect(candidates.map(({ id, standing }) => [id, standing.kind])).toEqual([
      [GUS, 'guest'],
      [LENA, 'member'],
      [MIA, 'member'],
      [OMAR, 'member'],
    ]);
  });

  test('begin with those who stand in every set', async () => {
    const strict = {
      ...approvalPolicy('prod', { approvers: {} }),
      approvers: [inTeam(), inTeam({ groups: [], users: [OMAR, SAM] })],
    };

    expect((await people.candidates(strict)).map(({ id }) => id)).toEqual([OMAR, GUS, MIA, SAM]);
  });

  test('are remembered for five minutes', async () => {
    const policy = approvalPolicy('prod', { approvers: { users: [LENA, OMAR] } });
    await people.candidates(policy);
    clock.move(5 * MINUTE - 1);
    await people.candidates(policy);
    expect(asked('slack:users.info')).toBe(2);

    clock.move(1);
    await people.candidates(policy);
    expect(asked('slack:users.info')).toBe(4);
  });

  test('whom Slack cannot place are unread, never members', async () => {
    broken('slack:users.info');
    const policy = approvalPolicy('prod', { approvers: { users: [LENA] } });

    expect((await people.candidates(policy))[0]?.standing.kind).toBe('unread');
  });

  const members = Array.from({ length: 300 }, (_, n) => `U0MEMBER${1_000 + n}`);
  const ofHundreds = (isMember: (n: number) => boolean, countOf: string[] = []) =>
    createPeople({
      ...{ sightings, clock, log },
      workspace: fakeWorkspace(
        { groups: { [GROUP]: members } },
        {
          person: async (id) => {
            countOf.push(id);
            const isGuest = !isMember(members.indexOf(id));
            return { ...{ id, name: id, isDeactivated: false, isBot: false, isStranger: false }, isGuest };
          },
        },
      ),
    });
  const policyOfHundreds = approvalPolicy('prod', { approvers: { groups: [GROUP] }, quorum: 2 });

  test('of hundreds are asked about until enough are known', async () => {
    const countOf: string[] = [];

    expect(await ofHundreds(() => true, countOf).candidates(policyOfHundreds)).toHaveLength(60);
    expect(countOf).toHaveLength(60);
  });

  test('of hundreds are all asked about where nearly none of them may decide', async () => {
    const few = ofHundreds((n) => n >= 298);
    const candidates = await few.candidates(policyOfHundreds);

    expect(candidates.filter(({ standing }) => standing.kind === 'member')).toHaveLength(2);
  });
});

describe('names and members', () => {
  test('a name that Slack cannot say is the id', async () => {
    const names = await people.names([MIA, 'U0NOBODY', MIA]);

    expect(names.get('U0NOBODY')).toBe('U0NOBODY');
    expect(names.get(MIA)).toMatch(/mia/i);
  });

  test('members are those named and those in groups; a group that cannot be read is left out and logged', async () => {
    expect(await people.members({ users: [SAM, MIA], groups: [GROUP, 'S0GONE'] })).toEqual([
      GUS,
      MIA,
      OMAR,
      SAM,
    ]);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ group: 'S0GONE' }) }),
    );
    expect(await people.unreadGroups([GROUP, 'S0GONE'])).toEqual(['S0GONE']);
  });

  test('a person whom Slack cannot name is an error', async () => {
    await expect(people.person('U0NOBODY')).rejects.toThrow('user_not_found');
    expect(await people.person(OMAR)).toMatchObject({ id: OMAR });
  });
});

test('days count from the first sighting, whatever the clock says since', async () => {
  clock.move(30 * DAY);
  const { facts } = await people.whoIs(actor(MIA), [inTeam({ minimumDays: 7 })]);

  expect(facts.groups[GROUP]).toEqual({ kind: 'member', firstSeen: NOW });
});
