import '../support/fakes/errors-of-node.ts';
import { readerOf, startWithDigest } from '../support/fakes/digest-app.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';

let whole: WholeApp;

beforeAll(async () => {
  whole = await startWithDigest({ config: { audit: { accountTimeoutSeconds: 5 } } });
});

afterAll(() => whole.close());

const reader = (person: string) => readerOf(whole, person);
const HEADLINE = 'Root digest, ';
const accountsRead = () => whole.aws.calls()['iam:GetAccountSummary'] ?? 0;

describe('before any sweep', () => {
  test('/root-digest says that there is nothing to show, and what to do', async () => {
    const answer = await reader('mia').ask('/root-digest');

    expect(answer).toBe(
      'There is no digest to preview: no sweep was complete yet.\nDo: type /root-digest now, or wait for the first one.',
    );
  });

  test.each(['/root-digest', '/root-digest preview', '/root-digest now'])(
    '%s tells who may not read posture so, and measures nothing',
    async (typed) => {
      const before = accountsRead();

      expect(await reader('sam').ask(typed)).toContain('You are not among those who may read');
      expect(await reader('gus').ask(typed)).toContain('Guests of this workspace may not');
      expect(accountsRead()).toBe(before);
      expect(reader('mia').posted(HEADLINE)).toEqual([]);
    },
  );

  test('nobody may while Slack does not say who they are', async () => {
    const answer = await whileBroken(whole.faults, 'slack:users.info', 'error', () =>
      reader('mia').ask('/root-digest now'),
    );

    expect(answer).toContain('Slack could not say who you are, so nothing is shown.');
    expect(reader('mia').posted(HEADLINE)).toEqual([]);
  });
});

describe('/root-digest now', () => {
  test('measures every account and posts the digest; two who ask at once share one', async () => {
    const [mia, omar] = [reader('mia'), reader('omar')];
    const answers = await Promise.all([mia.ask('/root-digest now'), omar.ask('/root-digest now')]);

    for (const answer of answers) {
      expect(answer).toMatch(
        /^The root digest of \d+ \w{3} is posted\.\nIt stands in #security, .* UTC: open it\.$/,
      );
    }
    expect(reader('sam').posted(HEADLINE)).toHaveLength(1);
    expect(reader('sam').posted(HEADLINE)[0]).toContain('CRITICAL  payments-prod 111122223333');
  });

  test('a second time says that it stands already, and posts nothing', async () => {
    const before = accountsRead();
    const answer = await reader('lena').ask('/root-digest now');

    expect(answer).toContain('was posted before; there is one a day.');
    expect(answer).toContain('It stands in #security');
    expect(answer).toContain('Do: read it there, or type /root-status');
    expect(accountsRead()).toBe(before);
    expect(reader('mia').posted(HEADLINE)).toHaveLength(1);
  });

  test('names channel and time where Slack gives no link', async () => {
    const answer = await whileBroken(whole.faults, 'slack:chat.getPermalink', 'error', () =>
      reader('lena').ask('/root-digest now'),
    );

    expect(answer).toMatch(/It stands in #security, \d+ \w{3} \d\d:\d\d UTC\.\n/);
  });
});

describe('/root-digest', () => {
  test.each(['/root-digest', '/root-digest preview', '/root-digest  PREVIEW '])(
    '%s shows the last one at once, to whoever asked, with a link to where it was posted',
    async (typed) => {
      const before = accountsRead();
      const [mia, omar] = [reader('mia'), reader('omar')];
      const answer = await mia.ask(typed);

      expect(answer).toMatch(
        /^Root digest, .*: first day, 2 accounts with findings \(1 CRITICAL\), 1 of 3 measured IN PART ONLY\nFor you alone: the last digest, from the sweep/,
      );
      expect(answer).toMatch(/\nPosted in #security, .* UTC: open it\.\n/);
      expect(mia.progress()).toEqual([]);
      expect(accountsRead()).toBe(before);
      expect(omar.posted(HEADLINE)).toHaveLength(1);
    },
  );

  test('is refused as ever once there is one', async () => {
    expect(await reader('sam').ask('/root-digest')).not.toContain('payments-prod');
  });

  test('while the store is down names it, with what to do and a reference', async () => {
    const answer = await whileBroken(whole.faults, 'dynamodb:*', 'error', () =>
      reader('mia').ask('/root-digest'),
    );

    expect(answer).toContain("Rootkeeper's store (its DynamoDB table) does not answer");
    expect(answer).toContain('Do: try again in a minute. If it stays so,');
    expect(answer).toContain('ref-');
  });

  test.each(['/root-digest help', '/root-digest --help', '/root-digest ?'])(
    '%s says how it is used, to anybody',
    async (typed) => {
      const answer = await reader('sam').ask(typed);

      expect(answer).toContain('/root-digest [now | preview]');
      expect(answer).toContain('/root-digest now');
    },
  );

  test('with another word names the nearest', async () => {
    const answer = await reader('mia').ask('/root-digest preveiw');

    expect(answer).toContain('/root-digest does not know “preveiw”.\nDo you mean /root-digest preview?');
  });

  test('shows what was typed as text, and in part where it is long', async () => {
    const answer = await reader('mia').ask(`/root-digest <!channel> *now* ${'x'.repeat(3_000)}`);

    expect(answer).toContain('/root-digest does not know “<!channel> *now* xx');
    expect(answer).not.toContain('Do you mean');
    expect(answer.length).toBeLessThan(400);
  });

  test('stands in /root-help', async () => {
    const help = await reader('sam').ask('/root-help');

    expect(help).toContain('/root-digest [now | preview]');
    expect(help).not.toContain('OFF until rootkeeper.yml has a section digest.');
  });
});

describe('the buttons of the digest in the channel', () => {
  test('show a page of their own to whoever presses, and leave the digest as it is', async () => {
    const [posted] = reader('mia').posted(HEADLINE);
    const omar = reader('omar');
    const page = await omar.press('Open account…', 'CRITICAL');

    expect(page).toContain('Open account');
    await omar.close();
    expect(reader('mia').posted(HEADLINE)).toEqual([posted]);
  });

  test.each(['Open account…', 'Acknowledge…'])('%s is refused to who may not read posture', async (label) => {
    const answer = await reader('sam').press(label);

    expect(answer).toContain('You are not among those who may read the posture of root users.');
    expect(whole.slack.control.view('sam', 'modal').plainText).toBe('');
  });
});

describe('Open account…', () => {
  test('offers the accounts of the digest, and shows one measured now', async () => {
    const mia = reader('mia');
    await mia.press('Open account…');
    const before = accountsRead();
    whole.clock.moveTo(whole.clock.now() + 6 * 60_000);
    await mia.submit({ Account: 'payments-prod 111122223333' });
    const shown = await mia.reads('payments-prod  111122223333: CRITICAL');

    expect(shown).toContain('Access key 1: active (credential report, ');
    expect(accountsRead()).toBe(before + 1);
    await mia.close();
  });

  test('says that it measures where that takes longer than Slack waits, and then shows it', async () => {
    const mia = reader('mia');
    await mia.press('Open account…');
    whole.clock.moveTo(whole.clock.now() + 6 * 60_000);
    await whileBroken(whole.faults, 'iam:GetAccountSummary', 'hang', async () => {
      await mia.submit({ Account: 'search-prod 222233334444' });
      await mia.reads('Measuring 222233334444…');
      expect(await mia.reads('search-prod  222233334444')).toContain('NOT MEASURED');
    });
    await mia.close();
  });

  test('is refused to who may not read any more when it is submitted', async () => {
    const omar = reader('omar');
    await omar.press('Open account…');
    await omar.choose('Account', 'payments-prod 111122223333');
    whole.slack.control.setStanding('omar', 'multi-channel guest');
    await expect(omar.choose('Account', 'search-prod')).rejects.toThrow('There are: none.');
    await omar.submit({});
    const shown = await omar.reads('Guests of this workspace may not');

    expect(shown).not.toContain('CRITICAL');
    whole.slack.control.setStanding('omar', 'member');
    await omar.close();
  });
});
