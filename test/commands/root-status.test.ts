import '../support/fakes/errors-of-node.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { conversation } from '../support/fakes/conversation.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import { anOrganizationOf, MEMBER, OTHER } from '../support/fakes/organization.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const SLOW = '333344445555';
const CONTACT = { name: 'Security', email: 'security@corp.example' };

const MEMBERS = {
  [MEMBER]: {
    name: 'payments-prod',
    root: { password: {}, accessKeys: [{ lastUsed: '3h ago' }] },
    securityContact: CONTACT,
  },
  [OTHER]: { name: 'search-prod', securityContact: CONTACT },
  [SLOW]: { name: 'slow', ou: 'workloads/slow', latencyMs: 150 },
};

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWholeApp({
    organization: anOrganizationOf({ members: MEMBERS }),
    config: { scopes: { prod: { ou: ['workloads/prod'] }, empty: { accounts: ['nothing-*'] } } },
  });
});

afterAll(() => whole.close());

const as = (person: string) => conversation(whole.slack.control, person);

describe('/root-status', () => {
  test('with a scope answers with the worst first, to whoever asked and to nobody else', async () => {
    const [mia, omar] = [as('mia'), as('omar')];
    const answer = await mia.ask('/root-status prod');

    expect(answer).toMatch(/^prod: 1 of 2 root users needs attention\n1 clear\. /);
    expect(answer).toContain('CRITICAL  payments-prod');
    expect(answer).toContain('Do: ');
    expect(omar.appeared()).toEqual([]);
  });

  test('without one answers for the default scope', async () => {
    expect(await as('mia').ask('/root-status')).toMatch(/^prod: /);
  });

  test.each([
    [`/root-status ${MEMBER}`],
    ['/root-status 1111-2222-3333'],
    ['/root-status payments-prod'],
    ['/root-status “payments-prod”'],
    ['/root-status   PAYMENTS-PROD  '],
  ])('of one account shows everything known about it: %s', async (typed) => {
    const answer = await as('mia').ask(typed);

    expect(answer).toMatch(/^payments-prod {2}111122223333: CRITICAL/);
    expect(answer).toContain('Access key 1: active (credential report, ');
    expect(answer).toContain('Organizational unit: workloads/prod');
  });

  test.each(['/root-status help', '/root-status HELP'])('%s says how it is used', async (typed) => {
    const answer = await as('mia').ask(typed);

    expect(answer).toContain('/root-status [scope] [users] [fresh]');
    expect(answer).toContain('/root-status env=prod');
  });

  test('with users answers about IAM users and the password policy, asked in one call more', async () => {
    const policies = () => whole.aws.calls()['iam:GetAccountPasswordPolicy'] ?? 0;
    const before = policies();
    const answer = await as('mia').ask('/root-status users prod fresh');

    expect(answer).toContain('prod, IAM users: ');
    expect(answer).toContain('MEDIUM  No account password policy: 2 accounts');
    expect(answer).not.toContain('root user');
    expect(policies()).toBe(before + 2);
    expect(await as('mia').ask(`/root-status ${MEMBER} users`)).toContain(
      'payments-prod  111122223333, IAM users: ',
    );
    expect(await as('mia').ask('/root-status prod')).toMatch(/^prod: 1 of 2 root users needs attention/);
    expect(policies()).toBe(before + 2);
  });

  test('of an unknown scope suggests the nearest, and shows what was typed as text', async () => {
    const answer = await as('mia').ask('/root-status pruod <!channel> & co');

    expect(answer).toContain('There is no scope, account or unit called pruod');
    expect(answer).toContain('Configured scopes: prod, empty.');
    expect(await as('mia').ask('/root-status payment-prod')).toContain('payments-prod');
  });

  test('of a scope that holds nothing says so', async () => {
    expect(await as('mia').ask('/root-status empty')).toContain('no accounts in this scope');
  });

  test('fresh measures anew; without it an answer of the last five minutes stands', async () => {
    const roles = () => whole.aws.calls()['sts:AssumeRole'] ?? 0;
    await as('mia').ask('/root-status search-prod');
    const before = roles();

    await as('mia').ask('/root-status search-prod');
    expect(roles()).toBe(before);

    await as('mia').ask('/root-status search-prod fresh');
    expect(roles()).toBe(before + 1);

    await as('mia').ask('/root-status fresh');
    expect(roles()).toBe(before + 3);

    whole.clock.moveTo(whole.clock.now() + 5 * MINUTE);
    await as('mia').ask('/root-status search-prod');
    expect(roles()).toBe(before + 4);
  });
});

describe('somebody who may not read posture', () => {
  test('and is not listed is told whom to ask', async () => {
    const answer = await as('sam').ask('/root-status prod');

    expect(answer).toContain('You are not among those who may read the posture of root users.');
    expect(answer).toContain('#security');
    expect(answer).not.toContain('payments-prod');
  });

  test('and is a guest is told that guests may not', async () => {
    expect(await as('gus').ask('/root-status prod')).toContain('Guests of this workspace may not');
  });

  test('learns nothing from a scope that does not exist either', async () => {
    expect(await as('sam').ask('/root-status payment-prod')).not.toContain('payments-prod');
  });

  test('may be helped', async () => {
    expect(await as('sam').ask('/root-status help')).toContain('/root-status [scope] [users] [fresh]');
    expect(await as('sam').ask('/root-help')).toContain('/root-status [scope] [users] [fresh]');
  });

  test('is anybody while Slack does not say who they are', async () => {
    const answer = await whileBroken(whole.faults, 'slack:users.info', 'error', () =>
      as('mia').ask('/root-status prod'),
    );

    expect(answer).toContain('Slack could not say who you are, so nothing is shown.');
  });
});

describe('while it is measured', () => {
  test('a quick answer comes without a progress line', async () => {
    const mia = as('mia');
    await mia.ask('/root-status search-prod');

    expect(mia.appeared()).toHaveLength(1);
  });

  test('a slow one is announced first, and comes last', async () => {
    const mia = as('mia');
    await mia.ask('/root-status slow fresh');

    expect(mia.progress()).toEqual(['Measuring 1 root user in slow…']);
    expect(mia.appeared()).toHaveLength(2);
    expect(mia.appeared().at(-1)).toContain('posted slow  333344445555');
  });

  test('ten who ask for the same get the same, measured once', async () => {
    const before = whole.aws.calls()['sts:AssumeRole'] ?? 0;
    const people = ['mia', 'omar', 'lena', 'ravi'].map(as);

    const answers = await Promise.all(people.map((person) => person.ask('/root-status slow fresh')));

    expect(new Set(answers).size).toBe(1);
    expect(whole.aws.calls()['sts:AssumeRole']).toBe(before + 1);
  });
});

describe('when something breaks', () => {
  const logged = (message: string) => whole.logged().filter(({ msg }) => msg === message);

  test('an answer that the response_url does not take goes by another way, to the same person only', async () => {
    const [mia, omar] = [as('mia'), as('omar')];
    const answer = await whileBroken(whole.faults, 'slack:response_url', 'error', () =>
      mia.ask('/root-status search-prod'),
    );

    expect(answer).toContain('search-prod');
    expect(omar.appeared()).toEqual([]);
    expect(logged('a response_url did not take the answer, which goes by chat.postEphemeral')).not.toEqual(
      [],
    );
  });

  test('a store that fails is named, with a reference; the log has it with its cause and the request', async () => {
    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'throttle', () =>
      as('mia').ask('/root-status search-prod'),
    );

    const [, reference] = /reference: ([\w-]+)/.exec(answer) ?? [];
    const [line] = whole.logged().filter((each) => each.reference === reference);
    expect(line).toMatchObject({
      level: 'error',
      requestId: expect.stringContaining('req-'),
      err: { type: expect.stringContaining('StoreError'), message: expect.stringContaining('Could not') },
    });
    expect(answer).toContain("Rootkeeper's store (its DynamoDB table) does not answer");
    expect(answer).not.toMatch(/Error|Exception|Could not|throughput/i);
  });

  test('the command answers again once the store does', async () => {
    expect(await as('mia').ask('/root-status search-prod')).toContain('search-prod');
  });

  test('AWS failing everywhere leaves nothing measured, and nothing clear', async () => {
    const answer = await whileBroken(whole.faults, 'sts:AssumeRole', 'error', () =>
      as('mia').ask('/root-status prod fresh'),
    );

    expect(answer).toMatch(/^prod: none of 2 root users could be measured/);
    expect(answer).toContain('NOT MEASURED');
    expect(answer).not.toMatch(/\b[1-9]\d* clear/);
  });
});

describe('the log', () => {
  test('tells every interaction by its own request id', () => {
    const envelopes = whole.logged().filter(({ msg }) => msg === 'an envelope arrived');
    const ids = envelopes.map(({ requestId }) => requestId);

    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has no token, key, response_url or e-mail address', () => {
    const lines = whole
      .logged()
      .map((line) => JSON.stringify(line))
      .join('\n');

    for (const secret of [
      ...Object.values(whole.slack.tokens),
      ...Object.values(whole.aws.managementCredentials),
    ])
      expect(lines).not.toContain(secret);
    expect(lines).not.toMatch(/@corp\.example|\/response\/T0|ASIA\w/);
  });
});
