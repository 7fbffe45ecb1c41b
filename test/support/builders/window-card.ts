import { DAY, MINUTE } from '../../../src/domain/time.ts';
import type { CardView } from '../../../src/domain/window/card-view.ts';
import type { MeasuredRoot } from '../../../src/domain/window/root-snapshot.ts';
import { accountId } from './account.ts';
import { ago, NOW } from './time.ts';
import { aWindow } from './window.ts';

/** A root user with a password and a passkey or token, without keys, measured four minutes ago. */
export function aMeasuredRoot(overrides: Partial<MeasuredRoot> = {}): MeasuredRoot {
  return {
    kind: 'measured',
    asOf: ago(4 * MINUTE),
    password: 'yes',
    mfa: 'yes',
    virtualMfa: 'no',
    accessKeys: 'no',
    signingCertificates: 'no',
    details: {
      mfaSerials: ['arn:aws:iam::111122223333:u2f/root-account-user/key-1'],
      passwordChangedAt: ago(900 * DAY),
    },
    ...overrides,
  };
}

/** A pending window over payments-prod, measured; no policy denies its root user, and no window was there before. */
export function aCardView(overrides: Partial<CardView> = {}): CardView {
  const id = accountId('111122223333');
  return {
    window: aWindow(),
    baseline: { asOf: ago(4 * MINUTE), accounts: [{ accountId: id, root: aMeasuredRoot() }] },
    denyRoot: [{ accountId: id, coverage: 'none', policyIds: [] }],
    earlier: { opened: 0, open: 0, unreviewed: 0 },
    now: NOW,
    ...overrides,
  };
}
