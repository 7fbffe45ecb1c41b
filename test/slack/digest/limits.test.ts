import fc from 'fast-check';
import { SEVERITIES } from '../../../src/domain/checks/check.ts';
import type { Digest } from '../../../src/domain/digest/digest.ts';
import { DIGEST_NEXT } from '../../../src/slack/digest/action-ids.ts';
import { digestMessage } from '../../../src/slack/digest/message.ts';
import type { Message } from '../../../src/slack/message.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import type { AccountOfDay } from '../../support/builders/day.ts';
import { aDigest, anAlarmPath, digestTime, manyAccounts } from '../../support/builders/digest.ts';
import { wholePage } from '../../support/digest-page.ts';

const CHECKS = ['root-access-key', 'root-mfa', 'root-password'];
const HOSTILE = ['<!channel>', '<@U0EVE|x>', '*bold*', '\u202egnp', '"\\"\\"\\', '😀'.repeat(40), '', 'prod'];

function allPages(digest: Digest, now: number, view: 'all' | 'unmeasured'): Message[] {
  const pages: Message[] = [];
  for (let page = 1; ; page += 1) {
    const options = { now, view, page, canAcknowledge: true };
    const message = wholePage({ ...digest, alarmPath: anAlarmPath(9, now, 9) }, options);
    pages.push(message);
    if (!JSON.stringify(message.blocks).includes(DIGEST_NEXT)) return pages;
  }
}

function idsIn(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/\b10000\d{7}\b/g)].map(([id]) => id)));
}

const said = fc.dictionary(
  fc.constantFrom(...CHECKS, 'sources-disagree', 'security-contact'),
  fc.constantFrom('pass' as const, 'fail' as const, 'unknown' as const),
);

function accountArbitrary(number: number): fc.Arbitrary<AccountOfDay> {
  return fc.record({
    number: fc.constant(number),
    name: fc.constantFrom(...HOSTILE),
    ouPath: fc.array(fc.constantFrom(...HOSTILE), { maxLength: 3 }),
    audit: fc.constantFrom(
      'audited' as const,
      'audited' as const,
      'unreachable' as const,
      'skipped' as const,
    ),
    reason: fc.constantFrom(...HOSTILE.map((each) => each.repeat(30) || 'x')),
    said,
    severity: fc.constantFrom(...SEVERITIES),
  });
}

const anyDay = fc
  .integer({ min: 1, max: 40 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, n) => accountArbitrary(1000 + n))));

test('any digest is within the limits of Slack, on every page, and reads no markup', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (yesterday, today) => {
      const days = [{ accounts: yesterday }, { accounts: today }];
      const [digest, now] = [aDigest(days), digestTime(days)];
      const message = digestMessage(digest, { now, canAcknowledge: true });
      for (const each of [message, ...allPages(digest, now, 'all'), ...allPages(digest, now, 'unmeasured')]) {
        expect(messageViolations(each.blocks)).toEqual([]);
        expect(each.text).not.toMatch(/[<>]/);
        expect(JSON.stringify(each.blocks)).not.toMatch(
          /"mrkdwn"|"type":"(user|usergroup|broadcast|link)"|\u202e/,
        );
      }
    }),
    { numRuns: 40 },
  );
});

describe('five thousand accounts that all fail three checks', () => {
  const fails = Object.fromEntries(CHECKS.map((id) => [id, 'fail' as const]));
  const passes = Object.fromEntries(CHECKS.map((id) => [id, 'pass' as const]));
  const named = manyAccounts(5_000).map((each, n) => ({ ...each, name: HOSTILE[n % HOSTILE.length] ?? '' }));
  const days = [
    { accounts: named.map((each) => ({ ...each, said: passes })) },
    { accounts: named.map((each) => ({ ...each, said: fails, severity: 'high' as const })) },
  ];
  const [digest, now] = [aDigest(days), digestTime(days)];

  test('are counted by check, with what to do, and the first of them', () => {
    const { blocks } = digestMessage(digest, { now, canAcknowledge: true });
    expect(messageViolations(blocks)).toEqual([]);
    const lines = plainTextOf(blocks).split('\n');
    expect(lines[0]).toBe('Root digest, 21 Nov: 15,000 findings got worse (worst HIGH)');
    expect(lines).toContain('Worse (5,000 accounts)');
    const rootMfaOff = lines.indexOf('  HIGH  Root MFA off: 5,000 accounts.');
    expect(lines[rootMfaOff + 1]).toBe('    Do: mend it.');
    expect(lines).toContain('  and 4,994 more accounts: Show all');
    expect(lines.at(-1)).toBe('[Show all] [Open account…] [Acknowledge…]');
  });

  test('each stand on a page that Slack takes, up to the last', () => {
    const pages = allPages(digest, now, 'all');
    for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
    const texts = pages.map(({ blocks }) => plainTextOf(blocks));
    const ids = idsIn(texts);
    expect(named.filter(({ number }) => !ids.has(accountIdNumber(number)))).toEqual([]);
    expect(texts.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
    expect(wholePage(digest, { now, view: 'all', page: 10_000 })).toEqual(
      wholePage(digest, { now, view: 'all', page: pages.length }),
    );
  }, 120_000);
});

test('a cause of its own for every account is told account by account, after the largest ones', () => {
  const accounts = manyAccounts(300).map((each) => ({
    ...each,
    audit: 'unreachable' as const,
    reason: `Cause ${each.number} ${'"'.repeat(900)}`,
  }));
  const days = [{ accounts: manyAccounts(300) }, { accounts }];
  const [digest, now] = [aDigest(days), digestTime(days)];
  expect(messageViolations(digestMessage(digest, { now, canAcknowledge: true }).blocks)).toEqual([]);
  const pages = allPages(digest, now, 'unmeasured');
  for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
  expect(idsIn(pages.map(({ blocks }) => plainTextOf(blocks))).size).toBe(300);
});

test('every account that fails is on some page', () => {
  const fails = { 'root-mfa': 'fail' as const, 'root-password': 'fail' as const };
  const days = [{ accounts: manyAccounts(700) }, { accounts: manyAccounts(700, { said: fails }) }];
  const pages = allPages(aDigest(days), digestTime(days), 'all');
  const ids = idsIn(pages.map(({ blocks }) => plainTextOf(blocks)));
  expect(manyAccounts(700).filter(({ number }) => !ids.has(accountIdNumber(number)))).toEqual([]);
});
