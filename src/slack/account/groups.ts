import type { Disagreement, RootEvidence } from '../../domain/evidence.ts';
import type { AccountPosture, CheckResult, Posture } from '../../domain/posture.ts';
import type { Instant } from '../../domain/time.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, doLine, IN_FULL, LISTED_CAUSE } from '../finding-text.ts';
import type { Group } from '../pages/group.ts';
import type { StatusContext } from '../status/context.ts';
import { acknowledgedOrganizationGroups, organizationGroups } from '../status/organization-groups.ts';
import { toAskAgain } from '../status/subject.ts';
import { undecided, undecidedRemedy } from '../status/undecided.ts';
import { harmless } from '../text/harmless.ts';
import { age, date, dateAndTime } from '../text/time.ts';
import { afterColon, count } from '../text/words.ts';
import { controlsInWords } from './controls.ts';
import { directoryFacts, rootFacts } from './facts.ts';
import { failedGroups } from './failed-groups.ts';
import { userFacts } from './user-facts.ts';

/** The check whose failure tells every disagreement between sources. */
const DISAGREEMENT = 'sources-disagree';

/** Everything known about one account: what is wrong and what to do first, then facts, then what passed. */
export function detailGroups(account: AccountPosture, posture: Posture, context: StatusContext): Group[] {
  const { audit, results } = account;
  const { now } = context;
  const evidence = audit.kind === 'audited' ? audit.evidence : undefined;
  const isOfUsers = posture.about === 'users';
  return [
    ...failedGroups(account, context),
    ...outcomeGroup(account, now),
    ...undecidedGroups(account, toAskAgain({ ...posture, scope: account.account.id })),
    ...(evidence === undefined || isOfUsers
      ? []
      : evidenceGroups(evidence, failed(results, DISAGREEMENT), now)),
    list('FACTS', [
      ...measuredFacts(account, posture, now),
      ...directoryFacts(account.account, posture.directoryAsOf, now),
    ]),
    ...passedGroup(results),
    ...inapplicableGroup(results),
    ...organizationGroups(posture.organization, context),
    ...acknowledgedOrganizationGroups(posture.organization, context),
  ];
}

function measuredFacts({ audit }: AccountPosture, { about }: Posture, now: Instant): string[] {
  if (audit.kind !== 'audited') return [];
  if (about !== 'users') return rootFacts(audit.evidence, now);
  return audit.users === undefined ? [] : userFacts(audit.users, now);
}

function failed(results: readonly CheckResult[], checkId: string): boolean {
  return results.some((result) => result.checkId === checkId && result.outcome.status === 'fail');
}

/** Why there is no measurement, where there is none. */
function outcomeGroup({ audit, lastMeasured }: AccountPosture, now: Instant): Group[] {
  switch (audit.kind) {
    case 'unreachable':
      return [
        statement('NOT MEASURED', [
          detailLine(audit.reason, IN_FULL),
          lastMeasured === undefined ? '' : `Last measured ${date(lastMeasured, now)}.`,
          doLine(audit.remedy, IN_FULL),
        ]),
      ];
    case 'skipped':
      return [statement('SKIPPED', [detailLine(audit.reason, IN_FULL)])];
    case 'audited':
      return [];
  }
}

function undecidedGroups({ audit, results }: AccountPosture, again: string): Group[] {
  const told = undecided(results);
  const heading = (checks: number) => `NOT KNOWN  ${count(checks, 'check')}`;
  // Why is said above, once, where nothing at all could be measured.
  if (audit.kind === 'unreachable')
    return some(
      heading,
      told.flatMap(({ checks }) => checks.map(titleOf)),
    );
  return told.map((one) => ({
    ...list(heading(one.checks.length), one.checks.map(titleOf)),
    lines: [detailLine(one.cause, IN_FULL), doLine(undecidedRemedy([one], again), IN_FULL)],
  }));
}

function evidenceGroups({ disagreements, blindSpots }: RootEvidence, told: boolean, now: Instant): Group[] {
  const readings = told ? [] : disagreements.map((one) => disagreementInWords(one, now));
  const unseen = blindSpots.map((spot) => detailLine(spot, LISTED_CAUSE));
  return [...some(() => 'SOURCES DISAGREE', readings), ...some(() => 'NOT VISIBLE THIS WAY', unseen)];
}

function disagreementInWords({ about, readings }: Disagreement, now: Instant): string {
  const each = readings.map(
    ({ value, source, asOf }) =>
      `${harmless(value, 200)} by the ${source} (${dateAndTime(asOf, now)}, ${age(asOf, now)})`,
  );
  return `${about}: ${each.join('; ')}. The fresher decided.`;
}

function passedGroup(results: readonly CheckResult[]): Group[] {
  const items = results.flatMap(({ checkId, outcome }) => {
    if (outcome.status !== 'pass') return [];
    return [
      `${detailLine(outcome.detail, LISTED_CAUSE)} ${controlsInWords(wordsOf(checkId).controls)}`.trim(),
    ];
  });
  return some((checks) => `PASSED  ${count(checks, 'check')}`, items);
}

function inapplicableGroup(results: readonly CheckResult[]): Group[] {
  const items = results.flatMap(({ checkId, outcome }) => {
    if (outcome.status !== 'not-applicable') return [];
    return [`${wordsOf(checkId).title}: ${afterColon(detailLine(outcome.reason, LISTED_CAUSE))}`];
  });
  return some((checks) => `DOES NOT APPLY  ${count(checks, 'check')}`, items);
}

function titleOf({ checkId }: { readonly checkId: string }): string {
  const { title, controls } = wordsOf(checkId);
  const numbers = controlsInWords(controls);
  return numbers === '' ? title : `${title} (${numbers})`;
}

function some(heading: (items: number) => string, items: readonly string[]): Group[] {
  return items.length === 0 ? [] : [list(heading(items.length), items)];
}

/** Lines that belong together. */
function statement(heading: string, lines: readonly string[]): Group {
  return { ...list(heading, []), lines: lines.filter((line) => line !== '') };
}

function list(heading: string, items: readonly string[]): Group {
  return { heading, lines: [], items, layout: 'lines', noun: 'line', preview: items.length };
}
