import fc from 'fast-check';
import type { CheckOutcome, Severity } from '../../../src/domain/checks/check.ts';
import { unknown } from '../../../src/domain/fact.ts';
import type {
  AccountPosture,
  AuditOutcome,
  CheckResult,
  Posture,
  Standing,
} from '../../../src/domain/posture.ts';
import { accountIdNumber, anAccount } from '../builders/account.ts';
import { anAudit, anUnreachable, aPosture } from '../builders/posture.ts';
import { features } from '../builders/subject.ts';
import { anyText } from '../fuzz/any-text.ts';

/** Names as people and attackers write them: markup, Japanese, right-to-left, controls, torn surrogates, emoji families. */
const nasty = fc.constantFrom(
  '<!channel> *bold* & co',
  '請求書システム本番環境アカウント東京リージョン',
  'שלום \u202Eevil',
  '👩‍👩‍👧‍👦👩‍👩‍👧‍👦',
  '<@U123> :fire: `code`',
  'line\nbreak\u0000',
  '\ud800half',
  'e\u0301'.repeat(20),
);
export const randomName = fc.oneof(
  fc.string({ maxLength: 50, unit: 'grapheme' }),
  anyText({ maxLength: 50 }),
  nasty,
);
const longText = fc.oneof(
  fc.constantFrom(
    'The report could not be read (AccessDenied).',
    'Deploy deploy/member-role.yml to this account.',
  ),
  fc.string({ maxLength: 200, unit: 'grapheme' }),
  fc
    .tuple(anyText({ minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 200 }))
    .map(([text, times]) => text.repeat(times)),
);
const severity = fc.constantFrom<Severity>('critical', 'high', 'medium', 'low');
const outcome: fc.Arbitrary<CheckOutcome> = fc.oneof(
  fc.record({ status: fc.constant('pass' as const), detail: longText }),
  fc.record({ status: fc.constant('fail' as const), detail: longText, remedy: longText }),
  fc.record({ status: fc.constant('unknown' as const), reason: longText }),
  fc.record({ status: fc.constant('not-applicable' as const), reason: longText }),
);
const result: fc.Arbitrary<CheckResult> = fc.record({
  checkId: fc.constantFrom('root-access-key', 'root-mfa', 'recent-use', 'no-longer-known', 'x'.repeat(60)),
  severity,
  outcome,
});
const audit: fc.Arbitrary<AuditOutcome> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(anAudit()) },
  {
    weight: 2,
    arbitrary: fc.record({ reason: longText, remedy: longText }).map((overrides) => anUnreachable(overrides)),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('skipped' as const), reason: longText }) },
);
const template = fc.record({ audit, results: fc.array(result, { maxLength: 14 }), name: randomName });

/** A posture of `size` accounts made from a few random ones, so that causes and findings repeat as they do in life. */
export function randomPosture(size: fc.Arbitrary<number>): fc.Arbitrary<Posture> {
  return fc
    .record({
      templates: fc.array(template, { minLength: 1, maxLength: 30 }),
      organization: fc.array(result, { maxLength: 2 }),
      scope: randomName,
      size,
      undecidedMembers: fc.nat(2),
      featuresReason: fc.option(longText),
    })
    .map(({ templates, size: accounts, featuresReason, ...rest }) =>
      aPosture({
        ...rest,
        features: featuresReason === null ? features() : unknown(featuresReason),
        accounts: Array.from({ length: accounts }, (_, index) =>
          accountOf(templates[index % templates.length]!, index),
        ),
      }),
    )
    .map((posture) => ({ ...posture, counts: countsOf(posture.accounts) }));
}

function accountOf(
  { audit: how, results, name }: { audit: AuditOutcome; results: CheckResult[]; name: string },
  index: number,
): AccountPosture {
  const judged = how.kind === 'skipped' ? [] : results;
  const worst = (['critical', 'high', 'medium', 'low'] as const).find((level) =>
    judged.some((one) => one.outcome.status === 'fail' && one.severity === level),
  );
  return {
    account: anAccount({ id: accountIdNumber(index), name }),
    audit: how,
    standing: standingOf(how, judged, worst),
    ...(worst !== undefined && { worst }),
    results: judged,
  };
}

function standingOf(
  how: AuditOutcome,
  results: readonly CheckResult[],
  worst: Severity | undefined,
): Standing {
  if (how.kind === 'skipped') return 'skipped';
  if (worst !== undefined) return 'attention';
  if (how.kind === 'unreachable') return 'unmeasured';
  return results.some((one) => one.outcome.status === 'unknown') ? 'partial' : 'clear';
}

function countsOf(accounts: readonly AccountPosture[]): Record<Standing, number> {
  const counts = { attention: 0, unmeasured: 0, partial: 0, clear: 0, skipped: 0 };
  for (const { standing } of accounts) counts[standing] += 1;
  return counts;
}
