import { readFileSync } from 'node:fs';
import type { CheckDescription } from '../../../src/domain/checks/check.ts';
import { SEVERITIES } from '../../../src/domain/checks/check.ts';
import { ACCOUNT_CHECKS, checkWithId, ORGANIZATION_CHECKS } from '../../../src/domain/checks/register.ts';
import { denyRootFor, indexServiceControlPolicies } from '../../../src/domain/deny-root-scp.ts';
import { unknown } from '../../../src/domain/fact.ts';
import { USER_CHECKS, userCheckWithId } from '../../../src/domain/user-checks/register.ts';
import { anAccount } from '../../support/builders/account.ts';
import { anScp } from '../../support/builders/scp.ts';
import { anOrganization, aSubject } from '../../support/builders/subject.ts';

const rootChecks: readonly CheckDescription[] = [...ACCOUNT_CHECKS, ...ORGANIZATION_CHECKS];
const checks: readonly CheckDescription[] = [...rootChecks, ...USER_CHECKS];
const page = readFileSync('docs/checks.md', 'utf8');

/** The section of one check: what stands between its heading and the next. */
function sectionOf(id: string): string {
  return new RegExp(`^## ${id}\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(page)?.[1] ?? '';
}

/** The numbers of the standards' table on the page, by check. */
function rowOf(id: string): readonly string[] | undefined {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
  return row
    ?.split('|')
    .slice(2, 7)
    .map((cell) => cell.trim());
}

describe.each(checks.map((check) => [check.id, check] as const))('docs/checks.md on %s', (id, check) => {
  test('has its title and severity', () => {
    expect(sectionOf(id)).toContain(`*${check.title}* · severity ${check.severity}`);
  });

  test.each(['Reads', 'Passes', 'Fails', 'Unknown', 'Not applicable', 'To mend'])(
    'says when it: %s',
    (part) => {
      expect(sectionOf(id)).toMatch(new RegExp(`^- \\*\\*${part}\\*\\*: .{5,}`, 'm'));
    },
  );

  test('gives the same numbers of the standards', () => {
    const versions = ['3.0/4.0', '5.0', '6.0', '7.0'];
    const numbers = [
      ...versions.map((version) => check.controls.cis?.[version] ?? '–'),
      check.controls.securityHub?.join(', ') ?? '–',
    ];
    expect(rowOf(id) ?? ['–', '–', '–', '–', '–']).toEqual(numbers);
  });
});

test('the page describes no check that does not exist', () => {
  const described = [...page.slice(page.indexOf('\n---\n')).matchAll(/^## (.+)$/gm)].map(([, id]) => id);
  expect(described).toEqual(checks.map(({ id }) => id));
});

test('ids are unique, and each finds its check', () => {
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  expect(rootChecks.map(({ id }) => checkWithId(id))).toEqual(rootChecks);
  expect(USER_CHECKS.map(({ id }) => userCheckWithId(id))).toEqual(USER_CHECKS);
  expect(checkWithId('gone')).toBeUndefined();
});

test.each([
  ['root users', ACCOUNT_CHECKS],
  ['IAM users', USER_CHECKS],
])('the register of %s is in order of severity, worst first', (_, register) => {
  const ranks = register.map(({ severity }) => SEVERITIES.indexOf(severity));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

test('no check of the root user passes on an account of which nothing is known', () => {
  const nothing = unknown('nothing was read');
  const subject = aSubject({
    account: { ...aSubject().account, email: '', securityContact: nothing, tags: nothing },
    evidence: nothing,
    organization: anOrganization({ features: nothing, serviceControlPolicies: nothing }),
  });
  const statuses = ACCOUNT_CHECKS.map((check) => [check.id, check.evaluate(subject).status]);

  expect(statuses).toEqual(ACCOUNT_CHECKS.map(({ id }) => [id, 'unknown']));
});

test('the SCP that the page recommends denies all root actions, but for central sessions, in every partition', () => {
  const document = /```json\n([\s\S]+?)```/.exec(sectionOf('deny-root-scp'))?.[1] ?? '';
  const index = indexServiceControlPolicies([{ ...anScp(), document }]);

  for (const partition of ['aws', 'aws-cn', 'aws-us-gov'] as const) {
    expect(denyRootFor(anAccount(), partition, index)).toMatchObject({
      kind: 'full',
      exemptsCentralSessions: true,
    });
  }
});
