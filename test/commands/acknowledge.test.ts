import '../support/fakes/errors-of-node.ts';
import { WebClient } from '@slack/web-api';
import { DAY, MINUTE } from '../../src/domain/time.ts';
import { STATUS_ACKNOWLEDGE } from '../../src/slack/action-ids.ts';
import { actions, button } from '../../src/slack/blocks/button.ts';
import { DIGEST_ACKNOWLEDGE, DIGEST_NEXT } from '../../src/slack/digest/action-ids.ts';
import { type Reader, readerOf, startWithDigest } from '../support/fakes/digest-app.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';

const CONTACT = 'search-prod 222233334444: no security contact';
const MFA = 'payments-prod 111122223333: root MFA off';
const USED = 'payments-prod 111122223333: root used recently';
const CRITICAL = 'payments-prod 111122223333: root access key present';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWithDigest();
  await reader('mia').ask('/root-digest now');
});

afterAll(() => whole.close());

afterEach(async () => {
  for (const person of ['mia', 'omar', 'lena']) {
    while (reader(person).modal() !== '') await reader(person).close();
  }
});

const reader = (person: string) => readerOf(whole, person);

/** A day so many days ahead, as a date field takes it. */
const inDays = (days: number) => new Date(whole.clock.now() + days * DAY).toISOString().slice(0, 10);

/** The form for a finding of the digest, in front of that person. */
async function formFor(finding: string, person: string): Promise<Reader> {
  const who = reader(person);
  await who.press('Acknowledge…', 'first day');
  await who.submit({ Finding: finding });
  await who.reads('You answer for it until then');
  return who;
}

/** The same from /root-status, which offers what is acknowledged already, too. */
async function formAgain(person: string): Promise<Reader> {
  const who = reader(person);
  await who.ask('/root-status search-prod');
  await who.press('Acknowledge…', 'FACTS');
  await who.submit({ Finding: CONTACT });
  await who.reads('Yours takes its place.');
  return who;
}

/** The digest still counts it among what nobody acknowledged. */
async function expectFailing(failure: string): Promise<void> {
  const [listed = ''] = /CRITICAL {2}payments-prod .*/.exec(await reader('ravi').ask('/root-digest')) ?? [];
  expect(listed).toContain(failure);
}

describe('Acknowledge… under the digest', () => {
  test('asks for the finding, then why and until when, and records it', async () => {
    const mia = await formFor(CONTACT, 'mia');
    expect(mia.modal()).toContain(`LOW  ${CONTACT}`);

    await mia.submit({ Why: 'a contact is named by then', Until: inDays(20) });
    const told = await mia.reads('Recorded: search-prod 222233334444: no security contact is acknowledged.');
    expect(told).toMatch(
      /Acknowledged by Mia Chen until \d+ \w{3}( \d{4})? 00:00 UTC: “a contact is named by then”\./,
    );

    const preview = await reader('omar').ask('/root-digest');
    expect(preview).toContain('1 with findings, 0 clear, 1 acknowledged');
    expect(preview).toContain('“a contact is named by then”');
  });

  test('shows whoever comes next what stands, and theirs takes its place', async () => {
    const omar = await formAgain('omar');
    expect(omar.modal()).toContain('Acknowledged by Mia Chen');
    expect(omar.modal()).toContain('Yours takes its place.');

    await omar.submit({ Why: 'it takes longer', Until: inDays(60) });
    await omar.reads('Acknowledged by Omar Diaz');
    expect(await reader('mia').ask('/root-status search-prod')).toContain('“it takes longer”');
  });

  test('offers no critical finding', async () => {
    const mia = reader('mia');
    await mia.press('Acknowledge…', 'first day');

    await expect(mia.submit({ Finding: CRITICAL })).rejects.toThrow('There is no option');
    expect(await mia.submit({})).toMatchObject({ kind: 'errors' });
  });

  test.each([
    ['Why', '\u200b', 5, 'nothing in it that can be seen'],
    ['Until', 'later', -1, 'That day has begun already.'],
    ['Until', 'later', 120, 'That is too far: at most 90 days.'],
  ])('tells at the field %s what is wrong (why %j, until in %d days)', async (field, why, days, problem) => {
    const mia = await formFor(MFA, 'mia');
    const outcome = await mia.submit({ Why: why, Until: inDays(days) });

    expect(outcome).toMatchObject({ kind: 'errors', errors: { [field]: expect.stringContaining(problem) } });
    await expectFailing('root MFA off');
  });

  test('shows a reason as text, whatever is in it, and mentions nobody', async () => {
    const why = '<!channel> *urgent* <https://evil.example|here> :smile: \u202etxt';
    const mia = await formFor(USED, 'mia');
    await mia.submit({ Why: why, Until: inDays(3) });
    const shown = '“<!channel> *urgent* <https://evil.example|here> :smile: [U+202E]txt”';
    expect(await mia.reads('Recorded: ')).toContain(shown);

    const status = await reader('omar').ask('/root-status payments-prod');
    expect(status).toContain(shown);
    const screen = whole.slack.control.view('omar', '#security');
    expect(screen.kind === 'channel' && screen.messages.flatMap(({ mentions }) => mentions)).toEqual([]);
  });
});

describe('who may', () => {
  test.each([
    ['lena', 'You are not among those who may acknowledge findings.'],
    ['sam', 'You are not among those who may read the posture of root users.'],
  ])('%s is told before anything opens', async (person, why) => {
    const answer = await reader(person).press('Acknowledge…', 'first day');

    expect(answer).toContain(why);
    expect(answer).toContain('Do: ask in #security');
    expect(reader(person).modal()).toBe('');
  });

  test('is asked again when the finding is picked, and when the form is submitted', async () => {
    const omar = reader('omar');
    await omar.press('Acknowledge…', 'first day');
    await asGuest('omar', () => expect(omar.choose('Finding', MFA)).rejects.toThrow('There are: none.'));
    await omar.choose('Finding', MFA);
    await asGuest('omar', () => omar.submit({}));
    await omar.reads('Guests of this workspace may not');
    await omar.close();

    const again = await formFor(MFA, 'omar');
    await asGuest('omar', () => again.submit({ Why: 'later', Until: inDays(5) }));
    await omar.reads('Guests of this workspace may not');
    await expectFailing('root MFA off');
  });

  test('is nobody while Slack does not say who they are', async () => {
    const omar = await formFor(MFA, 'omar');
    await whileBroken(whole.faults, 'slack:users.info', 'error', async () => {
      await omar.submit({ Why: 'later', Until: inDays(5) });
      await omar.reads('Slack could not say who you are');
    });
    await expectFailing('root MFA off');
  });
});

describe('of two who acknowledge the same finding at once', () => {
  test('one is recorded, and the other is told whose stands', async () => {
    const [mia, omar] = [await formFor(MFA, 'mia'), await formFor(MFA, 'omar')];
    await Promise.all([
      mia.submit({ Why: 'by mia', Until: inDays(5) }),
      omar.submit({ Why: 'by omar', Until: inDays(6) }),
    ]);
    const told = await Promise.all([mia.reads('ecorded: '), omar.reads('ecorded: ')]);

    const recorded = told.filter((text) => text.includes('Recorded: payments-prod'));
    const moved = told.filter((text) => text.includes('Nothing was recorded: '));
    expect([recorded.length, moved.length]).toEqual([1, 1]);
    const [, winner] = /Acknowledged by (\w+ \w+)/.exec(recorded[0] ?? '') ?? [];
    expect(moved[0]).toContain(`Acknowledged by ${winner}`);
    expect(moved[0]).toContain('Do: press Acknowledge… again');

    await omar.close();
    const again = await formFor(MFA, 'omar');
    expect(again.modal()).toContain('Yours takes its place.');
    await again.submit({ Why: 'by omar, after all', Until: inDays(4) });
    await again.reads('Recorded: payments-prod 111122223333: root MFA off is acknowledged.');
  });
});

describe('while the store is in trouble', () => {
  test('the form stays with all that was filled in, and says that nothing was recorded', async () => {
    const mia = await formAgain('mia');
    const until = inDays(33);
    await whileBroken(whole.faults, 'dynamodb:*', 'error', async () => {
      await mia.submit({ Why: 'typed with care', Until: until });
      await mia.reads('Nothing was recorded.');
    });
    expect(mia.modal()).toContain('Do: try again in a minute.');
    await mia.close();
    expect(await mia.reads('typed with care')).toContain(until);

    await mia.submit({});
    await mia.reads('Recorded: search-prod');
  });

  test('a slow answer is announced in the form’s place, and then told there', async () => {
    const mia = await formAgain('mia');
    const call = callOf('dynamodb:PutItem');
    whole.faults.set({ call, kind: 'hang' });
    await mia.submit({ Why: 'slowly', Until: inDays(9) });
    await mia.reads('Recording…');
    whole.faults.clear(call);

    await mia.reads('“slowly”');
  });

  test('whoever closed the modal meanwhile is told directly', async () => {
    const mia = await formAgain('mia');
    const call = callOf('dynamodb:PutItem');
    whole.faults.set({ call, kind: 'hang' });
    await mia.submit({ Why: 'closed too early', Until: inDays(10) });
    await mia.reads('Recording…');
    await mia.close();
    whole.faults.clear(call);

    await eventually('the direct message', () =>
      whole.slack.control.view('mia', 'dm').plainText.includes('“closed too early”'),
    );
  });

  test('what cannot be read is not offered, and that is told', async () => {
    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'error', async () => {
      whole.clock.moveTo(whole.clock.now() + 10 * MINUTE);
      return reader('mia').press('Acknowledge…', 'first day');
    });

    expect(answer).toContain("Rootkeeper's store (its DynamoDB table) does not answer");
  });
});

describe('what an older or another version left', () => {
  test.each([
    ['a button', DIGEST_ACKNOWLEDGE, 'Type /root-digest for the last one.'],
    ['a page button', DIGEST_NEXT, 'Type /root-digest for the last one.'],
    ['a button of a status', STATUS_ACKNOWLEDGE, 'no longer kept'],
  ])('%s without a value that can be read says what to do', async (_, id, remedy) => {
    const slack = new WebClient(whole.slack.tokens.bot, { slackApiUrl: whole.slack.apiUrl });
    const blocks = actions([button(`Old ${id}`, id, '["9","<!here>"]')]);
    await slack.chat.postMessage({ channel: 'C0SECURITY1', text: 'old', blocks });

    expect(await reader('mia').press(`Old ${id}`)).toMatch(new RegExp(remedy, 'i'));
  });
});

describe('Acknowledge… under /root-status', () => {
  test('offers the findings of that result, and a status drawn after it shows what was recorded', async () => {
    const omar = reader('omar');
    await omar.ask('/root-status payments-prod');
    await omar.press('Acknowledge…', 'FACTS');
    await omar.submit({ Finding: 'payments-prod 111122223333: root password kept' });
    await omar.reads('MEDIUM  payments-prod 111122223333: root password kept');
    await omar.submit({ Why: 'needed until the move', Until: inDays(14) });
    await omar.reads('Recorded: payments-prod 111122223333: root password kept is acknowledged.');

    expect(await reader('lena').ask('/root-status payments-prod')).toContain('“needed until the move”');
  });

  test('offers one account’s findings alone in its details', async () => {
    const omar = reader('omar');
    await omar.ask('/root-status payments-prod');
    await omar.press('Acknowledge…', 'FACTS');

    await expect(omar.submit({ Finding: CONTACT })).rejects.toThrow('There is no option');
  });

  test('of a result that is no longer kept says what to do', async () => {
    await reader('mia').ask('/root-status all');
    whole.clock.moveTo(whole.clock.now() + 61 * MINUTE);
    const answer = await reader('mia').press('Acknowledge…', 'root users');

    expect(answer).toContain('This result was measured over an hour ago and is no longer kept.');
  });
});

async function asGuest(person: string, work: () => Promise<unknown>): Promise<void> {
  whole.slack.control.setStanding(person, 'multi-channel guest');
  await work();
  whole.slack.control.setStanding(person, 'member');
}
