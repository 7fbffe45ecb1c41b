import './support/fakes/errors-of-node.ts';
import { MINUTE } from '../src/domain/time.ts';
import { conversation } from './support/fakes/conversation.ts';
import { eventually } from './support/fakes/eventually.ts';
import { callOf, whileBroken } from './support/fakes/faults.ts';
import { anOrganizationOf, MEMBER, OTHER } from './support/fakes/organization.ts';
import { startWholeApp, type WholeApp } from './support/fakes/rootkeeper.ts';

const MEMBERS = { [MEMBER]: { name: 'quick' }, [OTHER]: { name: 'slow', latencyMs: 200 } };

const NO_RESPONSE_URL = 'a response_url did not take the answer, which goes by chat.postEphemeral';
/** Real time, on a machine that may do much else besides. */
const PATIENCE = 30_000;
const AGAIN = 'an envelope came again, and is only acknowledged';

let whole: WholeApp;

beforeEach(async () => {
  whole = await startWholeApp({ organization: anOrganizationOf({ members: MEMBERS }) });
});

afterEach(() => whole.close());

const mia = () => conversation(whole.slack.control, 'mia');
const logged = (message: string) => whole.logged().filter(({ msg }) => msg === message);
/** What the app said to Mia, without the lines that say how far it is. */
const answers = () =>
  whole.slack.control
    .seen('mia', 0)
    .flatMap((seen) => (seen.kind === 'message' ? [seen.message] : []))
    .filter(({ blocks }) => !blocks.some(({ block_id }) => block_id.startsWith('progress')));
const envelopes = () => logged('an envelope arrived').length;

describe('an envelope that Slack delivers twice', () => {
  test('is answered once: a command', async () => {
    const person = mia();
    whole.slack.control.deliverTwice(1);
    await person.ask('/root-status quick');
    await person.ask('/root-status help');

    await eventually('all have arrived', () => envelopes() === 3);
    await eventually('all are done with', () => logged(AGAIN).length === 1);
    expect(answers()).toHaveLength(2);
  });

  test('is answered once: a button', async () => {
    const [person, omar] = [mia(), conversation(whole.slack.control, 'omar')];
    await person.ask('/root-status quick');
    whole.slack.control.deliverTwice(1);
    await person.press('Share');
    await eventually('it is shared', () => omar.appeared().length > 0);
    await eventually('the other one is done with', () => logged(AGAIN).length === 1);
    await person.ask('/root-status help');

    expect(omar.appeared()).toHaveLength(1);
  });

  test('gets the same answer both times: a modal', async () => {
    const person = mia();
    await person.ask('/root-status');
    await person.press('Open account…');
    await whole.slack.control.choose('mia', { label: 'Account', option: 'quick 111122223333', in: 'modal' });
    whole.slack.control.deliverTwice(1);
    const submitted = await whole.slack.control.submit('mia', {});
    await eventually('the other one is done with', () => logged(AGAIN).length === 1);

    expect(submitted.kind).toBe('acknowledged');
    expect(whole.slack.control.view('mia', 'modal').plainText).toContain('quick  111122223333');
  });
});

describe('the connection to Slack', () => {
  test('is renewed when Slack asks for it, and commands are answered as before', async () => {
    whole.slack.control.recycleSockets();
    await eventually('the app is connected again', () => logged('connected to Slack').length === 2);

    expect(await mia().ask('/root-status quick')).toContain('quick  111122223333');
  });
});

describe('stopping', () => {
  test('finishes what was acknowledged', async () => {
    const person = mia();
    const answer = person.ask('/root-status slow');
    await eventually('the command was acknowledged', () => envelopes() === 1);
    const stopped = whole.app.stop();

    expect(await answer).toContain('slow  222233334444');
    await stopped;
  });

  test('tells those whom it cannot answer any more to ask again', async () => {
    const impatient = await startWholeApp({
      organization: anOrganizationOf({ members: MEMBERS }),
      patience: 50,
    });
    impatient.faults.set({ call: callOf('iam:*'), kind: 'hang' });
    const person = conversation(impatient.slack.control, 'mia');
    const answer = person.ask('/root-status quick fresh');
    await eventually('AWS is asked', () => (impatient.aws.calls()['sts:AssumeRole'] ?? 0) > 0);
    await impatient.app.stop();

    expect(await answer).toContain('Rootkeeper is being restarted');
    impatient.faults.clear(callOf('iam:*'));
    await impatient.close();
  });

  test('takes nothing new', async () => {
    await whole.app.stop();
    // Bolt's stop ends before the socket does.
    await eventually('the socket is closed', () => whole.slack.control.connectedApps() === 0);

    expect(await whole.slack.control.say('mia', '#security', '/root-status quick')).toEqual({
      kind: 'no-app',
    });
  });

  test('runs no job afterwards', async () => {
    await whole.app.stop();
    const before = whole.aws.calls();
    whole.clock.moveTo(whole.clock.now() + 120 * MINUTE);
    whole.app.clockMoved();
    await whole.app.runDue();

    expect(whole.aws.calls()).toEqual(before);
  });

  test('twice is stopping once', async () => {
    await Promise.all([whole.app.stop(), whole.app.stop()]);
    await whole.app.stop();
  });

  test('ends a refresh of the directory that is under way', async () => {
    whole.faults.set({ call: callOf('organizations:ListAccounts'), kind: 'hang' });
    whole.clock.moveTo(whole.clock.now() + 60 * MINUTE);
    whole.app.clockMoved();
    const before = whole.aws.calls()['organizations:ListAccounts'] ?? 0;
    await eventually(
      'a refresh asks AWS',
      () => (whole.aws.calls()['organizations:ListAccounts'] ?? 0) > before,
    );

    await whole.app.stop();
    whole.faults.clear(callOf('organizations:ListAccounts'));

    expect(whole.logged().at(-1)?.msg).not.toBe('the directory was refreshed');
  });

  test('ends also while the connection to Slack is lost', async () => {
    await whole.slack.close();
    await eventually('the app has noticed', () => unwell().then((status) => status === 503));

    await whole.app.stop();
  });
});

test('an answer that Slack takes no notice of is given up, goes another way, and is tried again there', async () => {
  const calls = ['slack:response_url', 'slack:chat.postEphemeral'].map(callOf);
  for (const call of calls) whole.faults.set({ call, kind: 'hang' });
  await whole.slack.control.say('mia', '#security', '/root-status help');
  await eventually('the other way is tried', () => logged(NO_RESPONSE_URL).length === 1, PATIENCE);
  const isGivenUp = () => whole.logged().some(({ msg }) => String(msg).startsWith('http request failed'));
  await eventually('that is given up', isGivenUp, PATIENCE);
  for (const call of calls) whole.faults.clear(call);

  await eventually('the answer comes', () => answers().length > 0, PATIENCE);
  expect(answers()[0]?.plainText).toContain('/root-status');
});

describe('/healthz', () => {
  test('says that all is well while the app is connected, and 503 once it is not', async () => {
    expect(await unwell()).toBe(200);
    await whole.slack.close();

    await eventually('the app has noticed', () => unwell().then((status) => status === 503));
  });
});

describe('a handler that fails in a way that nobody expected', () => {
  test('is logged with its request', async () => {
    await whileBroken(whole.faults, 'slack:*', 'error', async () => {
      await whole.slack.control.say('mia', '#security', '/root-status quick');
      await eventually('it is logged', () => logged('a handler failed').length > 0);
    });
    const [line] = logged('a handler failed');

    expect(line).toMatchObject({ level: 'error', requestId: expect.stringContaining('req-'), err: {} });
    expect(await mia().ask('/root-status quick')).toContain('quick  111122223333');
  });
});

async function unwell(): Promise<number> {
  const { health } = whole.logged().find(({ msg }) => msg === 'rootkeeper is up') ?? {};
  return (await fetch(`http://127.0.0.1:${health}/healthz`)).status;
}
