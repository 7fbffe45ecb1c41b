import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { ASKED, cardLine, cardLines, HINT } from '../../support/blocks/card-text.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, after as steps } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { ANA, MIA } from '../../support/builders/window-people.ts';
import {
  CLEAN,
  closedWindow,
  LEFT_BEHIND,
  openWindow,
  PARTLY_MEASURED,
  UNMEASURED,
} from '../../support/builders/window-scenes.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

describe('the card of an open window', () => {
  it('says until when, who approved, and what it can still be told', () => {
    expect(cardLines(aCardView({ window: openWindow(), now: NOW + MINUTE }))).toEqual([
      'RW-JAFZA2 open until 20 Nov 10:00 UTC: root access to payments-prod',
      ...ASKED,
      HINT,
      'Why: “Auditor finding 7”',
      'When: 20 Nov 09:00–10:00 UTC (1 h)',
      'Deny-root SCP: none here',
      'Root before (measured 20 Nov 08:56 UTC): hardware or passkey MFA, no keys, password set, no certificates',
      'Earlier windows: none in 90 days',
      'Policy: prod (e58d)',
      'Approved: by Omar Diaz 20 Nov 09:00 UTC',
      'Approved: by Ana Kovač 20 Nov 09:00 UTC',
      "[I'm done] [Revoke…] [More time…] [History]",
    ]);
  });

  it('shouts break-glass in words, calls on everyone, and says what to do', () => {
    const window = aWindow({ origin: { kind: 'break-glass' } });
    const lines = cardLines(aCardView({ window }));
    expect(lines.slice(0, 2)).toEqual([
      'BREAK-GLASS RW-JAFZA2 OPEN until 20 Nov 10:00 UTC, approved by nobody: root access to payments-prod',
      'ROOT ACCESS IS OPEN WITHOUT APPROVAL. Do: ask the operator now, not in Slack only, that it is really them. If it is not, press Revoke… and attach the deny-root SCP.',
    ]);
    expect(lines).toContain('To review it: @U0ANA @U0OMAR');
    // It is open from the request on: whatever was measured then was not measured before.
    expect(cardLine('Root', aCardView({ window, baseline: { asOf: NOW, accounts: [] } }))).toMatch(
      /^Root \(measured/,
    );
  });
});

it('says of break-glass that is over what is left to do about it', () => {
  const window = aWindow({ origin: { kind: 'break-glass' } });
  const now = NOW + HOUR;
  expect(cardLines(aCardView({ window, now })).slice(0, 2)).toEqual([
    'BREAK-GLASS RW-JAFZA2 ended, approved by nobody, not reviewed: root access to payments-prod',
    'Root access was opened without approval. Do: an approver reviews it.',
  ]);
  const reviewed = steps(window, [{ type: 'reviewed', by: ANA, done: 'Keys rotated' }, now]);
  expect(cardLines(aCardView({ window: reviewed, now }))[1]).toBe('Root access was opened without approval.');
});

describe('the card of a window that is over', () => {
  const later = NOW + HOUR;

  it('says how it ended, what was found, and that a review is due', () => {
    expect(cardLines(aCardView({ window: closedWindow(CLEAN), now: later }))).toEqual([
      'RW-JAFZA2 closed, not reviewed: root access to payments-prod',
      ...ASKED,
      'Why: “Auditor finding 7”',
      'When: 20 Nov 09:00–09:40 UTC (40 min of 1 h)',
      'Root before (measured 20 Nov 08:56 UTC): hardware or passkey MFA, no keys, password set, no certificates',
      'Earlier windows: none in 90 days',
      'Policy: prod (e58d)',
      'Approved: by Omar Diaz 20 Nov 09:00 UTC',
      'Approved: by Ana Kovač 20 Nov 09:00 UTC',
      'Closed: by Mia Chen 20 Nov 09:40 UTC, before its end',
      'Root afterwards: measured 20 Nov 09:42 UTC: hardware or passkey MFA, no keys, password set, no certificates; as before',
      'Review: due by 21 Nov 09:40 UTC; an approver who is neither requester nor operator signs it',
      '[Review…] [History]',
    ]);
  });

  it('calls out loudly what was found, with what to do', () => {
    expect(cardLines(aCardView({ window: closedWindow(LEFT_BEHIND), now: later }))).toContain(
      'FOUND AFTERWARDS in payments-prod: a root access key was left behind; root MFA was removed. Do: delete the root access key; register MFA for the root user again.',
    );
    expect(cardLines(aCardView({ window: closedWindow(UNMEASURED), now: later }))).toContain(
      'NOT MEASURED AFTERWARDS in payments-prod: the root user could not be measured afterwards (blocked by SCP p-9x2). Do: measure the root user again with /root-status 111122223333. It is measured again now.',
    );
    expect(cardLine('Root afterwards', aCardView({ window: closedWindow(), now: later }))).toBe(
      'Root afterwards: not measured yet',
    );
  });

  it('says what could not be measured, and until when', () => {
    const view = aCardView({ window: closedWindow(PARTLY_MEASURED), now: NOW + 43 * MINUTE });
    expect(cardLines(view)).toContain(
      'NOT FULLY MEASURED AFTERWARDS in payments-prod: whether there is a root access key could not be measured. It is measured again 20 Nov 09:52 UTC.',
    );
  });

  it('says that the review is overdue, and then who signed it', () => {
    const overdue = aCardView({ window: closedWindow(CLEAN), now: NOW + 26 * HOUR });
    expect(cardLines(overdue)[0]).toBe('RW-JAFZA2 closed, REVIEW OVERDUE: root access to payments-prod');
    const done = 'MFA delete is on for invoices-prod';
    const reviewed = steps(closedWindow(CLEAN), [{ type: 'reviewed', by: ANA, done }, later]);
    const view = aCardView({ window: reviewed, now: later });
    expect(cardLines(view)[0]).toBe('RW-JAFZA2 closed, reviewed: root access to payments-prod');
    expect(cardLine('Reviewed', view)).toBe(`Reviewed: by Ana Kovač 20 Nov 10:00 UTC: “${done}”`);
  });

  it('says what came from paper, and that it sanctions nothing', () => {
    const lines = cardLines(aCardView(EVERY_STATE['from paper']!()));
    expect(lines[0]).toBe(
      'RW-JAFZA2 closed, taken in from paper, not reviewed: root access to payments-prod',
    );
    expect(lines).toContain('Approved on paper: by Omar Diaz 20 Nov 06:00 UTC; not checked by Rootkeeper');
    expect(lines).toContain('Taken in from paper: 20 Nov 09:00 UTC by ana. It sanctions nothing.');
  });

  it('counts what was explained later', () => {
    const use = { type: 'declared-afterwards' as const, by: MIA, use: 'event 2', reason: 'Forgot' };
    const paper = { type: 'paper-recorded' as const, recordedBy: 'ana', writtenAt: NOW, text: 'Seen' };
    const window = steps(closedWindow(CLEAN), [use, later], [paper, later]);
    const lines = cardLines(aCardView({ window, now: later }));
    expect(lines).toContain('Declared afterwards: 1 use of root; see History');
    expect(lines).toContain('From paper: 1 note; see History');
  });
});
