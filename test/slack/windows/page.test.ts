import fc from 'fast-check';
import { HOUR } from '../../../src/domain/time.ts';
import { windowNotice } from '../../../src/slack/windows/notice.ts';
import { windowPage } from '../../../src/slack/windows/page.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { randomView } from '../../support/blocks/random-window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

const APPROVALS = 'C0APPROVALS';
const pageOf = (now = 0, awaited: readonly string[] = [ANA.id]) => {
  const seen = EVERY_STATE['break-glass']!();
  const view = aCardView({ window: seen.window, now: seen.now + now });
  return plainTextOf(windowPage(view, { awaited }, APPROVALS).blocks).split('\n');
};

describe('the page of a break-glass window', () => {
  it('says what, who, why, until when, what to do now and where it is decided, and calls on people', () => {
    expect(pageOf()).toEqual([
      expect.stringMatching(
        /^BREAK-GLASS RW-\w+ OPEN until .* approved by nobody: root access to payments-prod$/,
      ),
      `Who: ${MIA.name}, ${MIA.email ?? MIA.id}`,
      'Where: payments-prod',
      expect.stringMatching(/^What: /),
      'Why: “Auditor finding 7”',
      expect.stringMatching(/^When: .* UTC \(1 h\)$/),
      expect.stringMatching(/^Do now: ask the operator.*Revoke….*deny-root SCP\.$/),
      'Revoke…, and the review after it, on its card in #C0APPROVALS.',
      'Paged: @U0ANA',
      '[History]',
    ]);
  });

  it('calls on nobody once it is over', () => {
    expect(pageOf(2 * HOUR).join()).not.toContain('@U');
  });
});

test('a notice tells what the thread tells, what somebody holds, and where everything about it is', () => {
  const { window, now } = EVERY_STATE.open!();
  const item = { kind: 'mfa-device', label: 'B2', place: 'safe', holder: OMAR.id, accounts: [] } as const;
  const view = aCardView({ window: { ...window, request: { ...window.request, custody: [item] } }, now });
  const told = (userId: string) => plainTextOf(windowNotice(view, { kind: 'opened' }, userId).blocks);

  expect(told(MIA.id)).toContain('is open until');
  expect(told(MIA.id)).not.toContain('You hold');
  expect(told(OMAR.id)).toContain('You hold what the operator needs: B2 (safe).');
  expect(told(OMAR.id)).toContain(`/root-windows ${window.id}`);
});

test('whatever people wrote, pages and notices are messages that Slack takes', () => {
  fc.assert(
    fc.property(randomView, (view) => {
      const page = windowPage(view, { awaited: [ANA.id] }, APPROVALS);
      const notice = windowNotice(view, { kind: 'opened' }, OMAR.id);
      expect(messageViolations(page.blocks)).toEqual([]);
      expect(messageViolations(notice.blocks)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
