import type { Fact } from '../../domain/fact.ts';
import type { OrganizationFeatures } from '../../domain/organization.ts';
import type { Posture } from '../../domain/posture.ts';
import { harmless } from '../text/harmless.ts';
import { ageAlone } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import type { StatusContext } from './context.ts';
import { askedFor, scopeLabel, subjectOf } from './subject.ts';
import { type Tally, tallyOf } from './tally.ts';

const REASON_LENGTH = 200;

/** The first line: `prod: 3 of 42 root users need attention, 1 not measured`. What was not measured is never left out. */
export function headline(posture: Posture, { covers }: StatusContext): string {
  return `${askedFor(posture)}: ${verdict(posture, tallyOf(posture, covers))}`;
}

/** The second line: `34 clear, 4 acknowledged. Oldest data 3 h 40 min. Central root access: on.` */
export function summary(posture: Posture, { covers, now }: StatusContext): string {
  const tally = tallyOf(posture, covers);
  return [
    tally.asked > 0 ? `${[`${number(tally.clear)} clear`, ...acknowledged(tally)].join(', ')}.` : '',
    tally.skipped > 0 ? `${number(tally.skipped)} skipped.` : '',
    posture.oldestData === undefined ? '' : `Oldest data ${ageAlone(posture.oldestData, now)}.`,
    posture.about === 'users'
      ? usersCounted(posture)
      : `Central root access: ${centralAccess(posture.features)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** `312 IAM users in 40 accounts.`: of those whose credential report could be read. */
function usersCounted({ accounts }: Posture): string {
  const counts = accounts.flatMap(({ audit }) =>
    audit.kind === 'audited' && audit.users?.users.kind === 'known' ? [audit.users.users.value.count] : [],
  );
  const users = counts.reduce((sum, each) => sum + each, 0);
  return counts.length === 0 ? '' : `${count(users, 'IAM user')} in ${count(counts.length, 'account')}.`;
}

/** Accounts that may or may not be in the scope; `undefined` where there are none. */
export function undecidedNote({ undecidedMembers, scope }: Posture): string | undefined {
  if (undecidedMembers === 0) return undefined;
  const [accounts, they] = [
    count(undecidedMembers, 'account'),
    undecidedMembers === 1 ? 'it belongs' : 'they belong',
  ];
  return (
    `Not counted: ${accounts}, because tags were not read and so it is not known whether ${they} to ${scopeLabel(scope)}.\n` +
    'Do: ask again in a few minutes. If it stays so, allow organizations:ListTagsForResource.'
  );
}

/** `on`, `off`, or `not known (reason)`. */
export function centralAccess(features: Fact<OrganizationFeatures>): string {
  if (features.kind === 'unknown') return `not known (${harmless(features.reason, REASON_LENGTH)})`;
  return features.value.rootCredentialsManagement ? 'on' : 'off';
}

function verdict(posture: Posture, tally: Tally): string {
  const { accounts, undecidedMembers } = posture;
  const subject = subjectOf(posture);
  if (accounts.length === 0) {
    return undecidedMembers === 0 ? 'no accounts in this scope' : 'no account is known to be in this scope';
  }
  if (tally.asked === 0) return `nothing to measure, ${count(tally.skipped, 'account')} skipped`;
  if (tally.attention > 0) {
    return [needAttention(tally, subject), ...notMeasured(tally), ...acknowledged(tally)].join(', ');
  }
  if (tally.clear === tally.asked) return allClear(tally.asked, subject);
  if (tally.unmeasured === tally.asked) return noneMeasured(tally.asked, subject);
  if (tally.clear + tally.acknowledged === tally.asked) return onlyAcknowledged(tally, subject);
  return [...leading(tally, subject), ...acknowledged(tally), inTheOthers(tally)].join(', ');
}

function acknowledged(tally: Tally): string[] {
  return tally.acknowledged > 0 ? [`${number(tally.acknowledged)} acknowledged`] : [];
}

function onlyAcknowledged({ acknowledged: some, asked }: Tally, subject: string): string {
  return asked === 1
    ? `the only ${subject} is acknowledged`
    : `no ${subject} needs attention, ${number(some)} of ${number(asked)} acknowledged`;
}

function inTheOthers({ clear, acknowledged: some }: Tally): string {
  if (clear > 0) return 'no finding in the others';
  return some > 0 ? 'no other finding' : 'no finding';
}

function needAttention({ attention, asked }: Tally, subject: string): string {
  const verb = attention === 1 ? 'needs' : 'need';
  return `${number(attention)} of ${count(asked, subject)} ${verb} attention`;
}

function notMeasured({ unmeasured, both, partial }: Tally): string[] {
  const overlap =
    both === 0 ? '' : ` (${number(both)} of which also ${both === 1 ? 'needs' : 'need'} attention)`;
  return [
    ...(unmeasured > 0 ? [`${number(unmeasured)} not measured${overlap}`] : []),
    ...(partial > 0 ? [`${number(partial)} partly measured`] : []),
  ];
}

/** Where nothing failed: what was not measured comes first, so that nobody reads it as good news. */
function leading({ unmeasured, partial, asked }: Tally, subject: string): string[] {
  if (unmeasured === 0) return [`${number(partial)} of ${count(asked, subject)} only partly measured`];
  const first = `${number(unmeasured)} of ${count(asked, subject)} not measured`;
  return partial > 0 ? [first, `${number(partial)} only partly`] : [first];
}

function allClear(asked: number, subject: string): string {
  return asked === 1 ? `the only ${subject} is clear` : `all ${number(asked)} ${subject}s clear`;
}

function noneMeasured(asked: number, subject: string): string {
  return asked === 1
    ? `the only ${subject} could not be measured`
    : `none of ${number(asked)} ${subject}s could be measured`;
}
