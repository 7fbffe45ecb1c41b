import { parseFindingValue } from '../../../src/slack/digest/digest-value.ts';
import { contextOf } from '../../../src/slack/status/context.ts';
import { statusFindingOptions, statusFindingPicker } from '../../../src/slack/status/finding-picker.ts';
import { parseStatusValue } from '../../../src/slack/status-value.ts';
import {
  failed,
  failing,
  keyUsedToday,
  noMfa,
  numbered,
  passwordKept,
} from '../../support/blocks/status-accounts.ts';
import { viewViolations } from '../../support/blocks/views.ts';
import { accountId } from '../../support/builders/account.ts';
import { aPosture } from '../../support/builders/posture.ts';
import { anAcknowledgement } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';

const CRM = accountId('222233334444');
const posture = aPosture({
  organization: [failed('central-root-access', 'medium', 'It is off.', 'Turn it on.')],
  accounts: [
    failing({ id: accountId('111122223333'), name: 'payments-prod' }, keyUsedToday, passwordKept),
    failing({ id: CRM, name: 'legacy-crm' }, noMfa),
  ],
});
const STATUS = { resultId: 'result-1', scope: 'prod', page: 2, view: 'attention' } as const;
const ACCOUNT = { ...STATUS, view: 'account', accountId: CRM } as const;

const NOBODY = contextOf({ now: NOW });

type Asked = Parameters<typeof statusFindingOptions>;
const texts = (of: Asked[0], value: Asked[1], query: string, context = NOBODY) =>
  statusFindingOptions(of, value, query, context).map(({ text }) => text.text);

test('the modal opens in a view that Slack takes, and knows which result or account it is of', () => {
  for (const value of [STATUS, ACCOUNT]) {
    const view = statusFindingPicker(value);
    expect(viewViolations(view)).toEqual([]);
    expect(parseStatusValue(view.private_metadata)).toEqual(value);
  }
});

test("the menu offers what fails and is not critical, worst first, the organization's too", () => {
  expect(texts(posture, STATUS, '')).toEqual([
    'legacy-crm 222233334444: root MFA off',
    'Organization: central root access off',
    'payments-prod 111122223333: root password kept',
  ]);
  const [option] = statusFindingOptions(posture, STATUS, 'crm', NOBODY);
  expect(parseFindingValue(option?.value)).toEqual({ on: CRM, checkId: 'root-mfa' });
});

test('the menu offers what is acknowledged last, with by whom until when: it can be again', () => {
  const context = contextOf({ now: NOW, acknowledgements: [anAcknowledgement({ on: CRM })] });

  expect(texts(posture, STATUS, '', context)).toEqual([
    'Organization: central root access off',
    'payments-prod 111122223333: root password kept',
    'legacy-crm 222233334444: root MFA off',
  ]);
  const options = statusFindingOptions(posture, STATUS, '', context);
  expect(options.map(({ description }) => description?.text)).toEqual([
    undefined,
    undefined,
    'Acknowledged by Omar Diaz until 20 Dec',
  ]);
});

test('the menu of one account offers its own', () => {
  expect(texts(posture, ACCOUNT, '')).toEqual(['legacy-crm 222233334444: root MFA off']);
});

test('the menu offers at most 100 of five thousand, and finds the others by name', () => {
  const accounts = numbered(5_000, 'crm', 800_000_000_000).map((account) => failing(account, noMfa));
  const many = aPosture({ accounts });
  expect(texts(many, STATUS, '')).toHaveLength(100);
  expect(texts(many, STATUS, 'crm-4999')).toEqual(['crm-4999 800000004999: root MFA off']);
});
