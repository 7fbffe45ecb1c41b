import fc from 'fast-check';
import { UserError } from '../../../src/domain/errors.ts';
import type { PostureHeadline } from '../../../src/domain/posture-headline.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { Home, HomePosture } from '../../../src/domain/window/outcomes.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { homeError, homeView } from '../../../src/slack/home/home-view.ts';
import type { Message } from '../../../src/slack/message.ts';
import { userError } from '../../../src/slack/reply.ts';
import { parseWindowValue } from '../../../src/slack/windows/value.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { randomName } from '../../support/blocks/random-posture.ts';
import { viewViolations } from '../../support/blocks/views.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { aWindow, digest } from '../../support/builders/window.ts';
import { MIA, ZOE } from '../../support/builders/window-people.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

const HEADLINE = {
  scope: 'prod',
  measuredAt: ago(HOUR),
  counts: { attention: 3, unmeasured: 1, partial: 0, clear: 38, skipped: 2 },
};

function aHome(overrides: Partial<Home> = {}): Home {
  return {
    mine: [],
    toDecide: [],
    toReview: [],
    open: [],
    more: { mine: 0, toDecide: 0, toReview: 0, open: 0 },
    posture: { kind: 'measured', headline: HEADLINE },
    mayRequest: true,
    maySeeOpen: true,
    viewer: MIA,
    ...overrides,
  };
}

function shown(home: Home, now = NOW): string {
  const view = homeView(home, now);
  expect(viewViolations(view)).toEqual([]);
  return plainTextOf(view.blocks as Message['blocks']);
}

function firstLines(posture: HomePosture): string {
  return shown(aHome({ posture, mayRequest: false })).split('\n---\n')[0] ?? '';
}

function state(name: string): RootWindow {
  return EVERY_STATE[name]!().window;
}

describe('the Home tab', () => {
  it('claims nothing about windows that the person may not see', () => {
    const home = shown(aHome({ maySeeOpen: false }));

    expect(home).toContain('What others have open is not shown to you.');
    expect(home).not.toContain('nobody should use root');
  });

  it('has what others have open, which can be revoked from here', () => {
    const { window, now } = EVERY_STATE.open!();
    expect(shown(aHome({ open: [window] }), now)).toContain(`Open now: root may be used: 1
${window.id}  open until 20 Nov 10:00 UTC: payments-prod 111122223333
    operator Mia Chen; Enable or disable S3 MFA delete
    20 Nov 09:00–10:00 UTC. Waits for its end.
[Revoke…] [History]`);
  });

  it('speaks of others only, where not all of the own windows were looked at', () => {
    const more = { mine: 1, toDecide: 0, toReview: 0, open: 0 };
    expect(shown(aHome({ more }))).toContain('No window of others is open now.');
  });

  it('never says that nobody should use root while the own window is open', () => {
    const { window, now } = EVERY_STATE.open!();

    expect(shown(aHome({ mine: [window] }), now)).toContain('No other window is open now.');
  });

  it('reads like this where nothing waits for anybody', () => {
    expect(shown(aHome())).toBe(`prod: 42 root users, 3 need attention, 1 NOT MEASURED
38 clear. 2 skipped.
Measured 20 Nov 08:00 UTC (1 h ago). More: /root-status
[Measure now]
[Ask for a window…]
---
Waiting for your decision
Nothing waits for your decision.
---
Waiting for your review
Nothing waits for your review.
---
Your requests
You have no open requests, and are nobody's operator.
---
Open now: root may be used
No window is open now: nobody should use root.
As of 20 Nov 09:00 UTC. Open this tab again for what is new.`);
  });

  it('has the buttons of the card under each window, as far as they belong in its list', () => {
    const now = NOW + 2 * HOUR;
    const text = shown(aHome({ toDecide: [state('pending')], toReview: [state('ended')] }), now);
    expect(text).toMatch(
      /Waiting for your decision: 1\nRW-.*\n.*\n.*\n\[Approve…\] \[Deny…\] \[History\]\n---/,
    );
    expect(text).toMatch(/Waiting for your review: 1\nRW-.*\n.*\n.*\n\[Review…\] \[History\]\n---/);
    const mine = shown(
      aHome({ mine: [state('pending'), state('scheduled'), state('open')], open: [state('open')] }),
    );
    expect(mine).toContain('[Withdraw] [History]');
    expect(mine).toContain('[Call off] [More time…] [History]');
    expect(mine).toContain("[I'm done] [More time…] [History]");
    expect(mine).toContain('[Revoke…] [History]');
  });

  it('lets the operator decline what somebody asked for in their name', () => {
    const window = aWindow({ operator: ZOE });
    expect(shown(aHome({ mine: [window], viewer: MIA }))).toContain('[Withdraw] [History]');
    expect(shown(aHome({ mine: [window], viewer: ZOE }))).toContain('[Withdraw] [History]');
  });

  it('lets the operator of an open window announce their sign-in, where root activity is watched', () => {
    const { window, now } = EVERY_STATE.open!();
    const buttons = (viewer: Home['viewer'], signingIn: boolean) =>
      plainTextOf(
        homeView(aHome({ mine: [window], viewer }), now, { signingIn }).blocks as Message['blocks'],
      );
    expect(buttons(MIA, true)).toContain("[Signing in now] [I'm done] [More time…] [History]");
    expect(buttons(ZOE, true)).not.toContain('Signing in now');
    expect(buttons(MIA, false)).not.toContain('Signing in now');
  });

  it('has buttons that name their window', () => {
    const window = state('pending');
    const values = JSON.stringify(homeView(aHome({ toDecide: [window] }), NOW)).matchAll(
      /"value":("\[(?:[^"\\]|\\.)*")/g,
    );
    const named = [...values].map(([, value]) => parseWindowValue(JSON.parse(value!) as string)?.id);
    expect(named).toEqual([window.id, window.id, window.id]);
  });

  it('says how many of each list are not shown, and what to type for them', () => {
    const window = state('pending');
    const toDecide = Array.from({ length: 14 }, (_, n) => ({ ...window, id: windowId(`view ${n}`, digest) }));
    const text = shown(aHome({ toDecide, more: { mine: 3, toDecide: 200, toReview: 0, open: 0 } }));
    expect(text).toContain('Waiting for your decision: 214');
    expect(text).toContain('NOT SHOWN: 204 others. Do: type /root-windows pending.');
    expect(text).toContain('Your requests: 3\nNOT SHOWN: 3 others. Do: type /root-windows mine.');
  });

  it('lets only those ask for a window who may', () => {
    expect(shown(aHome())).toContain('[Ask for a window…]');
    expect(shown(aHome({ mayRequest: false }))).not.toContain('[Ask for a window…]');
  });

  it('is within the limits with all lists full, whatever people are called', () => {
    fc.assert(
      fc.property(randomName, fc.constantFrom(...Object.keys(EVERY_STATE)), (name, which) => {
        const window = state(which);
        const person = { id: MIA.id, name };
        const request = { ...window.request, requester: person, operator: person };
        const many = Array.from({ length: 25 }, () => ({ ...window, request }));
        const more = { mine: 9_999, toDecide: 9_999, toReview: 9_999, open: 9_999 };
        const view = homeView(aHome({ mine: many, toDecide: many, toReview: many, open: many, more }), NOW);
        expect(viewViolations(view)).toEqual([]);
        expect(view.blocks.length).toBeLessThanOrEqual(100);
        expect(JSON.stringify(view)).not.toContain('mrkdwn');
      }),
      { numRuns: 40 },
    );
  });
});

describe('the posture at home', () => {
  it('says that all is clear only where all was measured', () => {
    const headline = (counts: Partial<PostureHeadline['counts']>) =>
      firstLines({
        kind: 'measured',
        headline: {
          ...HEADLINE,
          counts: { attention: 0, unmeasured: 0, partial: 0, clear: 38, skipped: 0, ...counts },
        },
      }).split('\n')[0];
    expect(headline({})).toBe('prod: 38 root users, all clear');
    expect(headline({ unmeasured: 2 })).toBe('prod: 40 root users, 2 NOT MEASURED');
    expect(headline({ partial: 1 })).toBe('prod: 39 root users, 1 only partly measured');
    expect(headline({ attention: 1 })).toBe('prod: 39 root users, 1 needs attention');
    expect(headline({ attention: 1, acknowledged: 2 })).toBe(
      'prod: 41 root users, 1 needs attention, 2 acknowledged',
    );
    expect(headline({ acknowledged: 2 })).toBe('prod: 40 root users, none needs attention, 2 acknowledged');
    expect(headline({ clear: 0, skipped: 3 })).toBe('prod: no root user to measure');
  });

  it('says how old it is', () => {
    const headline = { ...HEADLINE, measuredAt: ago(3 * DAY) };
    expect(firstLines({ kind: 'measured', headline })).toContain('Measured 17 Nov 09:00 UTC (3 days ago).');
  });

  it('offers the first measurement where there was none', () => {
    expect(firstLines({ kind: 'never-measured' })).toBe(`Root users: not measured yet
Do: press Measure now, or type /root-status.
[Measure now]`);
  });

  it('is not shown to those who may not read it, who are told why', () => {
    expect(firstLines({ kind: 'not-allowed', why: 'not-listed' })).toBe(`Root users: not shown to you
You are not among those who may read their posture. Do: have yourself added to readers in rootkeeper.yml.`);
    for (const why of [
      'nobody-configured',
      'other-team',
      'guest',
      'deactivated',
      'bot',
      'unverifiable',
    ] as const) {
      expect(firstLines({ kind: 'not-allowed', why })).toMatch(/^Root users: not shown to you\n[A-Z]/);
      expect(firstLines({ kind: 'not-allowed', why })).not.toContain('[Measure now]');
    }
  });
});

describe('a Home tab that cannot be shown', () => {
  it('says why and what to do', () => {
    const view = homeError(userError(new UserError('The store does not answer.', 'Open this tab again.')));
    expect(viewViolations(view)).toEqual([]);
    expect(plainTextOf(view.blocks as Message['blocks'])).toBe(
      'The store does not answer.\nDo: open this tab again.',
    );
  });
});
