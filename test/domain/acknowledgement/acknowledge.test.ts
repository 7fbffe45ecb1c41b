import { type AcknowledgementDraft, acknowledge } from '../../../src/domain/acknowledgement/acknowledge.ts';
import { known } from '../../../src/domain/fact.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import type { AccountOfDay } from '../../support/builders/day.ts';
import { aFailure, anAudit } from '../../support/builders/posture.ts';
import { snapshotsOf } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import { OMAR } from '../../support/builders/window-people.ts';

const FAILING = { number: 1, said: { 'root-mfa': 'fail' } } as const;

function aDraft(overrides: Partial<AcknowledgementDraft> = {}): AcknowledgementDraft {
  return {
    on: accountIdNumber(1),
    checkId: 'root-mfa',
    by: OMAR,
    at: NOW + HOUR,
    why: 'The key is on its way',
    until: NOW + HOUR + 7 * DAY,
    ...overrides,
  };
}

function tried(account: AccountOfDay, draft: Partial<AcknowledgementDraft> = {}) {
  return acknowledge(aDraft(draft), snapshotsOf({ accounts: [account] })[0]);
}

const refusedAs = (refusal: object) => ({ kind: 'refused', refusal });

describe('acknowledging', () => {
  test('a standing finding keeps who, why, until when, and what they saw', () => {
    expect(tried(FAILING)).toEqual({
      kind: 'acknowledged',
      acknowledgement: {
        ...aDraft(),
        finding: { severity: 'medium', since: NOW, marks: { password: 1 } },
      },
    });
  });

  test('may go on for ninety days and not a moment longer', () => {
    const at = NOW + HOUR;

    expect(tried(FAILING, { until: at + 90 * DAY })).toMatchObject({ kind: 'acknowledged' });
    expect(tried(FAILING, { until: at + 90 * DAY + 1 })).toEqual(
      refusedAs({ why: 'until-too-far', most: 90 * DAY }),
    );
  });

  test('until a time that is past, or now, is refused', () => {
    expect(tried(FAILING, { until: NOW + HOUR })).toEqual(refusedAs({ why: 'until-past' }));
  });

  test('without a reason is refused', () => {
    expect(tried(FAILING, { why: ' \n' })).toEqual(refusedAs({ why: 'text', problem: { kind: 'empty' } }));
    expect(tried(FAILING, { why: 'x'.repeat(501) })).toEqual(
      refusedAs({ why: 'text', problem: { kind: 'too-long', most: 500 } }),
    );
  });

  test('a critical finding is refused, whoever asks for however short a time', () => {
    expect(tried({ ...FAILING, severity: 'critical' }, { until: NOW + 2 * HOUR })).toEqual(
      refusedAs({ why: 'critical' }),
    );
  });

  test('what does not fail is refused', () => {
    const passing = refusedAs({ why: 'not-failing' });

    expect(tried({ number: 1, said: { 'root-mfa': 'pass' } })).toEqual(passing);
    expect(tried({ number: 1, said: { 'root-mfa': 'not-applicable' } })).toEqual(passing);
    expect(tried(FAILING, { checkId: 'root-password' })).toEqual(passing);
    expect(tried(FAILING, { on: accountIdNumber(2) })).toEqual(passing);
    expect(acknowledge(aDraft(), undefined)).toEqual(passing);
  });

  test('what was not measured is refused, though it failed before', () => {
    const [, today] = snapshotsOf(
      { accounts: [FAILING] },
      { accounts: [{ number: 1, audit: 'unreachable', said: { 'root-mfa': 'unknown' } }] },
    );

    expect(acknowledge(aDraft({ at: NOW + DAY, until: NOW + 2 * DAY }), today)).toEqual(
      refusedAs({ why: 'not-measured' }),
    );
  });
});

describe('acknowledging what /root-status shows', () => {
  const use = (at: number) =>
    anAudit({ passwordLastUse: known({ kind: 'used', at }, 'credential report', NOW) });
  const result = aFailure({ checkId: 'root-recent-use', severity: 'medium' });
  const draft = aDraft({ checkId: 'root-recent-use' });

  test('that no snapshot has seen yet counts it from then on', () => {
    const [snapshot] = snapshotsOf({ accounts: [{ number: 1, said: { 'root-recent-use': 'pass' } }] });

    for (const before of [snapshot, undefined]) {
      expect(acknowledge(draft, before, { result, audit: use(NOW) })).toMatchObject({
        acknowledgement: { finding: { since: draft.at, marks: { 'last-use': NOW } } },
      });
    }
  });

  test('that stood already keeps since when, with what is worse now', () => {
    const [snapshot] = snapshotsOf({
      accounts: [{ number: 1, said: { 'root-recent-use': { usedAt: NOW - DAY } } }],
    });

    expect(acknowledge(draft, snapshot, { result, audit: use(NOW) })).toMatchObject({
      acknowledgement: { finding: { since: NOW, marks: { 'last-use': NOW } } },
    });
  });

  test('decides over what the snapshot says', () => {
    const [snapshot] = snapshotsOf({ accounts: [{ number: 1, said: { 'root-recent-use': 'fail' } }] });
    const shown = (outcome: typeof result.outcome) => ({ result: { ...result, outcome }, audit: use(NOW) });

    expect(acknowledge(draft, snapshot, shown({ status: 'pass', detail: 'Not used.' }))).toEqual(
      refusedAs({ why: 'not-failing' }),
    );
    expect(acknowledge(draft, snapshot, shown({ status: 'unknown', reason: 'Unread.' }))).toEqual(
      refusedAs({ why: 'not-measured' }),
    );
    expect(
      acknowledge(draft, snapshot, { result: { ...result, severity: 'critical' }, audit: use(NOW) }),
    ).toEqual(refusedAs({ why: 'critical' }));
  });
});
