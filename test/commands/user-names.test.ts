import { asReadBy } from '../../commands/user-names.ts';
import type { ReadPermission } from '../../src/operations/authorize-reader.ts';
import { aFailure, anAccountPosture, aPosture } from '../support/builders/posture.ts';

const ACTOR = { userId: 'U0MIA', teamId: 'T1' };
const outcome = {
  status: 'fail',
  detail: '1 user has no MFA.',
  named: 'ann has no MFA.',
  remedy: 'Do.',
} as const;
const posture = {
  ...aPosture({ accounts: [anAccountPosture({ results: [aFailure({ outcome })] })] }),
  about: 'users',
} as const;

/** What the person is told of the one finding. */
async function told(permission: ReadPermission | undefined): Promise<unknown> {
  const send = () => Promise.reject(new Error('nothing is sent'));
  const reports = permission && { authorize: async () => permission, send };
  const { accounts } = await asReadBy(ACTOR, posture, { ...(reports && { reports }) });
  const shown = accounts[0]?.results[0]?.outcome;
  return shown?.status === 'fail' ? shown.detail : shown;
}

describe('IAM users of a posture', () => {
  test('are named to who may read credential reports', async () => {
    expect(await told({ kind: 'allowed' })).toBe('ann has no MFA.');
  });

  test('are counted for everybody else, and for all where nobody may: no reports are configured', async () => {
    expect(await told({ kind: 'refused', why: 'not-listed' })).toBe('1 user has no MFA.');
    expect(await told({ kind: 'refused', why: 'unverifiable' })).toBe('1 user has no MFA.');
    expect(await told(undefined)).toBe('1 user has no MFA.');
  });
});
