import '../support/fakes/errors-of-node.ts';
import { aConsoleLogin, enveloped, eventTime } from '../support/builders/cloudtrail.ts';
import { readerOf } from '../support/fakes/digest-app.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { anOrganizationOf, MEMBER } from '../support/fakes/organization.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const ALERTS = '#root-alerts';
const APPROVALS = '#root-approvals';
const CONFIG = {
  channels: { security: 'C0SECURITY1', alerts: 'C0ALERTS001', approvals: 'C0APPROVALS' },
  activity: { regions: ['eu-central-1', 'us-east-1'], onCall: { users: ['U0OMAR00001'] } },
  windows: {
    requesters: { users: ['U0MIA000001'] },
    default: { approvers: { users: ['U0LENA00001', 'U0OMAR00001'] }, quorum: 1 },
  },
};

let whole: WholeApp;

beforeEach(async () => {
  const root = { password: { lastUsed: '0m ago' } };
  const members = { [MEMBER]: { name: 'payments-prod', ou: 'workloads/prod', root } };
  whole = await startWholeApp({ organization: anOrganizationOf({ members }), config: CONFIG });
});

afterEach(() => whole.close());

const person = (name: string, channel = APPROVALS) => readerOf(whole, name, channel);

/** Mia asked, Lena approved: payments-prod is open for an hour. */
async function openWindow(): Promise<void> {
  await person('mia', '#security').ask(
    '/root-request payments-prod for 1h task "S3 MFA delete" because "Auditor finding 7"',
  );
  await inChannel(APPROVALS, '[Approve…]');
  const lena = person('lena');
  await lena.press('Approve…');
  await lena.submit({});
  await inChannel(APPROVALS, '[Signing in now]');
}

function signIn(): void {
  const record = JSON.stringify(enveloped(aConsoleLogin({ eventTime: eventTime(whole.clock.now()) })));
  whole.aws.events.deliver(record.replaceAll('111122223333', MEMBER));
}

function inChannel(channel: string, text: string): Promise<string> {
  return eventually(`${channel} holds “${text}”`, () =>
    messages(channel).find((each) => each.includes(text)),
  );
}

function messages(channel: string): readonly string[] {
  const screen = whole.slack.control.view('mia', channel);
  return screen.kind === 'channel' ? screen.messages.map(({ plainText }) => plainText) : [];
}

/** What is told in the thread of the window's card. */
function inThread(text: string): Promise<string> {
  return eventually(`the thread holds “${text}”`, () => thread().find((each) => each.includes(text)));
}

/** Empty while there is none. */
function thread(): readonly string[] {
  const screen = whole.slack.control.view('mia', APPROVALS);
  const hasReplies = screen.kind === 'channel' && screen.messages.some(({ replyCount }) => replyCount > 0);
  const shown = hasReplies ? whole.slack.control.view('mia', 'thread') : screen;
  return shown.kind === 'thread' ? shown.messages.map(({ plainText }) => plainText) : [];
}

test('the operator of a window is asked "is this you?"; nobody else can answer, and a yes is told', async () => {
  await openWindow();
  signIn();
  await inThread('Is this you?');
  expect(await person('omar').press('Yes, it is me')).toContain(
    'Not done: only Mia Chen, the operator of RW-',
  );
  expect(await person('mia').press('Yes, it is me')).toContain('Recorded: it is you, in RW-');
  await inThread('Confirmed: Mia Chen says it is them');
  expect(messages(ALERTS)).toEqual([]);
});

test('a no alerts on-call at once', async () => {
  await openWindow();
  signIn();
  await inThread('Is this you?');
  expect(await person('mia').press('No, it is not me')).toContain('it is NOT you');
  await inThread('NOT THEM, says Mia Chen');
  await inChannel(ALERTS, 'payments-prod');
});

test('who announced the sign-in is not asked about it; only the operator can', async () => {
  await openWindow();
  expect(await person('omar').press('Signing in now')).toContain('only Mia Chen, the operator');
  const id = messages(APPROVALS).flatMap((text) => /RW-\w{6}/.exec(text) ?? [])[0];
  expect(await person('mia').ask(`/root-windows ${id}`)).toContain('[Signing in now]');
  expect(await person('mia').press('Signing in now')).toContain('Recorded: you are about to sign in, in RW-');
  signIn();
  await inThread('As announced by Mia Chen');
  expect(thread().join()).not.toContain('Is this you?');
  expect(messages(ALERTS)).toEqual([]);

  const status = await person('omar', '#security').ask('/root-status payments-prod');
  expect(status).toMatch(/LOW.*Root password used just now; the limit is 90 days\. In window RW-/s);
});
