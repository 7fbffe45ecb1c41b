import { MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootSnapshot } from '../../../src/domain/window/root-snapshot.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import type { Log } from '../../../src/operations/ports.ts';
import { anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { after as afterSteps, aWindow, digest } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';

/** What the id of the builder's window is derived from. */
export const SUBMISSION = digest('view 1');

/** A range without ends. */
export const FOREVER = {};

/** A log that remembers its errors. */
export function aWindowLog(): Pick<Log, 'error'> & { readonly errors: string[] } {
  const errors: string[] = [];
  return { errors, error: (_fields, message) => void errors.push(message) };
}

/** A root user as it should be. */
export function aSnapshot(): RootSnapshot {
  return {
    kind: 'measured',
    asOf: NOW,
    password: 'no',
    mfa: 'yes',
    virtualMfa: 'no',
    accessKeys: 'no',
    signingCertificates: 'unknown',
  };
}

/** A window whose history holds all that happens to one that is used, with everything that is optional. */
export function everyStep(): RootWindow {
  const before = aSnapshot();
  const unmeasured = { kind: 'not-measured', reason: 'throttled' } as const;
  const accounts = [{ accountId: anAccount().id, before, after: unmeasured, calledOut: ['not measured'] }];
  const window = aWindow(
    { operator: ZOE, ticket: 'SEC-1', start: NOW + MINUTE, continues: numbered(9).id },
    { custody: [], others: [numbered(8)] },
  );
  return afterSteps(
    window,
    [{ type: 'reminded', about: 'undecided', people: [OMAR.id] }, NOW + 15 * MINUTE],
    [{ type: 'approved', by: OMAR, note: 'see SEC-1' }, NOW + 16 * MINUTE],
    [approve(ANA), NOW + 17 * MINUTE],
    [{ type: 'declared-afterwards', by: ZOE, use: 'event 1', reason: 'once more' }, NOW + 18 * MINUTE],
    [{ type: 'paper-recorded', recordedBy: 'ana', writtenAt: NOW, text: 'by phone' }, NOW + 19 * MINUTE],
    [{ type: 'closed', by: MIA }, NOW + 20 * MINUTE],
    [{ type: 'findings-recorded', findings: { accounts } }, NOW + 21 * MINUTE],
    [{ type: 'reviewed', by: OMAR, done: 'MFA delete is on' }, NOW + 22 * MINUTE],
  );
}

/** Windows with ids of their own; `requestedAt` gives their order. */
export function numbered(n: number, requestedAt = NOW): RootWindow {
  return aWindow({ id: windowId(`view ${n}`, digest) }, { now: requestedAt });
}
