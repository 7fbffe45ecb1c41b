import type { Acknowledgement } from '../../src/domain/acknowledgement/acknowledgement.ts';
import type { CheckResult, Posture } from '../../src/domain/posture.ts';
import { DAY } from '../../src/domain/time.ts';
import { STATUS_ACKNOWLEDGE } from '../../src/slack/action-ids.ts';
import type { Message } from '../../src/slack/message.ts';
import { sharedStatusMessage } from '../../src/slack/shared.ts';
import { statusMessage } from '../../src/slack/status.ts';
import { parseStatusValue } from '../../src/slack/status-value.ts';
import { messageViolations } from '../support/blocks/limits.ts';
import { plainTextOf } from '../support/blocks/plain-text.ts';
import {
  checked,
  clearAccounts,
  failed,
  failing,
  keyUsedToday,
  noMfa,
  numbered,
  passwordKept,
  unmeasured,
} from '../support/blocks/status-accounts.ts';
import { accountId, anAccount } from '../support/builders/account.ts';
import { anAccountPosture, anUnreachable, aPosture } from '../support/builders/posture.ts';
import { anAcknowledgement } from '../support/builders/snapshots.ts';
import { NOW } from '../support/builders/time.ts';

const CRM = accountId('222233334444');
const LAKE = accountId('333344445555');
const crm = failing({ id: CRM, name: 'legacy-crm' }, noMfa);
const lake = failing({ id: LAKE, name: 'data-lake-prod' }, passwordKept);
const payments = failing({ id: accountId('111122223333'), name: 'payments-prod' }, keyUsedToday);

/** Omar answers for it until 20 Dec. */
function ackOf(
  on: Acknowledgement['on'],
  { checkId }: CheckResult,
  overrides: Partial<Acknowledgement> = {},
) {
  return anAcknowledgement({ on, checkId, at: NOW, until: NOW + 30 * DAY, ...overrides });
}

type Shown = Partial<Parameters<typeof statusMessage>[1]>;

function page(posture: Posture, options: Shown): Message {
  const common = { now: NOW, resultId: 'result-1', page: 1, view: 'attention', canShare: true } as const;
  return statusMessage(posture, { ...common, canAcknowledge: true, ...options });
}

function shown(posture: Posture, options: Shown = {}): string {
  const { blocks } = page(posture, options);
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks);
}

const firstLine = (posture: Posture, acknowledgements: readonly Acknowledgement[]) =>
  shown(posture, { acknowledgements }).split('\n')[0];

const edge = unmeasured({ id: accountId('444455556666'), name: 'edge-prod' });

describe('a status in which something is acknowledged', () => {
  it('counts it apart and lists it apart, with by whom, until when and why', () => {
    const posture = aPosture({ accounts: [payments, crm, lake, edge, ...clearAccounts(38)] });
    const acknowledgements = [
      ackOf(CRM, noMfa, { why: 'A <!channel> device\nis ordered' }),
      ackOf(LAKE, passwordKept),
    ];
    expect(shown(posture, { acknowledgements })).toBe(
      `prod: 1 of 42 root users needs attention, 1 not measured, 2 acknowledged
38 clear, 2 acknowledged. Oldest data 2 h. Central root access: on.
CRITICAL  payments-prod  111122223333
  Root access key 1 active, used today 02:14 UTC (s3).
  Do: treat as an incident; deactivate the key, then delete it.
NOT MEASURED  edge-prod  444455556666
  Role rootkeeper-audit cannot be assumed (AccessDenied).
  Do: deploy deploy/member-role.yml to this account.
ACKNOWLEDGED  legacy-crm  222233334444
  HIGH: Root password set, no MFA.
  Acknowledged by Omar Diaz until 20 Dec: “A <!channel> device is ordered”.
  Do: delete root credentials centrally.
ACKNOWLEDGED  data-lake-prod  333344445555
  MEDIUM: Root password kept though central root access could remove it.
  Acknowledged by Omar Diaz until 20 Dec: “The key is on its way”.
  Do: delete the root password centrally.
[Open account…] [Acknowledge…] [Show 38 clear] [Share]`,
    );
  });

  it('keeps an account that has another finding among those that need attention', () => {
    const both = failing({ id: CRM, name: 'legacy-crm' }, noMfa, passwordKept);
    const text = shown(aPosture({ accounts: [both] }), { acknowledgements: [ackOf(CRM, noMfa)] });
    expect(text.split('\n').slice(0, 8)).toEqual([
      'prod: 1 of 1 root user needs attention',
      '0 clear. Oldest data 2 h. Central root access: on.',
      'MEDIUM  legacy-crm  222233334444',
      '  Root password kept though central root access could remove it.',
      '  Do: delete the root password centrally.',
      'ACKNOWLEDGED  legacy-crm  222233334444',
      '  HIGH: Root password set, no MFA.',
      '  Acknowledged by Omar Diaz until 20 Dec: “The key is on its way”.',
    ]);
  });

  it('never has a critical finding acknowledged, whatever is stored', () => {
    const posture = aPosture({ accounts: [payments] });
    const acknowledgements = [ackOf(payments.account.id, keyUsedToday)];
    expect(shown(posture, { acknowledgements })).toBe(shown(posture, { acknowledgements: [] }));
  });

  it('says in one line how things are, whatever else there is', () => {
    const acknowledgements = [ackOf(CRM, noMfa), ackOf(LAKE, passwordKept)];
    const line = (...accounts: Posture['accounts']) => firstLine(aPosture({ accounts }), acknowledgements);
    const partly = anAccountPosture({
      account: anAccount({ id: accountId('555566667777') }),
      standing: 'partial',
      results: [checked('root-mfa', { status: 'unknown', reason: 'no answer' })],
    });

    expect(line(crm)).toBe('prod: the only root user is acknowledged');
    expect(line(crm, lake)).toBe('prod: no root user needs attention, 2 of 2 acknowledged');
    expect(line(crm, lake, ...clearAccounts(8))).toBe(
      'prod: no root user needs attention, 2 of 10 acknowledged',
    );
    expect(line(crm, edge)).toBe('prod: 1 of 2 root users not measured, 1 acknowledged, no other finding');
    expect(line(crm, partly, ...clearAccounts(1))).toBe(
      'prod: 1 of 3 root users only partly measured, 1 acknowledged, no finding in the others',
    );
  });

  it('counts an account that was not measured as that, and lists what is acknowledged in it all the same', () => {
    const personal = failed('root-email-personal', 'medium', 'The address is personal.', 'Change it.');
    const account = { ...failing({ id: CRM, name: 'legacy-crm' }, personal), audit: anUnreachable() };
    const text = shown(aPosture({ accounts: [account, ...clearAccounts(1)] }), {
      acknowledgements: [ackOf(CRM, personal)],
    });
    expect(text.split('\n')[0]).toBe('prod: 1 of 2 root users not measured, no finding in the others');
    expect(text).toContain('NOT MEASURED  legacy-crm');
    expect(text).toContain('ACKNOWLEDGED  legacy-crm');
  });

  it('tells many by what is wrong, and once what they have in common', () => {
    const accounts = numbered(7, 'crm', 800_000_000_000).map((account) => failing(account, noMfa));
    const acknowledgements = accounts.map(({ account }) => ackOf(account.id, noMfa));
    const [first, ...others] = acknowledgements;
    const groupOf = (shownWith: Acknowledgement[]) =>
      shown(aPosture({ accounts }), { acknowledgements: shownWith }).split('\n').slice(2, 6);

    expect(groupOf(acknowledgements)).toEqual([
      'ACKNOWLEDGED  HIGH, root MFA off: 7 accounts',
      '  Acknowledged by Omar Diaz until 20 Dec: “The key is on its way”.',
      '  Do: delete root credentials centrally.',
      expect.stringContaining('crm-1 800000000001, crm-2 800000000002, '),
    ]);
    expect(groupOf([{ ...first!, why: 'It is being replaced' }, ...others])).toEqual([
      'ACKNOWLEDGED  HIGH, root MFA off: 7 accounts',
      '  Do: delete root credentials centrally.',
      '  crm-1 800000000001: Acknowledged by Omar Diaz until 20 Dec: “It is being replaced”.',
      '  crm-2 800000000002: Acknowledged by Omar Diaz until 20 Dec: “The key is on its way”.',
    ]);
  });

  it("has the organization's own told apart too", () => {
    const off = failed('central-root-access', 'medium', 'It is off.', 'Turn it on.');
    const posture = aPosture({ accounts: clearAccounts(1), organization: [off] });
    expect(shown(posture)).toContain('MEDIUM  Organization: Central root access off');
    expect(shown(posture, { acknowledgements: [ackOf('organization', off)] })).toContain(
      `ACKNOWLEDGED  Organization: Central root access off
  MEDIUM: It is off.
  Acknowledged by Omar Diaz until 20 Dec 09:00 UTC: “The key is on its way”.
  Do: turn it on.`,
    );
  });

  it('says that nothing is known of acknowledgements where they could not be read', () => {
    const text = shown(aPosture({ accounts: [crm] }), { acknowledgements: 'unread' });
    expect(text.split('\n').slice(0, 4)).toEqual([
      'prod: 1 of 1 root user needs attention',
      '0 clear. Oldest data 2 h. Central root access: on.',
      'Acknowledgements could not be read: every finding is shown as if nobody answered for it.',
      'Do: ask again in a minute.',
    ]);
  });

  it('is shared as it was seen', () => {
    const options = { now: NOW, page: 1, resultId: 'result-1', sharedBy: 'U0MIA' };
    const acknowledgements = [ackOf(CRM, noMfa)];
    const { text, blocks } = sharedStatusMessage(aPosture({ accounts: [crm] }), 'attention', {
      ...options,
      acknowledgements,
    });
    expect(text).toBe('prod: the only root user is acknowledged');
    expect(plainTextOf(blocks)).toContain('Acknowledged by Omar Diaz until 20 Dec');
  });
});

describe('the button to acknowledge', () => {
  const button = (posture: Posture, options: Shown) => shown(posture, options).includes('[Acknowledge…]');
  const one = aPosture({ accounts: [crm] });

  it('stands where somebody may and something can be', () => {
    expect(button(one, { canAcknowledge: true })).toBe(true);
    expect(button(one, { canAcknowledge: false })).toBe(false);
    expect(button(aPosture({ accounts: [payments] }), { canAcknowledge: true })).toBe(false);
    expect(button(aPosture({ accounts: clearAccounts(2) }), { canAcknowledge: true })).toBe(false);
  });

  it('says which result it is of', () => {
    const { blocks } = page(one, { resultId: 'result-7' });
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const found = buttons.find((each) => 'action_id' in each && each.action_id === STATUS_ACKNOWLEDGE);
    const value = found !== undefined && 'value' in found ? found.value : undefined;
    expect(parseStatusValue(String(value))?.resultId).toBe('result-7');
  });
});
