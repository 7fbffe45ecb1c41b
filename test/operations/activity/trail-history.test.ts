import { setTimeout as sleep } from 'node:timers/promises';
import type { Unseen } from '../../../src/domain/activity/listing.ts';
import { DAY } from '../../../src/domain/time.ts';
import { type HistoryPage, trailHistory } from '../../../src/operations/activity/trail-history.ts';
import type { TrailPage, TrailQuestion } from '../../../src/operations/activity-ports.ts';
import { anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';

const account = anAccount();
const PAGE: TrailPage = { kind: 'records', region: 'us-east-1', records: ['{}'] };

function question(longest: number) {
  return { account, directory: { partition: 'aws' as const }, from: NOW - DAY, to: NOW, longest };
}

/** A page, and then nothing until it is ended. */
const slow = {
  async *lookUp(_question: TrailQuestion, signal: AbortSignal) {
    yield PAGE;
    await sleep(60_000, undefined, { signal });
  },
};

async function pagesOf(pages: AsyncIterable<HistoryPage>): Promise<readonly HistoryPage[]> {
  const all: HistoryPage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('CloudTrail’s history of an account', () => {
  test('is looked at where sign-ins are recorded, too, whatever is configured; each Region once', async () => {
    const asked: TrailQuestion[] = [];
    const trail = {
      async *lookUp(each: TrailQuestion) {
        asked.push(each);
        yield PAGE;
      },
    };
    const signal = new AbortController().signal;
    for (const regions of [['eu-central-1'], ['us-east-1', 'eu-west-1']]) {
      await pagesOf(trailHistory(question(1_000), [], { trail, regions }, signal));
    }
    expect(asked.map(({ regions }) => regions)).toEqual([
      ['eu-central-1', 'us-east-1'],
      ['us-east-1', 'eu-west-1'],
    ]);
  });

  test('that takes too long is not looked at to its end, and that is said; what was read stays', async () => {
    const unseen: Unseen[] = [];
    const signal = new AbortController().signal;
    const pages = await pagesOf(trailHistory(question(20), unseen, { trail: slow, regions: [] }, signal));
    expect(pages).toHaveLength(1);
    expect(unseen).toEqual([
      expect.objectContaining({ accountId: account.id, reason: expect.stringContaining('not to its end') }),
    ]);
  });

  test('an app that ends breaks it off', async () => {
    const unseen: Unseen[] = [];
    const ending = AbortSignal.timeout(20);
    const pages = trailHistory(question(60_000), unseen, { trail: slow, regions: [] }, ending);
    await expect(pagesOf(pages)).rejects.toThrow();
    expect(unseen).toEqual([]);
  });
});
