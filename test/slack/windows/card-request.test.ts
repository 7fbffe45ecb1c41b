import { GRANTS, NEVER_FINE } from '../../../src/domain/root-task/never-fine.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import type { Called } from '../../../src/domain/window/card-view.ts';
import { windowCard } from '../../../src/slack/windows/card.ts';
import { ASKED, cardLine, cardLines, HINT } from '../../support/blocks/card-text.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, after as steps } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { ANA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { fullRequest, fullView } from '../../support/builders/window-scenes.ts';
import { approve } from '../../support/builders/window-states.ts';

describe('the card of a request', () => {
  it('says all that a decision needs', () => {
    expect(cardLines(fullView())).toEqual([
      'RW-JAFZA2 pending, 0 of 2 approvals: root access to payments-prod',
      ...ASKED,
      HINT,
      'Why: “Auditor finding 7”   Ticket: SEC-123',
      'When: 20 Nov 16:00–17:00 UTC (1 h)',
      'Needs: MFA device B2, held by @U0OMAR (safe 3)',
      'Deny-root SCP: p-9x2 applies here; root can do nothing until the account is exempt',
      'Root (measured 20 Nov 08:56 UTC): hardware or passkey MFA, no keys, password set, no certificates',
      'Earlier windows: 2 in 90 days, all reviewed',
      'Overlaps: RW-57NV8K, on the same account at the same time',
      'Policy: prod (a364). If nobody decides, it lapses 20 Nov 17:00 UTC.',
      'Waits for: @U0ANA @U0OMAR',
      'Notified: @S0SECURITY',
      '[Approve…] [Deny…] [Withdraw] [History]',
    ]);
  });

  it('is told in the notification by its first line', () => {
    expect(windowCard(fullView()).text).toBe(
      'RW-JAFZA2 pending, 0 of 2 approvals: root access to payments-prod',
    );
  });

  it('names who approved, when and with which note', () => {
    const note = { type: 'approved' as const, by: OMAR, note: 'Checked with the auditor' };
    const lines = cardLines(fullView(steps(fullRequest(), [note, NOW + 5 * MINUTE]), NOW + 5 * MINUTE));
    expect(lines[0]).toBe('RW-JAFZA2 pending, 1 of 2 approvals: root access to payments-prod');
    expect(lines).toContain('Approved: by Omar Diaz 20 Nov 09:05 UTC: “Checked with the auditor”');
  });

  it('counts the approvals that the stricter policy of the last one asks for', () => {
    const window = steps(aWindow(), [approve(OMAR), NOW]);
    const [first, ...later] = window.history.toReversed();
    const stricter = { ...first!, policy: { hash: 'f'.repeat(64), quorum: 3 } };
    const view = aCardView({ window: { ...window, history: [...later.toReversed(), stricter] } });
    expect(cardLines(view)[0]).toMatch('pending, 1 of 3 approvals');
  });

  it('names an operator who is somebody else, and people without an e-mail address by their id', () => {
    const view = aCardView({ window: aWindow({ operator: ZOE }) });
    expect(cardLine('Requester', view)).toBe(
      'Requester: Mia Chen, mia@corp.example   Operator: Zoe Park, U0ZOE',
    );
  });

  it('says that the task no longer needs root, and why they insist', () => {
    const view = aCardView({
      window: aWindow({ taskId: 'root-password', insistence: 'AssumeRoot is denied by an SCP' }),
    });
    expect(cardLine('Task', view)).toBe(
      'Task: Change or recover the root password (root is NOT needed for this; asked all the same because: “AssumeRoot is denied by an SCP”)',
    );
    expect(cardLine('Expected', view)).toBe('Expected change: PasswordUpdated. Other changes alert.');
  });

  it.each([
    [
      'other',
      `any but those that are never fine: StopLogging, CreateAccessKey, CreateUser, EmailUpdated and ${NEVER_FINE.length - 4} more like them. Those alert.`,
    ],
    [
      'restore-admin',
      `${GRANTS.map((name) => name.replace('iam.amazonaws.com:', '')).join(', ')}, and else any but those that are never fine: StopLogging, CreateAccessKey, CreateUser, EmailUpdated and ${NEVER_FINE.length - 4} more like them. Those alert.`,
    ],
    [
      'billing-access',
      `CloudTrail shows none of it. These alert: StopLogging, CreateAccessKey, CreateUser, EmailUpdated and ${NEVER_FINE.length - 4} more like them.`,
    ],
  ])('says what CloudTrail will show of %s', (taskId, words) => {
    expect(cardLine('Expected', aCardView({ window: aWindow({ taskId }) }))).toBe(
      `Expected change: ${words}`,
    );
  });

  it('names the window that it asks more time for', () => {
    const { id } = fullRequest();
    expect(cardLine('More time', aCardView({ window: aWindow({ continues: id }) }))).toBe(
      `More time for: ${id}`,
    );
  });

  it('starts on approval where no start was asked for', () => {
    expect(cardLine('When', aCardView())).toBe('When: from the approval on, for 1 h');
  });

  it('calls on those who may approve it: as they were found, or else as the policy has them', () => {
    const waitsFor = (called?: Called, window = aWindow()) =>
      cardLines(aCardView({ window }), called).find((line) => line.startsWith('Waits for'));
    const held = [{ kind: 'mailbox', label: 'root@', holder: OMAR.id, accounts: [] }] as const;
    const { request, ...rest } = aWindow();
    const policy = { ...request.policy, quorum: 1 };

    expect(waitsFor({ awaited: [ANA.id] })).toBe(`Waits for: @${ANA.id}`);
    expect(waitsFor()).toBe(`Waits for: @${ANA.id} @${OMAR.id}`);
    expect(waitsFor({ awaited: [] })).toContain('nobody');
    expect(waitsFor({}, { ...rest, request: { ...request, operator: OMAR } })).toBe(`Waits for: @${ANA.id}`);
    expect(waitsFor({}, { ...rest, request: { ...request, policy, custody: held } })).toBe(
      `Waits for: @${ANA.id}`,
    );
  });

  it('calls on nobody again who was paged', () => {
    const view = aCardView();
    const lines = cardLines(view, { pagedIn: 'C0ALERTS' });

    expect(lines.join()).not.toContain('@U');
    expect(lines).toContain('Paged: in #C0ALERTS');
  });
});
