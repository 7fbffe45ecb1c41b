import fc from 'fast-check';
import type { Posture } from '../../src/domain/posture.ts';
import { accountMessage, accountView } from '../../src/slack/account.ts';
import { STATUS_NEXT } from '../../src/slack/action-ids.ts';
import { BLOCKS_PER_VIEW } from '../../src/slack/limits.ts';
import type { Message } from '../../src/slack/message.ts';
import { sharedStatusMessage } from '../../src/slack/shared.ts';
import { statusMessage } from '../../src/slack/status.ts';
import { messageViolations, violations } from '../support/blocks/limits.ts';
import { plainTextOf, viewText } from '../support/blocks/plain-text.ts';
import { randomPosture } from '../support/blocks/random-posture.ts';
import { NOW } from '../support/builders/time.ts';

const RESULT_ID = 'result-'.padEnd(60, '0');

function statusPage(posture: Posture, view: 'attention' | 'clear', page: number): Message {
  return statusMessage(posture, { now: NOW, resultId: RESULT_ID, page, view, canShare: true });
}

/** Every page, found as a person finds them: by pressing Next until there is none. */
function allPages(pageOf: (page: number) => Message): Message[] {
  const pages: Message[] = [];
  for (let page = 1; ; page += 1) {
    const message = pageOf(page);
    pages.push(message);
    if (!JSON.stringify(message.blocks).includes(STATUS_NEXT)) return pages;
  }
}

function idsIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/\b1000\d{8}\b/g)].map(([id]) => id)));
}

const anySize = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 600 }) },
);

describe('any posture at all', () => {
  it('is shown on pages that Slack takes, and each account of the scope is on one of them', () => {
    fc.assert(
      fc.property(randomPosture(anySize), (posture) => {
        const attention = allPages((page) => statusPage(posture, 'attention', page));
        const clear = allPages((page) => statusPage(posture, 'clear', page));
        for (const { blocks } of [...attention, ...clear]) expect(messageViolations(blocks)).toEqual([]);

        const listed = idsIn(attention.map(({ blocks }) => plainTextOf(blocks)));
        const listedClear = idsIn(clear.map(({ blocks }) => plainTextOf(blocks)));
        const expected = (clearOnes: boolean) =>
          new Set(
            posture.accounts
              .filter((one) => (one.standing === 'clear') === clearOnes)
              .map((one) => one.account.id),
          );
        expect(listed).toEqual(expected(false));
        expect(listedClear).toEqual(expected(true));
      }),
      { numRuns: 60 },
    );
  });

  it('holds at five thousand accounts', () => {
    fc.assert(
      fc.property(randomPosture(fc.constant(5_000)), (posture) => {
        const pages = allPages((page) => statusPage(posture, 'attention', page));
        for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
        const waiting = posture.accounts.filter(({ standing }) => standing !== 'clear');
        expect(idsIn(pages.map(({ blocks }) => plainTextOf(blocks))).size).toBe(waiting.length);
      }),
      { numRuns: 1 },
    );
  });

  it('is cut into the same pages with its buttons, without them, and shared', () => {
    const [posture] = fc.sample(randomPosture(fc.constant(300)), { numRuns: 1, seed: 7 });
    const common = { now: NOW, resultId: RESULT_ID, view: 'attention' as const };
    const pages = allPages((page) => statusPage(posture!, 'attention', page)).length;
    expect(pages).toBeGreaterThan(3);
    for (let page = 1; page <= pages; page += 1) {
      const seen = statusMessage(posture!, { ...common, page, canShare: true, canAcknowledge: true }).blocks;
      const afterwards = statusMessage(posture!, { ...common, page, canShare: false }).blocks;
      const shared = sharedStatusMessage(posture!, 'attention', {
        ...common,
        page,
        sharedBy: 'U0MIA',
      }).blocks;
      const content = (blocks: Message['blocks']) =>
        blocks.filter(({ type }) => type === 'rich_text').slice(1);
      expect(content(afterwards)).toEqual(content(seen));
      expect(content(shared).slice(0, -1)).toEqual(content(seen));
    }
  });

  it('can be shared within the limits', () => {
    fc.assert(
      fc.property(
        randomPosture(fc.integer({ min: 0, max: 40 })),
        fc.integer({ min: 1, max: 4 }),
        (posture, page) => {
          const { blocks } = sharedStatusMessage(posture, 'attention', {
            now: NOW,
            page,
            resultId: 'result-1',
            sharedBy: 'U0123456789',
          });
          expect(messageViolations(blocks)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('has account details within the limits, as a message and as a modal that holds all of them', () => {
    fc.assert(
      fc.property(randomPosture(fc.integer({ min: 1, max: 5 })), (posture) => {
        const account = posture.accounts[0]!;
        const options = { now: NOW, resultId: RESULT_ID, canShare: true };
        const pages = allPages((page) => accountMessage(posture, account, { ...options, page }));
        for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);

        const view = accountView(posture, account, { now: NOW });
        expect(violations(view.blocks as Message['blocks'], BLOCKS_PER_VIEW)).toEqual([]);
        expect(viewText(view)).not.toContain('There is more than fits here');
      }),
      { numRuns: 60 },
    );
  });
});
