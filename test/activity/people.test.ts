import '../support/fakes/errors-of-node.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { aConsoleLogin, enveloped, eventTime } from '../support/builders/cloudtrail.ts';
import { readerOf } from '../support/fakes/digest-app.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { anOrganizationOf, MEMBER } from '../support/fakes/organization.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const ALERTS = '#root-alerts';
const APPROVALS = '#root-approvals';
const SIGN_IN = 'UNSANCTIONED ROOT SIGN-IN: payments-prod';
const ACTIVITY = { regions: ['eu-central-1', 'us-east-1'], onCall: { users: ['U0OMAR00001'] } };
const WINDOWS = {
  requesters: { users: ['U0MIA000001'] },
  default: { approvers: { users: ['U0LENA00001', 'U0OMAR00001'] }, quorum: 1 },
};
const CHANNELS = { security: 'C0SECURITY1', alerts: 'C0ALERTS001', approvals: 'C0APPROVALS' };

let whole: WholeApp;

beforeAll(async () => {
  const members = { [MEMBER]: { name: 'payments-prod', ou: 'workloads/prod' } };
  whole = await startWholeApp({
    organization: anOrganizationOf({ members }),
    config: { channels: CHANNELS, activity: ACTIVITY, windows: WINDOWS },
  });
  // Ravi sees the channel, and is no reader.
  whole.team.splice(whole.team.indexOf('ravi'), 1);
  const at = whole.clock.now() - MINUTE;
  const record = JSON.stringify(enveloped(aConsoleLogin({ eventTime: eventTime(at) })));
  whole.aws.events.deliver(record.replaceAll('111122223333', MEMBER));
  await inAlerts(SIGN_IN);
});

afterAll(() => whole.close());

const person = (name: string, channel?: string) => readerOf(whole, name, channel);

/**
 * A message that Slack did not take within 5 s, as on a machine that does much else, is tried again a minute later by the next sweep, 15 s
 * apart: that is 80 s.
 */
const SHOWN_WITHIN = 100_000;

/** The message in the channel, as the reader sees it, once it holds the text. */
function inChannel(reader: string, channel: string, text: string): Promise<string> {
  return eventually(
    `${channel} holds “${text}”`,
    () => {
      const screen = whole.slack.control.view(reader, channel);
      if (screen.kind !== 'channel') return undefined;
      return screen.messages.map(({ plainText }) => plainText).find((each) => each.includes(text));
    },
    SHOWN_WITHIN,
  );
}

const inAlerts = (text: string) => inChannel('mia', ALERTS, text);

describe('people and an alert', () => {
  test('who is not on call is told so, and whom to phone; nothing changes', async () => {
    const told = await person('mia', ALERTS).press("I'm on it", SIGN_IN);
    expect(told).toContain('You are not among those who may take a root alert on, or say what it was.');
    expect(await inAlerts(SIGN_IN)).toContain("[I'm on it]");
  });

  test('what happened, and who was refused, is shown to whoever may read it, and to nobody else', async () => {
    const shown = await person('mia', ALERTS).press('Show events', SIGN_IN);
    expect(shown).toMatch(/Events of alert AL-\w+: 1 of 1 event NOT SANCTIONED/);
    expect(shown).toMatch(
      /REFUSED: 1 step of people\n.*Mia Chen.* tried to take it on: not among those who may/,
    );
    expect(await person('ravi', ALERTS).press('Show events', SIGN_IN)).toContain(
      'You are not among those who may see what root users did.',
    );
  });

  test('whoever is on call takes it on, is told what to do, and the alert says whose it is', async () => {
    expect(await person('omar', ALERTS).press("I'm on it", SIGN_IN)).toContain('Recorded: you are on it.');
    expect(await inAlerts('Owner: Omar')).toContain('[False alarm…]');
  });

  test('a disposition wants a note, is recorded with it, and closes the alert', async () => {
    const omar = person('omar', ALERTS);
    await omar.press('Legitimate…', SIGN_IN);
    expect((await omar.submit({})).kind).not.toBe('closed');
    await omar.submit({ 'Who was it, and how do you know?': 'Mia, on the phone' });
    expect(await omar.reads('Recorded: LEGITIMATE')).toContain('root sign-in: payments-prod');
    await inAlerts('Mia, on the phone');
  });

  test('declared afterwards, it becomes a window that says so, and the alert names it', async () => {
    const mia = person('mia', ALERTS);
    expect(await mia.press('Declare afterwards…')).toContain('sanctions nothing');
    await mia.choose('Who used root', 'mia');
    await mia.choose('Task', 'Enable or disable S3 MFA delete');
    await mia.submit({ Reason: 'The window was forgotten' });
    const told = await mia.reads('Recorded: declared afterwards in RW-');
    const id = /RW-\w{6}/.exec(told)?.[0] ?? 'none';
    await inAlerts(id);
    expect(await inChannel('lena', APPROVALS, id)).toContain('[Review…]');
    expect(await person('mia').ask(`/root-windows ${id}`)).toContain('afterwards');
  });
});

describe('/root-activity', () => {
  test('of one account looks at CloudTrail too, and has each event once with its verdict', async () => {
    const told = await person('mia').ask('/root-activity payments-prod');
    expect(told).toContain('Root activity, payments-prod 7d: 1 of 1 event NOT SANCTIONED');
    expect(told).toContain('NO WINDOW');
    expect(Object.keys(whole.aws.calls())).toContain('cloudtrail:LookupEvents');
  });

  test('of several says since when anybody listened', async () => {
    expect(await person('mia').ask('/root-activity all 90d')).toContain('NOT ALL LOOKED AT');
  });

  test.each([
    ['/root-activity payments-prod 7', 'Do: type /root-activity with one of these. Days are typed as 7d.'],
    ['/root-activity prod 91d', '91 days are not between 1 and 90'],
    ['/root-replay prod 0d', '0 days are not between 1 and 90'],
  ])('%s is told what to do', async (typed, said) => {
    const told = await person('mia').ask(typed);
    expect(told).toContain(said);
  });

  test('is for readers', async () => {
    for (const command of ['/root-activity', '/root-replay 90d']) {
      expect(await person('ravi').ask(command)).toContain('readers');
    }
  });
});

test('/root-replay says what the past would have alerted of', async () => {
  expect(await person('mia').ask('/root-replay 90d payments-prod')).toMatch(/^Replay, 90d payments-prod:/);
});
