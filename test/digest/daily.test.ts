import '../support/fakes/errors-of-node.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import { anOrganizationOf } from '../support/fakes/organization.ts';
import { startWholeApp, type WholeApp, type WholeAppOptions } from '../support/fakes/rootkeeper.ts';

const CONTACT = { securityContact: { name: 'Security', email: 'security@corp.example' } };
const PASSWORD = { changed: '900d ago', lastUsed: '400d ago' };
const MANAGEMENT = { ...CONTACT, root: { password: PASSWORD, mfa: ['fido'] } };

let world: WholeApp;

afterEach(() => world.close());

/** The whole app with a digest at six, UTC. */
async function start(options: WholeAppOptions): Promise<void> {
  const config = { digest: { schedule: '0 6 * * *' }, audit: { strategy: 'role' }, ...options.config };
  world = await startWholeApp({ ...options, config });
}

/** What stands in the channel when it has been six the next time. */
async function nextDigest(): Promise<string> {
  const { clock, app } = world;
  clock.moveTo(Math.ceil(clock.now() / DAY) * DAY + 6 * HOUR);
  app.clockMoved();
  await app.runDue();
  return channel().at(-1)?.plainText ?? '';
}

function channel() {
  const screen = world.slack.control.view('mia', '#security');
  if (screen.kind !== 'channel') throw new Error('#security is no channel');
  return screen.messages;
}

/** No picture is needed to see what the digest says. */
const withoutPicture = <T>(work: () => Promise<T>) =>
  whileBroken(world.faults, 'slack:files.getUploadURLExternal', 'denied', work);

describe('40% of the accounts behind a broken role', () => {
  const noMfa = { ...CONTACT, ou: 'workloads/edge', root: { password: PASSWORD, mfa: [] } };
  const organization = anOrganizationOf({
    management: MANAGEMENT,
    members: {
      ...Object.fromEntries([1, 2, 3, 4].map((n) => [`44445555000${n}`, noMfa])),
      ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`11112222000${n}`, CONTACT])),
    },
  });
  let days: readonly string[] = [];

  beforeEach(async () => {
    await start({ organization });
    days = await withoutPicture(async () => {
      const first = await nextDigest();
      world.faults.set({ call: callOf('sts:AssumeRole'), kind: 'denied', on: '44445555000' });
      const second = await nextDigest();
      world.faults.clear(callOf('sts:AssumeRole'));
      return [first, second, await nextDigest()];
    });
  });

  test('come first, with their one common cause, nothing is better for it, and nothing worse the day after', () => {
    const [first, second, third] = days;
    expect(first).toContain('first day, 4 accounts with findings');

    expect(second).toMatch(/^Root digest, \S+ \S+: 4 of 10 NOT MEASURED\n/);
    expect(second).toContain('NOT MEASURED: OU workloads/edge (all 4 accounts)');
    expect(second).toContain('One cause: Role rootkeeper-audit cannot be assumed (AccessDenied).');
    expect(second).not.toContain('Better');

    expect(third).toMatch(/^Root digest, \S+ \S+: nothing got worse\n/);
    expect(third).toContain('Measured again (4 accounts)');
    expect(third).not.toContain('Worse');
  });
});

test('the first day of an organization of one account, in which nothing is wrong, says just that', async () => {
  await start({ organization: anOrganizationOf({ management: MANAGEMENT, members: {} }) });

  const digest = await nextDigest();

  expect(digest).toMatch(/^Root digest, \S+ \S+: first day, no findings\n/);
  expect(digest).toContain('1 measured: 1 clear.');
  expect(digest).not.toContain('[');
});

test('from the second day on the trend is a picture that Slack shows, with its words for who cannot see it', async () => {
  await start({ organization: anOrganizationOf({ management: MANAGEMENT, members: {} }) });
  await nextDigest();

  const digest = await nextDigest();

  expect(digest).toContain('nothing got worse');
  expect(digest).toMatch(/\[image: .*failing accounts/i);
  const [file, ...others] = world.slack.control.files();
  expect(file?.content.slice(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  expect(others).toEqual([]);
});

test('with windows, the head of their record is in the digest, and what is told of them', async () => {
  await start({
    organization: anOrganizationOf({ management: MANAGEMENT, members: {} }),
    config: {
      channels: { security: 'C0SECURITY1', approvals: 'C0APPROVALS' },
      windows: { default: { approvers: { groups: ['S0SECTEAM01'] } } },
    },
  });

  const digest = await nextDigest();

  expect(digest).toContain('0 windows open.');
  expect(digest).toMatch(/Audit head of .* over 0 windows/);
});

test('an app that is stopped while it measures ends, leaves what it has not done, and calls it no failure', async () => {
  await start({ organization: anOrganizationOf({ management: MANAGEMENT }), patience: 100 });
  const said = (text: string) => world.logged().filter(({ msg }) => String(msg).includes(text));
  await whileBroken(world.faults, 'iam:*', 'hang', async () => {
    const posted = nextDigest();
    await eventually('it measures', () => said('every account is measured').length === 1);

    await world.app.stop();
    await posted;
  });

  expect(said('gone on with by another, or by the next start')).toHaveLength(1);
  expect(said('a job failed')).toEqual([]);
  expect(channel()).toEqual([]);
});
