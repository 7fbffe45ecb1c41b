import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { HOUR } from '../../../src/domain/time.ts';
import type { CardView } from '../../../src/domain/window/card-view.ts';
import { phaseOf } from '../../../src/domain/window/phase.ts';
import type { ReplyTopic } from '../../../src/domain/window/reply-topic.ts';
import type { Origin } from '../../../src/domain/window/request.ts';
import { BLOCKS_PER_VIEW } from '../../../src/slack/limits.ts';
import { windowCard } from '../../../src/slack/windows/card.ts';
import { approveView } from '../../../src/slack/windows/decision-view.ts';
import { windowReply } from '../../../src/slack/windows/reply.ts';
import { reviewView } from '../../../src/slack/windows/review-view.ts';
import { messageViolations, violations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { randomView } from '../../support/blocks/random-window.ts';
import { fullOf, MENTIONED } from '../../support/blocks/written-window.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, after as steps } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { twentyAccounts } from '../../support/builders/window-scenes.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

const BROUGHT = ['lapsed', 'opened', 'ending', 'ended', 'overdue'] as const;

/** Every reply that a window could call for, whether it does or not. */
function repliesOf({ window }: CardView): ReplyTopic[] {
  const told = window.history.map((entry) => ({ kind: 'entry' as const, entry }));
  return [...told, ...BROUGHT.map((kind) => ({ kind }))];
}

function elementsOf(node: unknown): Record<string, unknown>[] {
  if (node === null || typeof node !== 'object') return [];
  const below = Object.values(node).flatMap(elementsOf);
  return Array.isArray(node) ? below : [node as Record<string, unknown>, ...below];
}

/** Whom or what a message could notify or link to. */
function reached(blocks: readonly KnownBlock[]): unknown[] {
  const markup = ['mrkdwn', 'markdown', 'broadcast', 'link', 'channel', 'usergroup', 'user'];
  const found = elementsOf(blocks).filter(({ type }) => markup.includes(String(type)));
  return [...new Set(found.map(({ type, user_id, usergroup_id }) => user_id ?? usergroup_id ?? type))];
}

describe('any window at all', () => {
  it('has a card and replies that Slack takes, and that reach only those who are called on', () => {
    fc.assert(
      fc.property(randomView, (view) => {
        const card = windowCard(view);
        const replies = repliesOf(view).map((about) => windowReply(view, about, MENTIONED.users));
        for (const { text, blocks } of [card, ...replies]) {
          expect(messageViolations(blocks)).toEqual([]);
          expect(text).not.toMatch(/[<>]/);
          expect([...MENTIONED.users, ...MENTIONED.groups]).toEqual(expect.arrayContaining(reached(blocks)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has a card that Slack takes where everything is as long as it can be, and twice as long as JSON', () => {
    for (const unit of ['"', '\\', '請', '\u202e', '👩‍👩‍👧‍👦']) {
      for (const seen of Object.values(EVERY_STATE)) {
        const { blocks } = windowCard(fullOf(unit, seen()));
        expect(messageViolations(blocks)).toEqual([]);
      }
    }
  });

  it('has modals that Slack takes, and that leave no account out', () => {
    fc.assert(
      fc.property(randomView, (view) => {
        for (const { blocks } of [approveView(view.window, view.now), reviewView(view)]) {
          expect(violations(blocks as KnownBlock[], BLOCKS_PER_VIEW)).toEqual([]);
          const shown = plainTextOf(blocks as KnownBlock[]);
          for (const { id } of view.window.request.accounts) expect(shown).toContain(id);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the longest request there can be', () => {
  const reason = '請'.repeat(3_000);
  const approvals = Array.from({ length: 10 }, (_, n) => ({
    by: { id: `U${n}`, name: `Approver ${n}` },
    at: NOW,
    note: '了'.repeat(3_000),
    policyHash: 'f'.repeat(64),
  }));
  const window = { ...aWindow({ accounts: twentyAccounts(), reason }), approvals };
  const lines = plainTextOf(windowCard(aCardView({ window })).blocks).split('\n');

  it('names every account and every approver', () => {
    expect(lines.filter((line) => line.startsWith('Approved: by Approver'))).toHaveLength(10);
    for (const { id } of twentyAccounts()) expect(lines.join('\n')).toContain(id);
  });

  it('says where the whole of what it shortens can be read', () => {
    const why = lines.find((line) => line.startsWith('Why'));
    expect(why).toMatch(/^Why: “請{100,}…\(\+2,\d{3} characters: \/root-windows RW-JAFZA2\)”$/);
  });
});

describe('the first line of a card', () => {
  const origins: readonly Origin[] = [
    { kind: 'request' },
    { kind: 'break-glass' },
    { kind: 'afterwards', use: 'event 1' },
    { kind: 'paper', recordedBy: 'ana', approvals: [] },
  ];
  const over = [
    ...origins.slice(1).map((origin) => {
      const start = origin.kind === 'break-glass' ? {} : { start: NOW - 2 * HOUR };
      return { window: aWindow({ origin, ...start }), now: NOW + 26 * HOUR };
    }),
    ...Object.values(EVERY_STATE).map((seen) => seen()),
  ];

  it.each(over)('names the phase in words, before any name: $window.state', ({ window, now }) => {
    const view = aCardView({ window, now });
    const [own = '', ofOthers] = windowCard(view).text.split(': root access to ');
    expect(own.toLowerCase()).toMatch(new RegExp(`^(break-glass )?rw-jafza2 ${phaseOf(window, now)}`));
    expect(ofOthers).toBe('payments-prod');
  });

  it('tells apart where a window came from', () => {
    const words = ['', 'approved by nobody', 'declared afterwards', 'taken in from paper'];
    const first = origins.map((origin) => {
      const window = aWindow();
      const view = aCardView({ window: { ...window, request: { ...window.request, origin } } });
      return windowCard(view).text;
    });
    for (const [n, word] of words.entries()) expect(first[n]).toContain(word);
    expect(new Set(first).size).toBe(origins.length);
  });

  it('cannot be made to look like another state by an account’s name', () => {
    const name = 'x, APPROVED, reviewed';
    const window = aWindow({
      accounts: twentyAccounts()
        .slice(0, 1)
        .map((one) => ({ ...one, name })),
    });
    expect(windowCard(aCardView({ window })).text).toMatch(/^RW-JAFZA2 pending, 0 of 2 approvals: root/);
    const done = { type: 'denied' as const, by: { id: 'U0OMAR', name: 'Omar\napproved' }, reason: 'no' };
    const denied = steps(window, [done, NOW]);
    expect(windowCard(aCardView({ window: denied })).text).toMatch(/^RW-JAFZA2 denied: root/);
  });
});
