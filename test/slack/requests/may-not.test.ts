import type { RefusedReading } from '../../../src/domain/refused-reading.ts';
import { mayNotRequest, mayNotView, windowsOff } from '../../../src/slack/requests/may-not.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';

const REASONS: readonly RefusedReading[] = [
  'nobody-configured',
  'not-listed',
  'other-team',
  'guest',
  'deactivated',
  'bot',
  'unverifiable',
];

describe('who may not ask for a window', () => {
  it('is told where to ask for it', () => {
    expect(plainTextOf(mayNotRequest('not-listed', 'C0SEC').blocks)).toBe(
      `You are not among those who may ask for root-access windows.
Do: ask in #C0SEC for somebody to add you, or a user group that you are in, to windows.requesters (or readers, where that is left out) in rootkeeper.yml.`,
    );
    expect(plainTextOf(mayNotRequest('not-listed').blocks)).toContain(
      'Do: have yourself, or a user group that you are in, added to windows.requesters',
    );
  });

  it('is told something to do whatever the reason', () => {
    const firsts = REASONS.map((why) => mayNotRequest(why).text);
    expect(new Set(firsts).size).toBe(REASONS.length);
    for (const why of REASONS) {
      for (const { blocks } of [mayNotRequest(why, 'C0SEC'), mayNotView(why, 'C0SEC')]) {
        expect(messageViolations(blocks)).toEqual([]);
        expect(plainTextOf(blocks)).toMatch(/\nDo: [a-z]/);
      }
    }
  });
});

describe('who may not see windows', () => {
  it('is told how to see their own', () => {
    expect(plainTextOf(mayNotView('guest').blocks)).toBe(
      `Guests of this workspace may not see other people's root-access windows.
Do: have a full member of this workspace do it.
Your own: /root-windows mine.`,
    );
    expect(plainTextOf(mayNotView('not-listed', 'C0SEC').blocks)).toMatch(
      /\nYour own: \/root-windows mine\.$/,
    );
  });
});

describe('windows that are not configured', () => {
  it('are said to be, with what to configure', () => {
    expect(plainTextOf(windowsOff().blocks)).toBe(
      `Root-access windows are not set up, so nobody can ask for one.
Do: add windows and channels.approvals to rootkeeper.yml, set ROOTKEEPER_AUDIT_KEY, and restart Rootkeeper.`,
    );
  });
});
