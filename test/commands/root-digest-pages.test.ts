import '../support/fakes/errors-of-node.ts';
import { DAY } from '../../src/domain/time.ts';
import { type Reader, readerOf, startWithDigest } from '../support/fakes/digest-app.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import { anOrganizationOf } from '../support/fakes/organization.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';

const FAILING = 90;
const UNREACHABLE = 12;
const HOSTILE = '<!channel> *prod* <https://evil.example|here>\u202e';

function members(): Record<string, Record<string, unknown>> {
  const entries = Array.from({ length: FAILING + UNREACHABLE }, (_, n): [string, Record<string, unknown>] => {
    const id = idOf(n);
    const name = n === 0 ? HOSTILE : `account-number-${n}`;
    const root = { password: {}, accessKeys: [{ lastUsed: '3h ago' }] };
    return [id, n < FAILING ? { name, root } : { name, faults: { all: 'accessDenied' } }];
  });
  return Object.fromEntries(entries);
}

let whole: WholeApp;
const reader = (person: string): Reader => readerOf(whole, person);

beforeAll(async () => {
  const organization = anOrganizationOf({ members: members() });
  const accounts = organization.accounts.map(({ id, name, isManagement }) => ({
    id,
    name,
    management: isManagement,
  }));
  whole = await startWithDigest({ organization, config: { directory: { source: 'static', accounts } } });
  await reader('mia').ask('/root-digest now');
});

afterAll(() => whole.close());

const HEADLINE = 'Root digest, ';
/** Only in the channel's digest, and on no page of it. */
const IN_CHANNEL = 'more accounts: Show all';

describe('Show all', () => {
  test('gives whoever pressed a page of their own, and changes nothing in the channel', async () => {
    const [digest] = reader('mia').posted(HEADLINE);
    const page = await reader('mia').press('Show all', IN_CHANNEL);

    expect(page).toMatch(/^Root digest, .*: 12 of 103 NOT MEASURED/);
    expect(page).toContain('Page 1 of 5\n[Next] [Accounts not measured] [Open account…] [Acknowledge…]');
    expect(reader('omar').posted(HEADLINE)).toEqual([digest]);
    expect(shownTo('omar')).toEqual([]);
  });

  test('has every account on one of its pages, each in the place of the one before', async () => {
    const lena = reader('lena');
    const pages = [await lena.press('Show all', IN_CHANNEL)];
    for (const page of [1, 2, 3, 4]) pages.push(await lena.press('Next', `Page ${page} of 5`));

    const all = pages.join('\n');
    for (let n = 0; n < FAILING + UNREACHABLE; n += 1) expect(all).toContain(idOf(n));
    expect(pages[4]).toContain('Page 5 of 5\n[Previous]');
    expect(await lena.press('Previous', 'Page 5 of 5')).toBe(pages[3]);
    expect(shownTo('lena')).toEqual([pages[3]]);
  });

  test('shows names from AWS as text', async () => {
    const lena = reader('lena');
    const pages = [await lena.press('Show all', IN_CHANNEL), await lena.press('Next', 'Page 1 of 5')];

    expect(pages.join('\n')).toContain(`<!channel> *prod* <https://evil.example|here>[U+202E] ${idOf(0)}`);
    expect(mentionsIn('lena')).toEqual([]);
  });
});

test('Accounts not measured lists them with cause and what to do, and leads back to all', async () => {
  const ravi = reader('ravi');
  const page = await ravi.press('Accounts not measured', IN_CHANNEL);

  expect(page).toMatch(
    /^Root digest, .*: 12 of 103 accounts NOT MEASURED, 91 accounts measured in part only\n/,
  );
  expect(page).toContain('(AccessDenied)');
  expect(page).toContain('Do: ');
  const both = `${page}\n${await ravi.press('Next', 'accounts NOT MEASURED')}`;
  for (let n = FAILING; n < FAILING + UNREACHABLE; n += 1) expect(both).toContain(idOf(n));
  expect(await ravi.press('Show all', 'accounts NOT MEASURED')).toContain('Page 1 of 5');
  expect(shownTo('ravi')).toHaveLength(1);
});

test.each(['Show all', 'Accounts not measured'])(
  '%s tells who may not read posture so, and shows them no more than the channel does',
  async (label) => {
    const answer = await reader('sam').press(label, IN_CHANNEL);

    expect(answer).toContain('You are not among those who may read the posture of root users.');
    expect(shownTo('sam').join()).not.toContain(idOf(FAILING - 1));
  },
);

test('a page is refused to whoever lost the permission since the one before', async () => {
  const omar = reader('omar');
  await omar.press('Show all', IN_CHANNEL);
  whole.slack.control.setStanding('omar', 'multi-channel guest');
  const answer = await omar.press('Next', 'Page 1 of 5');
  whole.slack.control.setStanding('omar', 'member');

  expect(answer).toContain('Guests of this workspace may not read');
});

test('a page that cannot be read is told with a reference, and the one before stays', async () => {
  const mia = reader('mia');
  await mia.press('Show all', IN_CHANNEL);
  const before = shownTo('mia').length;
  const answer = await whileBroken(whole.faults, 'dynamodb:*', 'error', () =>
    mia.press('Next', 'Page 1 of 5'),
  );

  expect(answer).toContain("Rootkeeper's store (its DynamoDB table) does not answer");
  expect(shownTo('mia')).toHaveLength(before + 1);
});

test('a sweep that is kept no longer cannot be paged through, and what to do is said', async () => {
  whole.clock.moveTo(whole.clock.now() + 91 * DAY);
  const answer = await reader('mia').press('Show all', IN_CHANNEL);

  expect(answer).toBe(
    'The sweep behind this digest is no longer kept.\nDo: type /root-digest preview for the last one, or /root-status for how it is now.',
  );
});

function idOf(n: number): string {
  return `${200_000_000_000 + n}`;
}

function ephemeralsOf(person: string) {
  const screen = whole.slack.control.view(person, '#security');
  return screen.kind === 'channel' ? screen.messages.filter(({ ephemeral }) => ephemeral) : [];
}

/** What only this person sees in #security now. */
function shownTo(person: string): readonly string[] {
  return ephemeralsOf(person).map(({ plainText }) => plainText);
}

function mentionsIn(person: string): readonly string[] {
  return ephemeralsOf(person).flatMap(({ mentions }) => mentions);
}
