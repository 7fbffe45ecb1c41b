import { ACCOUNT_CHECKS } from '../../src/domain/checks/register.ts';
import { unknown } from '../../src/domain/fact.ts';
import { judge, judgingContext } from '../../src/domain/judge.ts';
import { accountIdNumber, aDirectory, anAccount } from '../support/builders/account.ts';
import { anEvidenceWithoutCredentials } from '../support/builders/evidence.ts';
import { outcomeOf } from '../support/builders/judged.ts';
import { anAudit, anUnreachable } from '../support/builders/posture.ts';
import { anScp } from '../support/builders/scp.ts';
import { aCheckPolicy, features } from '../support/builders/subject.ts';
import { NOW } from '../support/builders/time.ts';

const context = judgingContext(aDirectory(), features(), aCheckPolicy(), NOW);

test('every check gives one result, in the order of the register', () => {
  const { results } = judge(anAccount(), anAudit(), context);
  expect(results.map(({ checkId }) => checkId)).toEqual(ACCOUNT_CHECKS.map(({ id }) => id));
});

test('an unreachable account’s checks say why they are unknown', () => {
  const posture = judge(anAccount(), anUnreachable(), context);
  expect(outcomeOf(posture, 'root-mfa')).toEqual({
    status: 'unknown',
    reason: 'Root MFA: the account was not measured: Role rootkeeper-audit cannot be assumed (AccessDenied).',
  });
});

test('an account without root credentials under central root access is clear', () => {
  const audit = anAudit(anEvidenceWithoutCredentials());
  expect(judge(anAccount(), audit, context)).toMatchObject({ standing: 'clear' });
});

test('a mailbox is shared with accounts outside the scope, too', () => {
  const accounts = [0, 1].map((n) => anAccount({ id: accountIdNumber(n), email: `aws+${n}@corp.example` }));
  const policy = aCheckPolicy({ email: { allowedDomains: [], plusAddressing: 'forbid' } });
  const shared = judgingContext(aDirectory({ accounts }), features(), policy, NOW);

  expect(outcomeOf(judge(accounts[0]!, anAudit(), shared), 'root-email-shared')).toMatchObject({
    detail: 'The mailbox aws@corp.example also serves the root users of 1 other account.',
  });
});

test('SCPs count by the directory they came with', () => {
  const directory = aDirectory({
    serviceControlPolicies: { kind: 'known', value: [anScp()], source: 'Organizations', asOf: NOW },
  });
  const denied = judgingContext(directory, features(), aCheckPolicy(), NOW);
  const unread = judgingContext(
    aDirectory({ serviceControlPolicies: unknown('the SCPs could not be read (AccessDenied)') }),
    features(),
    aCheckPolicy(),
    NOW,
  );

  expect(outcomeOf(judge(anAccount(), anAudit(), denied), 'deny-root-scp').status).toBe('pass');
  expect(outcomeOf(judge(anAccount(), anAudit(), unread), 'deny-root-scp').status).toBe('unknown');
});
