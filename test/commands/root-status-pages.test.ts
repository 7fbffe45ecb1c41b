import '../support/fakes/errors-of-node.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { type Conversation, conversation } from '../support/fakes/conversation.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import { anOrganizationOf } from '../support/fakes/organization.ts';
import { startWholeApp, type WholeApp } from '../support/fakes/rootkeeper.ts';

const WEAK_COUNT = 60;
const CONTACT = { name: 'Security', email: 'security@corp.example' };
const idOf = (n: number) => String(100_000_000_000 + n);

/** Each with findings of its own, so that pages are needed. */
const weak = Array.from({ length: WEAK_COUNT }, (_, n) => [
  idOf(n),
  {
    name: `weak-${n}`,
    root: { password: {}, accessKeys: [{ created: `${100 + n}d ago`, lastUsed: `${n + 1}h ago` }] },
    securityContact: CONTACT,
  },
]);
const clear = Array.from({ length: 3 }, (_, n) => [
  idOf(900 + n),
  { name: `clear-${n}`, securityContact: CONTACT },
]);

let whole: WholeApp;
let mia: Conversation;

beforeAll(async () => {
  const members = Object.fromEntries([...weak, ...clear]);
  whole = await startWholeApp({ organization: anOrganizationOf({ members }) });
});

afterAll(() => whole.close());

beforeEach(async () => {
  mia = conversation(whole.slack.control, 'mia');
});

const as = (person: string) => conversation(whole.slack.control, person);
const control = () => whole.slack.control;
const weakNamesIn = (text: string) => text.match(/\bweak-\d+\b/g) ?? [];

describe('the pages of a result', () => {
  test('are turned in place, and together hold every account', async () => {
    const pages = [await mia.ask('/root-status prod', '#security')];
    while (pages.at(-1)?.includes('[Next')) {
      pages.push(await mia.press('Next'));
      expect(mia.appeared()).toEqual([expect.stringMatching(/^updated /)]);
    }

    expect(pages.length).toBeGreaterThan(1);
    expect(new Set(pages.flatMap(weakNamesIn)).size).toBe(WEAK_COUNT);
    expect(await mia.press('Previous')).toBe(pages.at(-2));
  });

  test('are shown to whoever asked only', async () => {
    const omar = as('omar');
    await mia.ask('/root-status prod');
    await mia.press('Next');

    expect(omar.appeared()).toEqual([]);
  });

  test('come from what was measured, and measure nothing', async () => {
    await mia.ask('/root-status prod');
    const before = whole.aws.calls();
    await mia.press('Next');

    expect(whole.aws.calls()).toEqual(before);
  });

  test('have a list of the clear accounts beside them', async () => {
    await mia.ask('/root-status prod');
    const list = await mia.press('Show 3 clear');

    expect(list).toContain('clear-0');
    expect(list).not.toContain('weak-0');
  });
});

describe('a result that is over an hour old', () => {
  test('is no longer shown, and the answer says what to type', async () => {
    await mia.ask('/root-status prod');
    whole.clock.moveTo(whole.clock.now() + HOUR);

    expect(await mia.press('Next')).toBe(
      'This result was measured over an hour ago and is no longer kept.\nDo: run /root-status prod again.',
    );
    expect(mia.appeared()).toEqual([expect.stringMatching(/^posted /)]);
  });
});

describe('a button pressed by somebody who may not read any more', () => {
  test('shows nothing, and says so', async () => {
    await mia.ask('/root-status prod');
    whole.team.splice(whole.team.indexOf('mia'), 1);
    whole.clock.moveTo(whole.clock.now() + MINUTE);

    try {
      expect(await mia.press('Next')).toContain('You are not among those who may read');
      expect(await mia.press('Share')).toContain('You are not among those who may read');
      expect(await mia.press('Open account…')).toContain('You are not among those who may read');
    } finally {
      whole.team.push('mia');
      whole.clock.moveTo(whole.clock.now() + MINUTE);
    }
  });

  test('shows nothing while Slack does not say who they are', async () => {
    await mia.ask('/root-status prod');
    const answer = await whileBroken(whole.faults, 'slack:users.info', 'error', () => mia.press('Next'));

    expect(answer).toContain('Slack could not say who you are, so nothing is shown.');
  });
});

describe('Open account…', () => {
  const modal = () => control().view('mia', 'modal').plainText;
  const pick = (option: string) => control().choose('mia', { label: 'Account', option, in: 'modal' });
  const open = async () => {
    await mia.ask('/root-status prod');
    await mia.press('Open account…');
  };

  afterEach(async () => {
    if (modal() !== '') await control().closeModal('mia');
  });

  test('asks which in a modal, and shows that account in its place', async () => {
    await open();
    await pick('weak-7 100000000007');
    expect((await control().submit('mia', {})).kind).toBe('acknowledged');

    expect(modal()).toContain('weak-7  100000000007');
    expect(modal()).toContain('Access key 1');
  });

  test('offers only accounts of the result', async () => {
    await open();

    await expect(pick('management 999988887777')).rejects.toThrow('There are: none');
    await expect(pick('clear-1 100000000901')).resolves.toBeDefined();
  });

  test('offers nothing to somebody who may not read any more, and shows nothing', async () => {
    await open();
    await pick('weak-7 100000000007');
    whole.team.splice(whole.team.indexOf('mia'), 1);
    whole.clock.moveTo(whole.clock.now() + MINUTE);
    try {
      await expect(pick('weak-8 100000000008')).rejects.toThrow('There are: none');
      await control().submit('mia', {});

      expect(modal()).toContain('You are not among those who may read');
      expect(modal()).not.toContain('Access key');
    } finally {
      whole.team.push('mia');
      whole.clock.moveTo(whole.clock.now() + MINUTE);
    }
  });

  test('says that the result is too old', async () => {
    await open();
    await pick('weak-7 100000000007');
    whole.clock.moveTo(whole.clock.now() + HOUR);

    await control().submit('mia', {});

    expect(modal()).toContain('over an hour ago');
  });

  test('says that something went wrong, with a reference that is in the log', async () => {
    await open();
    await pick('weak-7 100000000007');
    await forgetResults();

    await whileBroken(whole.faults, 'dynamodb:*', 'error', () => control().submit('mia', {}));

    const [, reference] = /reference: ([\w-]+)/.exec(modal()) ?? [];
    expect(whole.logged().filter((line) => line.reference === reference)).toHaveLength(1);
  });

  test('says so before Slack stops waiting, where the store does not answer', async () => {
    await open();
    await pick('weak-7 100000000007');
    await forgetResults();

    const outcome = await whileBroken(whole.faults, 'dynamodb:*', 'hang', () => control().submit('mia', {}));

    expect(outcome.kind).toBe('acknowledged');
    expect(modal()).toContain('Rootkeeper needed longer for this than Slack waits.');
  });

  test('offers nothing, rather than keeping the menu loading, where the store does not answer', async () => {
    await open();
    await forgetResults();

    await whileBroken(whole.faults, 'dynamodb:*', 'hang', () =>
      expect(pick('weak-7 100000000007')).rejects.toThrow('There are: none'),
    );

    expect(whole.logged().at(-1)).toMatchObject({ level: 'error', msg: 'a menu could not be filled' });
  });
});

describe('a click while the store is down', () => {
  test('gives a reference, and the page stays', async () => {
    await mia.ask('/root-status prod');
    await forgetResults();

    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'throttle', () => mia.press('Next'));

    expect(answer).toContain("Rootkeeper's store (its DynamoDB table) does not answer");
    expect(mia.appeared()).toEqual([expect.stringMatching(/^posted /)]);
    expect(await mia.press('Next')).toMatch(/^prod: /);
  });
});

describe('Share', () => {
  test('posts the page as it stands to the channel, once, with who shared it and nothing to press', async () => {
    const omar = as('omar');
    await mia.ask('/root-status prod', '#root-approvals');
    const page = weakNamesIn(await mia.press('Next', '#root-approvals'));
    await mia.press('Share', '#root-approvals');
    await control().waitFor(() => (omar.appeared().length > 0 ? true : undefined), 5_000);

    const [shared = ''] = omar.appeared();
    expect(omar.appeared()).toHaveLength(1);
    expect(weakNamesIn(shared)).toEqual(expect.arrayContaining(page));
    expect(shared).toContain('Shared by @Mia Chen');
    expect(shared).not.toMatch(/\[(Next|Share|Open account…)\]/);
    expect(mia.appeared()).toEqual([
      expect.not.stringContaining('[Share]'),
      expect.stringContaining('Shared by'),
    ]);
  });

  test('is refused where another organization reads the channel', async () => {
    const sam = as('sam');
    await mia.ask('/root-status prod', '#partner-acme');

    expect(await mia.press('Share', '#partner-acme')).toContain(
      'Not shared: people of another organization read this channel.',
    );
    expect(sam.appeared()).toEqual([]);
  });

  test.each(['#general', '#sec-private'])('is refused where the app is not a member: %s', async (channel) => {
    const omar = as('omar');
    await mia.ask('/root-status prod', channel);

    expect(await mia.press('Share', channel)).toContain('Rootkeeper is not a member of this channel');
    expect(omar.appeared()).toEqual([]);
  });

  test('is refused where Slack does not say who reads the channel', async () => {
    await mia.ask('/root-status prod');
    const answer = await whileBroken(whole.faults, 'slack:conversations.info', 'error', () =>
      mia.press('Share'),
    );

    expect(answer).toContain('Not shared: Slack could not say who reads this channel.');
  });

  test('is not offered in a direct message, where there is nobody to share with', async () => {
    expect(await mia.ask('/root-status prod', 'dm')).not.toContain('[Share]');
  });

  test('that Slack does not take says so, and can be pressed again', async () => {
    await mia.ask('/root-status prod', '#root-approvals');
    await whileBroken(whole.faults, 'slack:chat.postMessage', 'error', async () => {
      await mia.press('Share', '#root-approvals');
      await eventually('the person is told', () => mia.appeared().at(-1)?.includes('Something went wrong'));
    });

    expect(mia.appeared().map((each) => each.includes('[Share]'))).toEqual([false, true, false]);
    await mia.press('Share', '#root-approvals');
    await eventually('it is shared', () => mia.appeared().some((each) => each.includes('Shared by')));
  });
});

/** Other results take the places of those that this replica remembers. */
async function forgetResults() {
  for (const n of [0, 1, 2, 3]) await as('omar').ask(`/root-status ${idOf(n)}`, '#root-alerts');
}
