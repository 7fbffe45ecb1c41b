import fc from 'fast-check';
import { shortHash } from '../../../src/domain/approval-policy/hash.ts';
import { type ChainVerdict, verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { accountFindings } from '../../../src/domain/window/findings.ts';
import type { WindowHistory } from '../../../src/domain/window/outcomes.ts';
import type { RefusedAttempts } from '../../../src/domain/window/refused-attempt.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import type { Message } from '../../../src/slack/message.ts';
import { WINDOWS_NEXT } from '../../../src/slack/window-action-ids.ts';
import { windowHistoryMessage, windowHistoryView } from '../../../src/slack/window-lists/window-history.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { viewViolations } from '../../support/blocks/views.ts';
import { accountId } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, seals, after as stepped } from '../../support/builders/window.ts';
import { aCardView, aMeasuredRoot } from '../../support/builders/window-card.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { closedWindow, fullRequest, PARTLY_MEASURED } from '../../support/builders/window-scenes.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

const NONE: RefusedAttempts = { kept: [], beyond: 0 };

function historyOf(window: RootWindow, overrides: Partial<WindowHistory> = {}): WindowHistory {
  return { card: aCardView({ window }), verdict: verifyChain(window, seals), refused: NONE, ...overrides };
}

/** Every page, found by pressing Next until there is none. */
function allPages(history: WindowHistory, now: Instant): Message[] {
  const pages: Message[] = [];
  for (let page = 1; ; page += 1) {
    const message = windowHistoryMessage(history, { page, now });
    expect(messageViolations(message.blocks)).toEqual([]);
    pages.push(message);
    if (!JSON.stringify(message.blocks).includes(WINDOWS_NEXT)) return pages;
  }
}

function shown(history: WindowHistory, now: Instant = NOW): string {
  return allPages(history, now)
    .map(({ blocks }) => plainTextOf(blocks))
    .join('\n');
}

const open = stepped(
  aWindow({ ticket: 'SEC-123' }),
  [{ type: 'approved', by: OMAR, note: 'checked with Ana' }, NOW + MINUTE],
  [approve(ANA), NOW + 2 * MINUTE],
);

describe('the history of a window', () => {
  it('is its whole record: first whether it is unaltered, then the request, then each step', () => {
    const window = stepped(
      open,
      [{ type: 'closed', by: MIA }, NOW + 30 * MINUTE],
      [{ type: 'reviewed', by: OMAR, done: 'MFA delete is on' }, NOW + HOUR],
    );
    const { baseline: _none, ...card } = aCardView({ window });
    expect(shown(historyOf(window, { card }), NOW + HOUR)).toBe(`${window.id}. Chain verified: 5 entries
closed, reviewed: root access to payments-prod
REQUEST
  Asked for: 2026-11-20 09:00:00 UTC
  Requester: Mia Chen, mia@corp.example (U0MIA)
  Operator: Mia Chen, mia@corp.example (U0MIA)
  Account: payments-prod 111122223333
  Task: Enable or disable S3 MFA delete; still needs root: yes (list of 2026-11-21)
  Why: “Auditor finding 7”
  Ticket: “SEC-123”
  When: for 1 h from the approval on
  Lapses if undecided: 2026-11-20 17:00:00 UTC
  Policy ${shortHash(window.request.policyHash)}: prod; 2 approvals, its review due 24 h after the end
HISTORY: 5 entries
  1. 2026-11-20 09:00:00 UTC  requested by Mia Chen, mia@corp.example (U0MIA) (policy e58d, quorum 2)
  2. 2026-11-20 09:01:00 UTC  approved by Omar Diaz (U0OMAR) (policy e58d, quorum 2)
     Note: “checked with Ana”
  3. 2026-11-20 09:02:00 UTC  approved by Ana Kovač (U0ANA) (policy e58d, quorum 2)
  4. 2026-11-20 09:30:00 UTC  closed by Mia Chen, mia@corp.example (U0MIA) (policy e58d, quorum 2)
  5. 2026-11-20 10:00:00 UTC  reviewed by Omar Diaz (U0OMAR) (policy e58d, quorum 2)
     What was done: “MFA delete is on”
  That no later entry was rolled back shows only against a printed head: npm run audit-log -- --verify --head.`);
  });

  it('names those who hold what the operator needs', () => {
    const window = fullRequest();
    const holders = new Map([[OMAR.id, 'Omar Diaz']]);
    expect(shown({ ...historyOf(window), holders })).toContain('MFA device B2, held by Omar Diaz (U0OMAR)');
  });

  it('has the verdict as the text of notifications', () => {
    const { text } = windowHistoryMessage(historyOf(open), { page: 1, now: NOW });
    expect(text).toBe(`${open.id}. Chain verified: 3 entries`);
  });

  it('says which entry was edited, before anything else, and what to do', () => {
    const [first, second, ...rest] = open.history;
    const edited = { ...second!, event: { type: 'approved' as const, by: ZOE } };
    const window = { ...open, history: [first!, edited, ...rest] };
    expect(shown(historyOf(window))).toMatch(
      /^RW-\w{6}\. CHAIN BROKEN at entry 2: edited\n.*\nDo: rely on nothing below\. Keep the stored item as it is, tell the security team, and compare/,
    );
  });

  it('has words for every verdict', () => {
    const words = (verdict: ChainVerdict) => shown(historyOf(open, { verdict })).split('\n')[0];
    const broken = (why: 'out-of-place' | 'unlinked' | 'impossible') =>
      words({ kind: 'broken', seq: 3, why });
    expect(broken('out-of-place')).toMatch(/CHAIN BROKEN at entry 3: out of its place$/);
    expect(broken('unlinked')).toMatch(/entry 3: it does not follow from the entry before$/);
    expect(broken('impossible')).toMatch(/entry 3: no such step can be taken there$/);
    expect(words({ kind: 'contradicted', parts: ['state', 'review'] })).toMatch(
      /CHAIN CONTRADICTED: not as its entries say: state, review$/,
    );
  });

  it('is shown even where a time was overwritten with what is none', () => {
    const [first, ...rest] = open.history;
    const window = { ...open, history: [{ ...first!, at: 1e20 }, ...rest] };
    expect(shown(historyOf(window))).toContain('1. (no time)  requested by Mia Chen');
  });

  it('has findings with what is called out, reminders with whom, and what was refused', () => {
    const id = accountId('111122223333');
    const left = accountFindings(id, aMeasuredRoot(), aMeasuredRoot({ accessKeys: 'yes' }), false);
    const window = stepped(
      aWindow(),
      [{ type: 'reminded', about: 'undecided', people: [OMAR.id, MIA.id] }, NOW + 15 * MINUTE],
      [approve(OMAR), NOW + 20 * MINUTE],
      [approve(ANA), NOW + 20 * MINUTE],
      [{ type: 'closed', by: MIA }, NOW + 30 * MINUTE],
      [{ type: 'findings-recorded', findings: { accounts: [left] } }, NOW + 31 * MINUTE],
    );
    const attempt = {
      windowId: window.id,
      at: NOW,
      by: MIA,
      tried: 'approved' as const,
      why: 'You asked for it.',
    };
    const text = shown(historyOf(window, { refused: { kept: [attempt], beyond: 1_980 } }), NOW + HOUR);
    expect(text).toContain(
      'reminded by Rootkeeper that it is undecided: Omar Diaz (U0OMAR); Mia Chen, mia@corp.example (U0MIA)',
    );
    expect(text).toContain(`root users measured by Rootkeeper, before and after
     111122223333: FOUND: a root access key was left behind. Do: delete the root access key
        before: hardware or passkey MFA, no keys, password set, no certificates; after: hardware or passkey MFA, KEYS PRESENT`);
    expect(text).toContain(`REFUSED: 1,981 attempts
  2026-11-20 09:00:00 UTC  Mia Chen, mia@corp.example (U0MIA) tried to approve it
     Told: “You asked for it.”
  and 1,980 more, which were counted and not kept`);
    expect(text).toContain(
      'ROOT USERS BEFORE\n  111122223333: hardware or passkey MFA, no keys, password set',
    );
  });

  it('tells what could not be measured from what was found', () => {
    expect(shown(historyOf(closedWindow(PARTLY_MEASURED)))).toContain(
      '111122223333: NOT FULLY MEASURED: whether there is a root access key could not be measured. Do: measure the root user again',
    );
  });

  it('says of paper and of later declarations that they sanctioned nothing', () => {
    expect(shown(historyOf(EVERY_STATE['from paper']!().window))).toContain(
      `FROM PAPER: what follows was written while Rootkeeper was down; nobody checked it
  Taken in by: “ana”
  Approval on paper, 2026-11-20 06:00:00 UTC, by: “Omar Diaz”`,
    );
    expect(shown(historyOf(EVERY_STATE['declared afterwards']!().window))).toContain(
      'DECLARED AFTERWARDS: it sanctioned nothing\n  Use: “event 1”',
    );
    expect(shown(historyOf(EVERY_STATE['break-glass']!().window))).toContain(
      'BREAK-GLASS: it opened at once; nobody was asked',
    );
  });

  it('is shown in every state, as a message and as a modal', () => {
    for (const make of Object.values(EVERY_STATE)) {
      const { window, now } = make();
      expect(shown(historyOf(window), now)).toContain(`HISTORY: ${window.history.length} entr`);
      const view = windowHistoryView(historyOf(window), { page: 1, now });
      expect(viewViolations(view)).toEqual([]);
      expect(view.title.text).toBe(window.id);
    }
  });

  it('has the buttons of the card but its own', () => {
    const { blocks } = windowHistoryMessage(historyOf(open), { page: 1, now: NOW + 3 * MINUTE });
    expect(plainTextOf(blocks)).toMatch(/\n\[I'm done\] \[Revoke…\] \[More time…\]$/);
    const options = { page: 1, now: NOW + 3 * MINUTE, watched: { signingIn: true } };
    const watched = windowHistoryMessage(historyOf(open), options);
    expect(plainTextOf(watched.blocks)).toMatch(/\n\[Signing in now\] \[I'm done\] /);
  });
});

describe('what people wrote, in the history', () => {
  it('is there to the last character, over as many pages as it takes', () => {
    const reason = Array.from({ length: 3_000 }, (_, n) => String.fromCharCode(0x4e00 + n)).join('');
    const done = '<!channel> & *bold* '.repeat(150);
    const window = stepped(
      aWindow({ reason }),
      [approve(OMAR), NOW],
      [{ type: 'approved', by: ANA, note: reason }, NOW],
      [{ type: 'closed', by: MIA }, NOW + MINUTE],
      [{ type: 'reviewed', by: OMAR, done }, NOW + 2 * MINUTE],
    );
    const pages = allPages(historyOf(window), NOW + HOUR);
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.map(({ blocks }) => plainTextOf(blocks)).join('\n');
    const joined = text.replace(/”\n +[\w ]+ \(part \d+ of \d+\): “/g, '');
    expect(joined).toContain(`Why (part 1 of 2): “${reason}”`);
    expect(joined).toContain(`Note (part 1 of 2): “${reason}”`);
    expect(joined).toContain(`What was done (part 1 of 2): “${done}”`);
    expect(JSON.stringify(pages)).not.toContain('mrkdwn');
  });

  it('is within the limits whatever it is, on pages that hold every entry', () => {
    const written = fc
      .tuple(
        fc.oneof(
          fc.constantFrom('"', '\\', '\u202e', '\u{e0041}', '👩‍👩‍👧‍👦', 'ש'),
          fc.string({ minLength: 1, maxLength: 9, unit: 'grapheme' }),
        ),
        fc.integer({ min: 1, max: 600 }),
      )
      .map(([text, times]) => `x${text.repeat(times)}`.slice(0, 3_000).replace(/\p{Surrogate}/gu, ''));
    fc.assert(
      fc.property(written, written, (reason, note) => {
        const event: WindowEvent = { type: 'approved', by: { ...OMAR, name: note }, note };
        const window = stepped(aWindow({ reason }), [event, NOW], [{ type: 'denied', by: ANA, reason }, NOW]);
        const text = shown(historyOf(window));
        for (const seq of [1, 2, 3]) expect(text).toContain(`\n  ${seq}. 2026-11-20`);
      }),
      { numRuns: 40 },
    );
  });
});
