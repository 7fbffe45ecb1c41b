import type { ApproverPool } from '../../domain/approval-policy/pool.ts';
import type { Instant } from '../../domain/time.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count, number } from '../text/words.ts';
import { ineligibleClause } from './ineligible-clause.ts';

const NAME_LENGTH = 60;

/** The name of a person, safe to show; their id where none is known. */
export function nameIn(names: ReadonlyMap<string, string>, id: string): string {
  const name = (names.get(id) ?? '').trim();
  return harmlessLabel(name === '' ? id : name, NAME_LENGTH);
}

/** `a, b and 12 others`: at most `most` of them by name. */
export function someOf(labels: readonly string[], most: number, noun = 'other'): string {
  const shown = labels.slice(0, most);
  const left = labels.length - shown.length;
  const last = left > 0 ? count(left, noun) : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

/** Why too few could approve: `Nobody could approve this, and 2 must. Omar Diaz is the operator.` */
export function tooFewInWords(
  { people, quorum, leftOut }: ApproverPool,
  names: ReadonlyMap<string, string>,
  now: Instant,
): string {
  const able = someOf(
    people.map((id) => nameIn(names, id)),
    LISTED,
  );
  const first =
    people.length === 0
      ? `Nobody could approve this, and ${number(quorum)} must.`
      : `Only ${able} could approve this, and ${number(quorum)} must.`;
  return [first, ...leftOutInWords(leftOut, names, now)].join(' ');
}

const LISTED = 5;

function leftOutInWords(
  leftOut: ApproverPool['leftOut'],
  names: ReadonlyMap<string, string>,
  now: Instant,
): string[] {
  const clauses = leftOut.map(({ id, because }) => `${nameIn(names, id)} ${ineligibleClause(because, now)}`);
  if (clauses.length === 0) return ['Nobody else is named by the policy.'];
  const more = clauses.length > LISTED ? [`${count(clauses.length - LISTED, 'other')} may not either`] : [];
  return [`${[...clauses.slice(0, LISTED), ...more].join('; ')}.`];
}
