import type { Fact } from '../../domain/fact.ts';
import type { OrganizationFeatures } from '../../domain/organization.ts';
import type { Posture } from '../../domain/posture.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { ageAlone } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import type { StatusContext } from './context.ts';
import { type Tally, tallyOf } from './tally.ts';

const SCOPE_LENGTH = 80;
const REASON_LENGTH = 200;

/** The first line: `prod: 3 of 42 root users need attention, 1 not measured`. What was not measured is never left out. */
export function headline(posture: Posture, { covers }: StatusContext): string {
  return `${scopeLabel(posture.scope)}: ${verdict(posture, tallyOf(posture, covers))}`;
}

/** The scope as it was asked, safe to show. */
export function scopeLabel(scope: string): string {
  return harmlessLabel(scope, SCOPE_LENGTH);
}

/** The second line: `34 clear, 4 acknowledged. Oldest data 3 h 40 min. Central root access: on.` */
export function summary(posture: Posture, { covers, now }: StatusContext): string {
  const tally = tallyOf(posture, covers);
  return [
    tally.asked > 0 ? `${[`${number(tally.clear)} clear`, ...acknowledged(tally)].join(', ')}.` : '',
    tally.skipped > 0 ? `${number(tally.skipped)} skipped.` : '',
    posture.oldestData === undefined ? '' : `Oldest data ${ageAlone(posture.oldestData, now)}.`,
    `Central root access: ${centralAccess(posture.features)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
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

function verdict({ accounts, undecidedMembers }: Posture, tally: Tally): string {
  if (accounts.length === 0) {
    return undecidedMembers === 0 ? 'no accounts in this scope' : 'no account is known to be in this scope';
  }
  if (tally.asked === 0) return `nothing to measure, ${count(tally.skipped, 'account')} skipped`;
  if (tally.attention > 0) {
    return [needAttention(tally), ...notMeasured(tally), ...acknowledged(tally)].join(', ');
  }
  if (tally.clear === tally.asked) return allClear(tally.asked);
  if (tally.unmeasured === tally.asked) return noneMeasured(tally.asked);
  if (tally.clear + tally.acknowledged === tally.asked) return onlyAcknowledged(tally);
  return [...leading(tally), ...acknowledged(tally), inTheOthers(tally)].join(', ');
}

function acknowledged(tally: Tally): string[] {
  return tally.acknowledged > 0 ? [`${number(tally.acknowledged)} acknowledged`] : [];
}

function onlyAcknowledged({ acknowledged: some, asked }: Tally): string {
  return asked === 1
    ? 'the only root user is acknowledged'
    : `no root user needs attention, ${number(some)} of ${number(asked)} acknowledged`;
}

function inTheOthers({ clear, acknowledged: some }: Tally): string {
  if (clear > 0) return 'no finding in the others';
  return some > 0 ? 'no other finding' : 'no finding';
}

function needAttention({ attention, asked }: Tally): string {
  const verb = attention === 1 ? 'needs' : 'need';
  return `${number(attention)} of ${count(asked, 'root user')} ${verb} attention`;
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
function leading({ unmeasured, partial, asked }: Tally): string[] {
  if (unmeasured === 0) return [`${number(partial)} of ${count(asked, 'root user')} only partly measured`];
  const first = `${number(unmeasured)} of ${count(asked, 'root user')} not measured`;
  return partial > 0 ? [first, `${number(partial)} only partly`] : [first];
}

function allClear(asked: number): string {
  return asked === 1 ? 'the only root user is clear' : `all ${number(asked)} root users clear`;
}

function noneMeasured(asked: number): string {
  return asked === 1
    ? 'the only root user could not be measured'
    : `none of ${number(asked)} root users could be measured`;
}
