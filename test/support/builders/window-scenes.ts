import type { CustodyItem } from '../../../src/domain/approval-policy/custody.ts';
import { HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { CardView } from '../../../src/domain/window/card-view.ts';
import { type AccountFindings, accountFindings } from '../../../src/domain/window/findings.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { accountId, anAccount } from './account.ts';
import { NOW } from './time.ts';
import { after, aPolicy, aWindow, digest } from './window.ts';
import { aCardView, aMeasuredRoot } from './window-card.ts';
import { ANA, MIA, OMAR, SECURITY_GROUP } from './window-people.ts';
import { approve } from './window-states.ts';

const PAYMENTS = accountId('111122223333');

/** Kept by Omar, needed for payments-prod. */
export const DEVICE: CustodyItem = {
  kind: 'mfa-device',
  label: 'MFA device B2',
  holder: OMAR.id,
  place: 'safe 3',
};

/** A request with everything on it that a card can show: a ticket, a start, custody, an SCP, an overlap. */
export function fullRequest(): RootWindow {
  const policy = aPolicy({ notified: { users: [ANA.id], groups: [SECURITY_GROUP] } });
  return aWindow(
    { start: NOW + 7 * HOUR, ticket: 'SEC-123' },
    {
      governing: { kind: 'governed', policy },
      custody: [{ definition: {}, items: [DEVICE] }],
      others: [aWindow({ id: windowId('view 0', digest), start: NOW + 7 * HOUR })],
    },
  );
}

/** The same as its card sees it: denied by an SCP, and used twice before. */
export function fullView(window = fullRequest(), now: Instant = NOW): CardView {
  return aCardView({
    window,
    denyRoot: [{ accountId: PAYMENTS, coverage: 'full', policyIds: ['p-9x2'] }],
    earlier: { opened: 2, open: 0, unreviewed: 0 },
    now,
  });
}

/** Open for an hour from NOW on, approved by Omar and Ana. */
export function openWindow(overrides: Parameters<typeof aWindow>[0] = {}): RootWindow {
  return after(aWindow(overrides), [approve(OMAR), NOW], [approve(ANA), NOW]);
}

/** Closed by Mia after 40 minutes, and measured two minutes later. */
export function closedWindow(...findings: readonly AccountFindings[]): RootWindow {
  const closed = after(openWindow(), [{ type: 'closed', by: MIA }, NOW + 40 * MINUTE]);
  if (findings.length === 0) return closed;
  const recorded = { type: 'findings-recorded' as const, findings: { accounts: findings } };
  return after(closed, [recorded, NOW + 42 * MINUTE]);
}

const MEASURED = NOW + 42 * MINUTE;

/** payments-prod was measured afterwards and is as it was. */
export const CLEAN = accountFindings(PAYMENTS, aMeasuredRoot(), aMeasuredRoot({ asOf: MEASURED }), false);
/** A key was left behind in payments-prod, and MFA removed. */
export const LEFT_BEHIND = accountFindings(
  PAYMENTS,
  aMeasuredRoot(),
  aMeasuredRoot({ asOf: MEASURED, accessKeys: 'yes', mfa: 'no', virtualMfa: 'no' }),
  false,
);
/** payments-prod could not be measured afterwards. */
export const UNMEASURED = accountFindings(
  PAYMENTS,
  aMeasuredRoot(),
  { kind: 'not-measured', reason: 'blocked by SCP p-9x2' },
  false,
);

/** payments-prod was measured afterwards, but for what only a credential report tells: AWS had none newer than the end. */
export const PARTLY_MEASURED = accountFindings(
  PAYMENTS,
  aMeasuredRoot(),
  aMeasuredRoot({ asOf: MEASURED, accessKeys: 'unknown', outdatedReport: NOW }),
  false,
);

/** Twenty accounts, each with AWS's longest name. */
export function twentyAccounts() {
  return Array.from({ length: 20 }, (_, n) =>
    anAccount({ id: accountId(String(200_000_000_000 + n)), name: `account-${n}-`.padEnd(50, 'x') }),
  );
}
