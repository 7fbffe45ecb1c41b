import { aConsoleLogin, enveloped, eventTime } from '../support/builders/cloudtrail.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { anOrganizationOf, MEMBER } from '../support/fakes/organization.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const ALERTS = '#root-alerts';

let whole: WholeApp;

afterEach(() => whole.close());

function start(config: Readonly<Record<string, unknown>>): Promise<WholeApp> {
  const members = { [MEMBER]: { name: 'payments-prod' } };
  return startWholeApp({ organization: anOrganizationOf({ members }), config });
}

const CHANNELS = { security: 'C0SECURITY1', alerts: 'C0ALERTS001' };
const ACTIVITY = {
  regions: ['eu-central-1', 'us-east-1'],
  onCall: { users: ['U0OMAR00001'] },
  knownNetworks: [{ name: 'office', ranges: ['198.51.100.0/24'] }],
};

function posted(): readonly string[] {
  const screen = whole.slack.control.view('mia', ALERTS);
  if (screen.kind !== 'channel') throw new Error(`${ALERTS} is no channel`);
  return screen.messages.map(({ text }) => text);
}

/** A sign-in as root of the member account, now. */
function signIn(): string {
  const record = JSON.stringify(enveloped(aConsoleLogin({ eventTime: eventTime(whole.clock.now()) })));
  return record.replaceAll('111122223333', MEMBER);
}

test('a sign-in as root that comes over the queue is alerted of, and the app ends while it waits for another', async () => {
  whole = await start({ channels: CHANNELS, activity: ACTIVITY });
  whole.aws.events.deliver(signIn());
  const [text, ...more] = await eventually('the alert', () => (posted().length > 0 ? posted() : undefined));
  expect(more).toEqual([]);
  expect(text).toContain('UNSANCTIONED ROOT SIGN-IN: payments-prod');
  await whole.app.stop();
  const errors = whole.logged().filter(({ level }) => level === 'error');
  expect(errors).toEqual([]);
});

test('without the section nothing is read from the queue, nor noted of our own audits', async () => {
  whole = await start({ channels: CHANNELS });
  whole.aws.events.deliver(signIn());
  await whole.app.runDue();
  expect(posted()).toEqual([]);
  expect(Object.keys(whole.aws.calls()).filter((call) => call.startsWith('sqs:'))).toEqual([]);
});
