import '../support/fakes/errors-of-node.ts';
import { DIGEST, DIGEST_MEMBERS, readerOf, startWithDigest } from '../support/fakes/digest-app.ts';
import { anOrganizationOf } from '../support/fakes/organization.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';

let whole: WholeApp;

beforeAll(async () => {
  const slow = { name: 'slow', latencyMs: 200 };
  whole = await startWithDigest({
    organization: anOrganizationOf({ members: { ...DIGEST_MEMBERS, '333344445555': slow } }),
    config: { digest: { ...DIGEST, channel: 'C0GENERAL01' } },
  });
});

afterAll(() => whole.close());

describe('a digest whose channel the app is no member of', () => {
  test('is measured and kept, and whoever asked is told how far it is, and then what to do', async () => {
    const mia = readerOf(whole, 'mia');
    const answer = await mia.ask('/root-digest now');

    expect(mia.progress()).not.toEqual([]);
    for (const line of mia.progress()) {
      expect(line).toMatch(
        /^(Working on today's digest|Measuring for the digest: .*)\. It will be posted in #general\.$/,
      );
    }
    expect(answer).toMatch(/^The root digest of \d+ \w{3} is measured, and NOT POSTED yet\.\n/);
    expect(answer).toContain('It could not be posted in #general: Rootkeeper is not a member of it.');
    expect(answer).toContain('Do: type /invite @Rootkeeper there.');
  });

  test('can be read as a preview, which links to nothing', async () => {
    const answer = await readerOf(whole, 'mia').ask('/root-digest');

    expect(answer).toContain('PREVIEW, for you alone');
    expect(answer).toContain('CRITICAL  payments-prod');
    expect(answer).not.toContain('Posted in');
  });
});
