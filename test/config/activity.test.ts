import { readFile } from 'node:fs/promises';
import type { ActivityConfig } from '../../src/config/activity.ts';
import { parseConfig } from '../../src/config/load.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { problems, withKey } from './parsing.ts';

const LEAST = { regions: ['eu-central-1'], onCall: { users: ['U0MIA'] } };

/** A configuration with this activity. JSON is YAML. */
function yaml(
  activity: unknown,
  channels: Readonly<Record<string, string>> = { alerts: 'C0ALERTS' },
): string {
  return JSON.stringify({ readers: {}, channels, activity });
}

function activityOf(text: string): ActivityConfig | undefined {
  return parseConfig(text, withKey).activity;
}

describe('the configuration of root activity', () => {
  test('without it root activity is off, whatever channels there are', () => {
    expect(parseConfig(yaml(undefined), withKey)).not.toHaveProperty('activity');
  });

  test('what is left out is as deploy/ has it, and who is on call is who is mentioned', () => {
    expect(activityOf(yaml(LEAST))).toEqual({
      queue: { name: 'rootkeeper-events' },
      deadLetterQueue: { name: 'rootkeeper-events-dead' },
      rules: [
        'rootkeeper-root-activity',
        'rootkeeper-perimeter',
        'rootkeeper-heartbeat',
        'rootkeeper-root-events',
        'rootkeeper-heartbeats',
        'rootkeeper-sign-ins',
      ],
      regions: ['eu-central-1'],
      heartbeatEvery: 60 * MINUTE,
      alertsChannel: 'C0ALERTS',
      onCall: { users: ['U0MIA'], groups: [] },
      escalate: { users: ['U0MIA'], groups: [] },
      knownNetworks: [],
    });
  });

  test('the rules and queues that it watches by default are those that deploy/ makes', async () => {
    const { queue, deadLetterQueue, rules = [] } = activityOf(yaml(LEAST)) ?? {};
    const templates = await Promise.all(
      ['activity', 'activity-sources'].map((name) => readFile(`deploy/${name}.yml`, 'utf8')),
    );
    const made = templates.join('\n');
    const ruleNames = [
      ...made.matchAll(/Type: AWS::Events::Rule\n\s+(?:Condition: \w+\n\s+)?Properties:\n\s+Name: (\S+)/g),
    ];
    expect([...rules].sort()).toEqual(ruleNames.map(([, name]) => name).sort());
    for (const { name } of [queue, deadLetterQueue].flatMap((each) => each ?? [])) {
      expect(made).toContain(`QueueName: ${name}\n`);
    }
  });

  test('every key is taken as it is given, a queue elsewhere by its ARN, a Region once', () => {
    const activity = {
      queue: 'arn:aws:sqs:us-east-1:111122223333:root',
      deadLetterQueue: 'dead',
      rules: ['mine'],
      regions: ['eu-central-1', 'us-east-1', 'eu-central-1'],
      heartbeatMinutes: 15,
      onCall: { groups: ['S0CALL'] },
      escalate: { users: ['U0ZOE'] },
      knownNetworks: [{ name: 'Office Berlin', ranges: ['198.51.100.0/24', '2001:db8::/32'] }],
    };
    expect(activityOf(yaml(activity))).toEqual({
      queue: { name: 'root', accountId: '111122223333', region: 'us-east-1' },
      deadLetterQueue: { name: 'dead' },
      rules: ['mine'],
      regions: ['eu-central-1', 'us-east-1'],
      heartbeatEvery: 15 * MINUTE,
      alertsChannel: 'C0ALERTS',
      onCall: { users: [], groups: ['S0CALL'] },
      escalate: { users: ['U0ZOE'], groups: [] },
      knownNetworks: activity.knownNetworks,
    });
  });

  test('alerts go to the approvals channel where there is no other, and without either nothing starts', () => {
    expect(activityOf(yaml(LEAST, { approvals: 'C0APPROVALS' }))?.alertsChannel).toBe('C0APPROVALS');
    expect(problems(yaml(LEAST, { security: 'C0SECURITY' }))).toEqual([
      'channels.alerts: found nothing; accepted: the id of the channel where alerts of root activity are posted; without it they go to channels.approvals, and there is none either',
    ]);
  });

  test('an on-call list with nobody on it is refused, since nobody could take an alert on', () => {
    expect(problems(yaml({ ...LEAST, onCall: { users: [], groups: [] } }))).toEqual([
      'activity.onCall: found a mapping; accepted: at least one person in users or one user group in groups: without them nobody could take an alert on',
    ]);
    expect(problems(yaml({ regions: ['eu-central-1'] }))).toEqual([
      expect.stringMatching(/^activity\.onCall: found nothing; accepted: a mapping with users, groups/),
    ]);
  });

  test.each([
    [{ regions: [] }, /^activity\.regions: found a list; accepted: at least one Region/],
    [{ regions: ['Frankfurt'] }, /^activity\.regions\[0\]: found "Frankfurt"; accepted: an AWS Region/],
    [{ queue: 'root.fifo' }, /^activity\.queue: found "root\.fifo"; accepted: the name or ARN of an SQS/],
    [{ heartbeatMinutes: 0 }, /^activity\.heartbeatMinutes: found 0; accepted: a number of minutes/],
    [{ escalate: {} }, /^activity\.escalate: found a mapping; accepted: at least one person/],
    [{ oncall: {} }, /did you mean onCall\?/],
  ])('what it cannot use is named with what it takes: %j', (wrong, said) => {
    expect(problems(yaml({ ...LEAST, ...wrong }))).toEqual([expect.stringMatching(said)]);
  });

  test.each(['198.51.100.0', '198.51.100.0/33', '198.51.100/24', '2001:db8::/129', '0.0.0.0/0', 'office'])(
    '%s is no known network: one without a length would be one address, and all of the internet is nobody',
    (cidr) => {
      const found = problems(yaml({ ...LEAST, knownNetworks: [{ name: 'Office', ranges: [cidr] }] }));
      expect(found).toEqual([
        expect.stringMatching(
          /^activity\.knownNetworks\[0\]\.ranges\[0\]: .*accepted: a network in CIDR notation/,
        ),
      ]);
    },
  );

  test('the example has one, as its comments say', async () => {
    const example = await readFile('rootkeeper.example.yml', 'utf8');
    expect(parseConfig(example, withKey).activity).toMatchObject({ alertsChannel: 'C0345CDEF' });
  });
});
