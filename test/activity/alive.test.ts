import '../support/fakes/errors-of-node.ts';
import { HOUR, MINUTE, type Milliseconds } from '../../src/domain/time.ts';
import { readTemplate } from '../deploy/template.ts';
import { aConsoleLogin, enveloped, eventTime } from '../support/builders/cloudtrail.ts';
import { readerOf } from '../support/fakes/digest-app.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import { anOrganizationOf, MEMBER, OTHER } from '../support/fakes/organization.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const REGIONS = ['eu-central-1', 'us-east-1'];

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWholeApp({
    organization: anOrganizationOf({
      organization: { heartbeats: { every: '1h', regions: REGIONS } },
      members: { [MEMBER]: { name: 'payments-prod' }, [OTHER]: { name: 'legacy-crm', silent: true } },
    }),
    config: {
      channels: { security: 'C0SECURITY1', alerts: 'C0ALERTS001' },
      activity: { regions: REGIONS, onCall: { users: ['U0OMAR00001'] } },
    },
  });
});

afterAll(() => whole.close());

function inAlerts(): readonly string[] {
  const screen = whole.slack.control.view('mia', '#root-alerts');
  return screen.kind === 'channel' ? screen.messages.map(({ plainText }) => plainText) : [];
}

/** Every process sleeps meanwhile; what fell due is late, and what AWS told is read first. */
async function pass(time: Milliseconds): Promise<void> {
  whole.clock.moveTo(whole.clock.now() + time);
  await whole.aws.queueRead();
  await whole.app.runDue();
}

const mia = () => readerOf(whole, 'mia');

test('/root-status says how far back the alarm path is proven, and what nobody can tell yet', async () => {
  await eventually('heartbeats arrive', async () =>
    (await mia().ask('/root-status all')).includes('Alarm path: proven in 4 of 6 places'),
  );
  expect(await mia().ask('/root-status payments-prod')).toMatch(
    /Alarm path: proven in 2 of 2 places, the oldest heartbeat .* UTC\./,
  );
  expect(await mia().ask('/root-status all')).toContain('2 not heard yet, and not for long enough to tell');
});

test('silence fails the check, is told by name, and once in the alerts channel', async () => {
  await pass(HOUR);
  await pass(2 * HOUR);
  await pass(10 * MINUTE);
  const told = await eventually('silence is told', () => inAlerts().find((text) => text.includes('SILENT')));
  expect(told).toContain('ALARM PATH SILENT in 1 of 3 accounts');
  expect(told).toContain(`legacy-crm ${OTHER}: eu-central-1 NEVER HEARD; us-east-1 NEVER HEARD`);
  const status = await mia().ask('/root-status all');
  expect(status).toContain('2 SILENT: legacy-crm (eu-central-1, us-east-1)');
  expect(status).toContain('MEDIUM  Organization: Activity pipeline silent');
  await pass(10 * MINUTE);
  expect(inAlerts().filter((text) => text.includes('SILENT'))).toHaveLength(1);
});

test('where Slack takes no alert the log has the lines that the metric filters of deploy/ look for, and only then', async () => {
  const filters = Object.values(readTemplate('activity.yml').Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::Logs::MetricFilter' ? [String(Properties.FilterPattern)] : [],
  );
  expect(filters).toHaveLength(1);
  expect(matched(filters)).toEqual([]);
  await whileBroken(whole.faults, 'slack:chat.*', 'error', async () => {
    const record = JSON.stringify(enveloped(aConsoleLogin({ eventTime: eventTime(whole.clock.now()) })));
    whole.aws.events.deliver(record.replaceAll('111122223333', MEMBER));
    await whole.aws.queueRead();
    await eventually('it was tried', () =>
      whole.logged().some(({ alert, post }) => alert !== undefined && post !== undefined),
    );
    expect(matched(filters)).toEqual([]);
    await pass(3 * MINUTE);
    await eventually('people are called without Slack', () => matched(filters).length > 0);
  });
  expect(matched(filters)).toEqual(filters);
  await pass(2 * MINUTE);
  await eventually('the alert is there', () => inAlerts().some((text) => text.includes('UNSANCTIONED')));
});

/** Those of CloudWatch's filter patterns, `{ $.field = "value" }`, that match a line of the log. */
function matched(filters: readonly string[]): readonly string[] {
  return filters.filter((filter) => {
    const [, field = '', value] = /^\{ \$\.(\w+) = "([^"]+)" \}$/.exec(filter) ?? [];
    if (value === undefined) throw new Error(`not a pattern that is read here: ${filter}`);
    return whole.logged().some((line) => line[field] === value);
  });
}
