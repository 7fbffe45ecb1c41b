import { concerns } from '../../../src/domain/perimeter/concerns.ts';
import type { PerimeterChange } from '../../../src/domain/perimeter/perimeter-event.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';

const OTHER = '222233334444';

test.each<[string, PerimeterChange, boolean]>([
  ['central root access', { kind: 'central-root-access' }, true],
  ['another administrator for IAM', { kind: 'iam-administrator', account: OTHER }, true],
  ['an SCP of its own', { kind: 'deny-root-scp', certainly: true, target: PAYMENTS }, true],
  ['an SCP of a unit', { kind: 'deny-root-scp', certainly: true, target: 'ou-prod-12345678' }, true],
  ['a policy itself', { kind: 'deny-root-scp', certainly: false, policyId: 'p-1' }, true],
  ['an SCP of another account', { kind: 'deny-root-scp', certainly: true, target: OTHER }, false],
  ['its own e-mail address', { kind: 'root-email', account: PAYMENTS }, true],
  ['the e-mail address of another', { kind: 'root-email', account: OTHER }, false],
  ['an address of nobody knows whom', { kind: 'root-email' }, false],
  ['our rule', { kind: 'own-rule', rule: 'rootkeeper' }, false],
])('whether a change of %s concerns an account', (_what, change, expected) => {
  expect(concerns({ change }, PAYMENTS)).toBe(expected);
});
