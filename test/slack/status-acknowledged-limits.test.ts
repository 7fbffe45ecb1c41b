import fc from 'fast-check';
import type { Acknowledgement } from '../../src/domain/acknowledgement/acknowledgement.ts';
import type { Posture } from '../../src/domain/posture.ts';
import { DAY } from '../../src/domain/time.ts';
import { accountMessage, accountView } from '../../src/slack/account.ts';
import { STATUS_NEXT } from '../../src/slack/action-ids.ts';
import { BLOCKS_PER_VIEW } from '../../src/slack/limits.ts';
import type { Message } from '../../src/slack/message.ts';
import { sharedStatusMessage } from '../../src/slack/shared.ts';
import { statusMessage } from '../../src/slack/status.ts';
import { messageViolations, violations } from '../support/blocks/limits.ts';
import { plainTextOf, viewText } from '../support/blocks/plain-text.ts';
import { randomName, randomPosture } from '../support/blocks/random-posture.ts';
import { failing, noMfa, numbered } from '../support/blocks/status-accounts.ts';
import { aPosture } from '../support/builders/posture.ts';
import { anAcknowledgement } from '../support/builders/snapshots.ts';
import { NOW } from '../support/builders/time.ts';
import { anyText } from '../support/fuzz/any-text.ts';

const OPTIONS = { now: NOW, resultId: 'result-'.padEnd(60, '0'), canShare: true, canAcknowledge: true };

function page(posture: Posture, acknowledgements: readonly Acknowledgement[], number: number): Message {
  return statusMessage(posture, { ...OPTIONS, view: 'attention', page: number, acknowledgements });
}

/** Every page, found as a person finds them: by pressing Next until there is none. */
function allPages(pageOf: (page: number) => Message): Message[] {
  const pages: Message[] = [];
  for (let number = 1; ; number += 1) {
    const message = pageOf(number);
    pages.push(message);
    if (!JSON.stringify(message.blocks).includes(STATUS_NEXT)) return pages;
  }
}

/** Somebody answers for everything that fails and can be acknowledged, in whatever words. */
function everything(posture: Posture, name: string, whys: readonly string[]): Acknowledgement[] {
  const by = { id: 'U0123456789', name };
  const common = { by, at: NOW, until: NOW + 30 * DAY };
  const why = (index: number) => whys[index % whys.length] ?? 'x';
  return [
    ...posture.organization.map(({ checkId }) =>
      anAcknowledgement({ ...common, on: 'organization', checkId, why: why(0) }),
    ),
    ...posture.accounts.flatMap(({ account, results }, index) =>
      results.map(({ checkId }) =>
        anAcknowledgement({ ...common, on: account.id, checkId, why: why(index) }),
      ),
    ),
  ];
}

const anyWhys = fc.array(
  fc.oneof(randomName, anyText({ minLength: 400, maxLength: 500 }), fc.constant('\u202e'.repeat(500))),
  { minLength: 1, maxLength: 3 },
);

const idsIn = (texts: readonly string[]) =>
  new Set(texts.flatMap((text) => [...text.matchAll(/\b[18]000\d{8}\b/g)].map(([id]) => id)));

describe('any posture in which everything is acknowledged', () => {
  it('is shown on pages that Slack takes, each account on one of them, and can be shared', () => {
    const size = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 60, max: 120 }));
    fc.assert(
      fc.property(randomPosture(size), randomName, anyWhys, (posture, name, whys) => {
        const acknowledgements = everything(posture, name, whys);
        const pages = allPages((number) => page(posture, acknowledgements, number));
        for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
        const waiting = posture.accounts.filter(({ standing }) => standing !== 'clear');
        expect(idsIn(pages.map(({ blocks }) => plainTextOf(blocks)))).toEqual(
          new Set(waiting.map(({ account }) => account.id)),
        );
        const shared = { ...OPTIONS, page: pages.length, sharedBy: 'U0123456789', acknowledgements };
        expect(messageViolations(sharedStatusMessage(posture, 'attention', shared).blocks)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  describe('of five thousand accounts', () => {
    const accounts = numbered(5_000, 'crm', 800_000_000_000).map((account) => failing(account, noMfa));
    const posture = aPosture({ accounts });

    it('tells once what all were acknowledged with, and names each', () => {
      const acknowledgements = everything(posture, 'Omar Diaz', ['It is being replaced']);
      const pages = allPages((number) => page(posture, acknowledgements, number));

      for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
      const texts = pages.map(({ blocks }) => plainTextOf(blocks));
      expect(texts[0]).toContain('prod: no root user needs attention, 5,000 of 5,000 acknowledged');
      expect(idsIn(texts).size).toBe(5_000);
    });

    it('tells each in its own words, up to the last page', () => {
      const words = accounts.map((_, n) => `${n} ${'because '.repeat(50)}`);
      const acknowledgements = everything(posture, 'Omar Diaz', words);
      const shown = (number: number) => {
        const { blocks } = page(posture, acknowledgements, number);
        expect(messageViolations(blocks)).toEqual([]);
        return plainTextOf(blocks);
      };
      const last = Number(/Page 1 of (\d+)/.exec(shown(1))?.[1]);

      expect(last).toBeGreaterThan(50);
      expect(shown(2)).toContain('crm-7 800000000007: Acknowledged by Omar Diaz until 20 Dec: “6 because');
      expect(shown(last)).toContain(
        'crm-5000 800000005000: Acknowledged by Omar Diaz until 20 Dec: “4999 because',
      );
    });
  });

  it('has account details within the limits, as a message and as a modal that holds all of them', () => {
    fc.assert(
      fc.property(
        randomPosture(fc.integer({ min: 1, max: 3 })),
        randomName,
        anyWhys,
        (posture, name, whys) => {
          const account = posture.accounts[0]!;
          const acknowledgements = everything(posture, name, whys);
          const pages = allPages((number) =>
            accountMessage(posture, account, { ...OPTIONS, page: number, acknowledgements }),
          );
          for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
          const view = accountView(posture, account, { now: NOW, acknowledgements });
          expect(violations(view.blocks as Message['blocks'], BLOCKS_PER_VIEW)).toEqual([]);
          expect(viewText(view)).not.toContain('There is more than fits here');
        },
      ),
      { numRuns: 40 },
    );
  });
});
