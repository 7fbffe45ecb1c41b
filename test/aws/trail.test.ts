import '../support/fakes/errors-of-node.ts';
import { startAws } from '../../sandbox/aws/server.ts';
import { type CallPattern, parseCallPattern } from '../../sandbox/process/call-pattern.ts';
import { type FaultBook, faultBook } from '../../sandbox/process/fault-book.ts';
import { CALL_LIMIT } from '../../src/aws/call-limit.ts';
import { createCallerIdentity } from '../../src/aws/caller-identity.ts';
import { createClients } from '../../src/aws/clients.ts';
import { createDirectoryCall } from '../../src/aws/directory-call.ts';
import { createTrailLookup, type TrailOptions } from '../../src/aws/trail.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import type { TrailPage, TrailQuestion } from '../../src/operations/activity-ports.ts';
import { NOW } from '../support/builders/time.ts';
import { recordingLog } from '../support/fakes/log.ts';
import {
  anOrganizationOf,
  directoryOf,
  MANAGEMENT,
  MEMBER,
  type OrganizationShape,
  OTHER,
} from '../support/fakes/organization.ts';
import { pointSdkAt } from '../support/fakes/sdk-environment.ts';

const never = new AbortController().signal;
const REGIONS = ['us-east-1', 'eu-central-1', 'eu-west-1'];
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each();
});

interface Overrides {
  readonly throttles?: boolean;
  readonly trail?: Partial<TrailOptions>;
}

/** The real look-up with the real SDK, against the simulated CloudTrail, by the management account's credentials. */
async function aTrail(shape: OrganizationShape, { throttles = false, trail = {} }: Overrides = {}) {
  const organization = anOrganizationOf(shape);
  const faults = faultBook({ now: () => NOW });
  const server = await startAws({
    organization,
    clock: { now: () => NOW },
    realTime: Date.now,
    random: () => 0.5,
    interception: faults,
    ...{ latencyMs: 0, throttles, reportWaitMs: 0 },
  });
  undo.push(() => server.close(), pointSdkAt({ endpoint: server.url, ...server.managementCredentials }));
  const clients = createClients('eu-central-1', 20);
  undo.push(() => clients.close());
  const log = recordingLog();
  const lookup = createTrailLookup({
    ...{ clients, log },
    callerIdentity: createCallerIdentity(clients.sts),
    role: { roleName: 'rootkeeper-audit' },
    call: createDirectoryCall(() => 0, CALL_LIMIT),
    monotonic: () => performance.now(),
    ...trail,
  });
  const { accounts, partition } = directoryOf(organization);
  const question = (id: string, more: Partial<TrailQuestion> = {}): TrailQuestion => {
    const account = accounts.find((each) => each.id === id);
    if (account === undefined) throw new Error(`No account ${id}`);
    const asked = { account, partition, from: NOW - 90 * DAY, to: NOW, regions: REGIONS, eventNames: [] };
    return { ...asked, ...more };
  };
  const pages = async (asked: TrailQuestion, signal = never) => {
    const taken: TrailPage[] = [];
    for await (const page of lookup.lookUp(asked, signal)) taken.push(page);
    return taken;
  };
  return { server, faults, log, lookup, question, pages };
}

/** Names of events by Region; what came more than once is there once. */
function found(pages: readonly TrailPage[]): Record<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const page of pages) {
    if (page.kind !== 'records') continue;
    const there = names.get(page.region) ?? new Set();
    names.set(page.region, there);
    for (const record of page.records) there.add(JSON.parse(record).eventName);
  }
  return Object.fromEntries(
    [...names].filter(([, each]) => each.size > 0).map(([region, each]) => [region, [...each]]),
  );
}

const troubles = (pages: readonly TrailPage[]) =>
  pages.flatMap((page) => (page.kind === 'not-looked-at' ? [page] : []));

function breakCalls(faults: FaultBook, kind: 'throttle' | 'denied' | 'error', on?: string): void {
  const call = pattern('cloudtrail:LookupEvents');
  faults.set({ call, kind, ...(on === undefined ? {} : { on }) });
}

function pattern(name: string): CallPattern {
  const call = parseCallPattern(name);
  if (call === undefined) throw new Error(`${name} is no call`);
  return call;
}

const EVENTS = [
  { at: '3d ago', did: 'sign-in' },
  { at: '2d ago', did: 'cloudtrail:StopLogging', region: 'eu-west-1' },
  { at: '1d ago', did: 's3:PutBucketPolicy' },
];

describe('What root did in an account', () => {
  it('is found in a member by the audit role, in every Region that was asked for', async () => {
    const trail = await aTrail({ members: { [MEMBER]: { events: EVENTS }, [OTHER]: { events: EVENTS } } });
    const pages = await trail.pages(trail.question(MEMBER));

    expect(found(pages)).toEqual({
      'us-east-1': ['ConsoleLogin'],
      'eu-west-1': ['StopLogging'],
      'eu-central-1': ['PutBucketPolicy'],
    });
    expect(troubles(pages)).toEqual([]);
    expect(JSON.stringify(pages)).not.toContain(OTHER);
    expect(trail.server.calls()['sts:AssumeRole']).toBe(1);
  });

  it('is found in the app’s own account without a role', async () => {
    const trail = await aTrail({ management: { events: EVENTS } });

    expect(found(await trail.pages(trail.question(MANAGEMENT)))).toHaveProperty('us-east-1', [
      'ConsoleLogin',
    ]);
    expect(trail.server.calls()['sts:AssumeRole']).toBeUndefined();
  });

  it('is found in Regions and times that were asked for only', async () => {
    const trail = await aTrail({ members: { [MEMBER]: { events: EVENTS } } });
    const asked = trail.question(MEMBER, { regions: ['eu-west-1', 'us-east-1'], from: NOW - 2.5 * DAY });

    expect(found(await trail.pages(asked))).toEqual({ 'eu-west-1': ['StopLogging'] });
  });

  it('is found on all pages, whichever page it is on', async () => {
    const events = Array.from({ length: 130 }, (_, n) => ({
      at: `${n + 1}h ago`,
      did: n === 129 ? 'iam:CreateUser' : 'iam:ListUsers',
    }));
    const trail = await aTrail({ members: { [MEMBER]: { events } } });
    const pages = await trail.pages(trail.question(MEMBER, { regions: ['us-east-1'] }));

    const sizes = pages.flatMap((page) => (page.kind === 'records' ? page.records.length : []));
    expect(sizes).toEqual([0, 50, 50, 30]);
    expect(found(pages)).toEqual({ 'us-east-1': ['ListUsers', 'CreateUser'] });
  });

  it('is found by the account’s alias, where root signed in by it', async () => {
    const byAlias = (eventName: string, eventSource: string, awsRegion: string) => ({
      at: '1d ago',
      record: {
        ...{ eventName, eventSource, awsRegion },
        userIdentity: { type: 'Root', accountId: MEMBER, userName: 'acme-payments' },
        recipientAccountId: MEMBER,
      },
    });
    const events = [
      byAlias('ConsoleLogin', 'signin.amazonaws.com', 'us-east-1'),
      byAlias('DeleteTrail', 'cloudtrail.amazonaws.com', 'eu-west-1'),
    ];
    const trail = await aTrail({ members: { [MEMBER]: { events } } });

    expect(found(await trail.pages(trail.question(MEMBER)))).toEqual({
      'us-east-1': ['ConsoleLogin'],
      'eu-west-1': ['DeleteTrail'],
    });
  });

  it('comes with events by others that were asked for', async () => {
    const opening = {
      at: '1h ago',
      record: {
        ...{ eventName: 'AssumeRoot', eventSource: 'sts.amazonaws.com', awsRegion: 'eu-central-1' },
        userIdentity: { type: 'AssumedRole', accountId: MANAGEMENT },
        recipientAccountId: MANAGEMENT,
      },
    };
    const trail = await aTrail({ management: { events: [opening] } });

    expect(found(await trail.pages(trail.question(MANAGEMENT)))).toEqual({});
    const asked = trail.question(MANAGEMENT, { eventNames: ['AssumeRoot'] });
    expect(found(await trail.pages(asked))).toEqual({ 'eu-central-1': ['AssumeRoot'] });
  });
});

describe('What could not be looked at is told:', () => {
  it('an account without the audit role', async () => {
    const trail = await aTrail({ members: { [MEMBER]: { auditRole: 'absent', events: EVENTS } } });

    expect(await trail.pages(trail.question(MEMBER))).toEqual([
      {
        kind: 'not-looked-at',
        reason:
          'Role rootkeeper-audit cannot be assumed (AccessDenied). A central root session may not read CloudTrail.',
        remedy: 'Deploy deploy/member-role.yml to this account.',
      },
    ]);
    expect(trail.log.lines).toHaveLength(1);
  });

  it('an account whose role may not look anything up, Region by Region', async () => {
    const trail = await aTrail({
      members: { [MEMBER]: { auditRole: { denied: ['cloudtrail:LookupEvents'] } } },
    });
    const told = troubles(await trail.pages(trail.question(MEMBER)));

    expect(new Set(told.map((each) => each.region))).toEqual(new Set(REGIONS));
    expect(told[0]).toMatchObject({
      reason: "CloudTrail's event history may not be looked up (AccessDeniedException).",
      remedy: expect.stringContaining('deploy/member-role.yml'),
    });
  });

  it('an account that an SCP shuts', async () => {
    const document = { Statement: [{ Effect: 'Deny', Action: 'cloudtrail:*', Resource: '*' }] };
    const policies = [{ name: 'no-trail', document, targets: ['root'] }];
    const trail = await aTrail({ organization: { policies } });
    const [told] = troubles(await trail.pages(trail.question(MEMBER)));

    expect(told?.reason).toMatch(/^An SCP keeps CloudTrail's event history from being looked up/);
  });

  it('one name in all Regions, while the others are looked up', async () => {
    const trail = await aTrail({ members: { [MEMBER]: { events: EVENTS } } });
    breakCalls(trail.faults, 'denied', 'AssumeRoot');
    const pages = await trail.pages(trail.question(MEMBER, { eventNames: ['AssumeRoot'] }));

    expect(troubles(pages).map(({ what }) => what)).toEqual(REGIONS.map(() => 'EventName AssumeRoot'));
    expect(Object.keys(found(pages)).sort()).toEqual([...REGIONS].sort());
  });

  it('the rest of a Region whose second page does not come, with how far it was looked at', async () => {
    const events = Array.from({ length: 60 }, (_, n) => ({ at: `${n + 1}h ago`, did: 'iam:ListUsers' }));
    const trail = await aTrail({ members: { [MEMBER]: { events } } });
    breakCalls(trail.faults, 'denied', 'NextToken');
    const pages = await trail.pages(trail.question(MEMBER, { regions: ['us-east-1'] }));

    expect(found(pages)).toEqual({ 'us-east-1': ['ListUsers'] });
    expect(troubles(pages)).toMatchObject([{ what: 'Username root', lookedBackTo: NOW - 50 * HOUR }]);
  });

  it('a CloudTrail that goes on throttling or failing', async () => {
    for (const kind of ['throttle', 'error'] as const) {
      const call: TrailOptions['call'] = async (_, signal, send) => send({ abortSignal: signal });
      const trail = await aTrail({}, { trail: { call } });
      breakCalls(trail.faults, kind);
      const told = troubles(await trail.pages(trail.question(MEMBER, { regions: ['eu-west-1'] })));

      expect(told).toMatchObject([
        { region: 'eu-west-1', reason: expect.stringMatching(/throttled|could not/) },
      ]);
    }
  });
});

describe('The pace', () => {
  it('is held to CloudTrail’s published one, so that nothing is throttled', async () => {
    const events = Array.from({ length: 120 }, (_, n) => ({ at: `${n + 1}h ago`, did: 'iam:ListUsers' }));
    const trail = await aTrail({ members: { [MEMBER]: { events } } }, { throttles: true });
    const asked = trail.question(MEMBER, { regions: ['us-east-1'] });
    const both = await Promise.all([trail.pages(asked), trail.pages(asked)]);

    expect(both.flatMap(troubles)).toEqual([]);
    expect(trail.log.lines).toEqual([]);
    expect(trail.server.calls()['cloudtrail:LookupEvents']).toBe(8);
  });

  it('outlasts a session: another one is opened in time', async () => {
    let passed = 0;
    const monotonic = () => (passed += 4 * MINUTE);
    const trail = await aTrail({ members: { [MEMBER]: { events: EVENTS } } }, { trail: { monotonic } });
    const pages = await trail.pages(trail.question(MEMBER));

    expect(troubles(pages)).toEqual([]);
    expect(trail.server.calls()['sts:AssumeRole']).toBeGreaterThan(1);
  });

  it('a look-up that is ended throws its reason', async () => {
    const trail = await aTrail({});
    const stopping = new AbortController();
    trail.faults.set({ call: pattern('cloudtrail:LookupEvents'), kind: 'hang' });
    const waiting = trail.pages(trail.question(MEMBER), stopping.signal);
    setTimeout(() => stopping.abort(new Error('enough')), 200);

    await expect(waiting).rejects.toThrow('enough');
  });

  it('can be left early', async () => {
    const trail = await aTrail({ members: { [MEMBER]: { events: EVENTS } } });
    for await (const page of trail.lookup.lookUp(trail.question(MEMBER), never)) {
      expect(page.kind).toBe('records');
      break;
    }
  });
});
