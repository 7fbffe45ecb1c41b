import type { KnownBlock } from '@slack/types';
import type { AcknowledgementRefusal } from '../../../src/domain/acknowledgement/acknowledge.ts';
import { DAY } from '../../../src/domain/time.ts';
import { acknowledgementErrors } from '../../../src/slack/digest/acknowledge-refusal.ts';
import { acknowledgeInput, acknowledgeView } from '../../../src/slack/digest/acknowledge-view.ts';
import {
  ACKNOWLEDGE_UNTIL,
  ACKNOWLEDGE_UNTIL_INPUT,
  ACKNOWLEDGE_WHY,
  ACKNOWLEDGE_WHY_INPUT,
} from '../../../src/slack/digest/action-ids.ts';
import {
  encodeDigestValue,
  encodeFindingValue,
  parseDigestValue,
  parseFindingValue,
} from '../../../src/slack/digest/digest-value.ts';
import {
  findingOptions,
  findingPickerView,
  offersFindings,
} from '../../../src/slack/digest/finding-picker.ts';
import { digestProgress } from '../../../src/slack/digest/progress.ts';
import { plainTextOf, viewText } from '../../support/blocks/plain-text.ts';
import { viewViolations } from '../../support/blocks/views.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { localDate } from '../../support/builders/day.ts';
import { aDigest, manyAccounts } from '../../support/builders/digest.ts';
import { anAcknowledgement } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import { OMAR } from '../../support/builders/window-people.ts';

const REF = { on: accountIdNumber(1), checkId: 'root-mfa' };
const ONE = { number: 1, name: 'payments-prod', said: { 'root-mfa': 'fail' as const } };

function failing(severity: 'critical' | 'high') {
  return aDigest([{ accounts: [{ ...ONE, severity }] }]).failing[0]!;
}

test('acknowledging says what is acknowledged and what follows, and asks why and until when', () => {
  const view = acknowledgeView(failing('high'), NOW);
  expect(viewViolations(view)).toEqual([]);
  expect(parseFindingValue(view.private_metadata)).toEqual(REF);
  expect(viewText(view).split('\n')).toEqual([
    'Acknowledge',
    'HIGH  payments-prod 100000000001: root MFA off',
    'It is not fine.',
    'Do: mend it.',
    'You answer for it until then: it is counted apart, never hidden. It comes back when it gets worse or the time is up.',
    'Why: <plain_text_input>',
    'Everybody who reads the digest can read it.',
    'Until: <datepicker>',
    '00:00 UTC of that day; 18 Feb 2027 at the latest.',
  ]);
});

test('the form of what is acknowledged already shows by whom, and carries what it showed', () => {
  const acknowledgement = anAcknowledgement({ ...REF, why: 'A device\nis ordered' });
  const view = acknowledgeView(failing('high'), NOW, { acknowledgement, resultId: 'result-1' });
  expect(viewViolations(view)).toEqual([]);
  expect(parseFindingValue(view.private_metadata)).toEqual({
    ...REF,
    resultId: 'result-1',
    seenAt: acknowledgement.at,
  });
  expect(viewText(view)).toContain(
    'Acknowledged by Omar Diaz until 20 Dec 10:00 UTC: “A device is ordered”. Yours takes its place.',
  );
});

test('a critical finding has no form', () => {
  const view = acknowledgeView(failing('critical'), NOW);
  expect(viewViolations(view)).toEqual([]);
  expect(view.submit).toBeUndefined();
  expect(plainTextOf(view.blocks as KnownBlock[])).toBe(
    'A critical finding cannot be acknowledged. Do: mend it; /root-status says how.',
  );
});

test('the form is read as it was filled in; without a date there is no end', () => {
  const values = (day: string | null) => ({
    [ACKNOWLEDGE_WHY]: { [ACKNOWLEDGE_WHY_INPUT]: { value: ' on its way ' } },
    [ACKNOWLEDGE_UNTIL]: { [ACKNOWLEDGE_UNTIL_INPUT]: { selected_date: day } },
  });
  expect(acknowledgeInput(values('2026-12-24'))).toEqual({
    why: ' on its way ',
    until: Date.UTC(2026, 11, 24),
  });
  expect(acknowledgeInput(values('2026-02-30'))).toEqual({ why: ' on its way ' });
  expect(acknowledgeInput(values(null))).toEqual({ why: ' on its way ' });
  expect(acknowledgeInput({})).toEqual({ why: '' });
});

test.each<[AcknowledgementRefusal, string, string]>([
  [{ why: 'until-past' }, ACKNOWLEDGE_UNTIL, 'That day has begun already. Do: pick a later one.'],
  [
    { why: 'until-too-far', most: 90 * DAY },
    ACKNOWLEDGE_UNTIL,
    'That is too far: at most 90 days. Do: pick 18 Feb 2027 or earlier.',
  ],
  [
    { why: 'text', problem: { kind: 'too-long', most: 500 } },
    ACKNOWLEDGE_WHY,
    'The reason is too long: at most 500 characters. Do: shorten it.',
  ],
  [
    { why: 'not-failing' },
    ACKNOWLEDGE_WHY,
    'This finding no longer stands: there is nothing to acknowledge. Do: type /root-status for how it is now.',
  ],
])('a refusal %j stands at the field that it is about', (refusal, field, text) => {
  expect(acknowledgementErrors(refusal, NOW)).toEqual({ [field]: text });
});

describe('the menu of findings', () => {
  const many = aDigest([
    {
      accounts: [
        { ...ONE, severity: 'critical' },
        ...manyAccounts(150, { said: { 'root-mfa': 'fail', 'root-password': 'fail' }, severity: 'high' }),
      ],
    },
  ]);

  test('opens in a view that Slack takes', () => {
    const value = { view: 'all' as const, date: localDate('2026-11-20'), page: 1 };
    expect(viewViolations(findingPickerView(value))).toEqual([]);
  });

  test('offers at most 100, none of them critical, each with its value', () => {
    const options = findingOptions(many, '', NOW);
    expect(options).toHaveLength(100);
    expect(options.map(({ value }) => parseFindingValue(value)?.on)).not.toContain(REF.on);
  });

  test('finds by account, id and what fails', () => {
    expect(findingOptions(many, '1149 mfa', NOW).map(({ text }) => text.text)).toEqual([
      'account-1149 100000001149: root MFA off',
    ]);
    expect(findingOptions(many, 'payments', NOW)).toEqual([]);
  });

  test('offers what is acknowledged last, with by whom until when: it can be again', () => {
    const who = { ...OMAR, name: 'Maximiliane Theodora von und zu Hohenlohe-Waldenburg-Schill' };
    const accounts = [ONE, { ...ONE, number: 2 }];
    const acknowledgements = [anAcknowledgement({ by: who })];
    const digest = aDigest([{ accounts }, { accounts, acknowledgements }]);
    const options = findingOptions(digest, '', NOW);

    expect(options.map(({ text }) => text.text)).toEqual([
      'payments-prod 100000000002: root MFA off',
      'payments-prod 100000000001: root MFA off',
    ]);
    expect(options[1]?.description?.text).toMatch(/^Acknowledged by Maximiliane Theodora .*… until 20 Dec$/);
    expect(options[1]?.description?.text.length).toBeLessThanOrEqual(75);
    expect(options[0]).not.toHaveProperty('description');
  });

  test('is worth opening where all that fails is acknowledged', () => {
    const acknowledgements = [anAcknowledgement()];
    const digest = aDigest([{ accounts: [ONE] }, { accounts: [ONE], acknowledgements }]);

    expect(digest.failing).toEqual([]);
    expect(offersFindings(digest)).toBe(true);
  });
});

describe('the values of buttons', () => {
  const value = { view: 'unmeasured' as const, date: localDate('2026-11-20'), page: 3 };

  test('come back as they were written', () => {
    expect(parseDigestValue(encodeDigestValue(value))).toEqual(value);
    expect(parseFindingValue(encodeFindingValue(REF))).toEqual(REF);
    expect(parseFindingValue(encodeFindingValue({ ...REF, on: 'organization' }))?.on).toBe('organization');
  });

  test.each([{ resultId: 'result-1' }, { seenAt: NOW }, { resultId: 'result-1', seenAt: 0 }])(
    'carry what the person has before them: %j',
    (context) => {
      expect(parseFindingValue(encodeFindingValue({ ...REF, ...context }))).toEqual({ ...REF, ...context });
    },
  );

  test('leave a menu room for the longest', () => {
    expect(encodeFindingValue({ ...REF, checkId: 'x'.repeat(64) }).length).toBeLessThanOrEqual(150);
  });

  test.each([
    undefined,
    '',
    'x',
    '{}',
    '[2,"all","2026-11-20",1]',
    '[1,"some","2026-11-20",1]',
    '[1,"all","2026-02-30",1]',
    '[1,"all","2026-11-20",0]',
    '[1,"all","2026-11-20",1.5]',
    '[1,"all","2026-11-20",1,1]',
  ])('are nothing where they are %j', (text) => {
    expect(parseDigestValue(text)).toBeUndefined();
  });

  test.each([
    '[1,"100000000001","root-mfa",null]',
    '[1,"100000000001","root-mfa","../x",null]',
    '[1,"100000000001","root-mfa",null,-1]',
    '[1,"100000000001","root-mfa",null,1,1]',
    '[1,"1","root-mfa"]',
    '[1,"organization","../x"]',
    '[1,"organization","a","b"]',
    '[1,7,"a"]',
  ])('name no finding where they are %j', (text) => {
    expect(parseFindingValue(text)).toBeUndefined();
  });
});

test('progress says how far it is and where it will be posted', () => {
  const { blocks, text } = digestProgress({ measured: 2_310, total: 5_000, channelId: 'C0SEC' });
  expect(text).toBe('Measuring for the digest: 2,310 of 5,000 root users done.');
  expect(plainTextOf(blocks)).toBe(`${text} It will be posted in #C0SEC.`);
  expect(digestProgress({ measured: 0, channelId: 'C0SEC' }).text).toContain("the organization's accounts");
});
