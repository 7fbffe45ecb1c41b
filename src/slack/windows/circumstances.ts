import { shortHash } from '../../domain/approval-policy/hash.ts';
import type { CardView, EarlierWindows } from '../../domain/window/card-view.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { number } from '../text/words.ts';
import { custodyFacts } from './custody-facts.ts';
import { denyRootFacts } from './deny-root-facts.ts';
import { fact, type Line } from './lines.ts';
import { isLive } from './live.ts';
import { moreNote, type Room } from './room.ts';
import { rootFacts } from './root-facts.ts';

/** What is known around a request: what it needs, what the root users are like, what went before, by which rules. */
export function circumstances(view: CardView, room: Room): Line[] {
  const { window, earlier, now } = view;
  return [
    ...(isLive(window, now) ? [...custodyFacts(window, room), ...denyRootFacts(view, room)] : []),
    ...rootFacts(view, room),
    fact('Earlier windows', earlierInWords(earlier)),
    ...overlaps(view, room),
    rules(view, room),
  ];
}

function earlierInWords({ opened, open, unreviewed, isCut }: EarlierWindows): string {
  if (opened === 0)
    return isCut === undefined
      ? 'none in 90 days'
      : 'NOT KNOWN, there are too many requests; none of the newest opened';
  const all = isCut === undefined ? 'all reviewed' : `the newest ${opened} reviewed`;
  const reviewed = opened === 1 ? ['reviewed'] : [all];
  const others = [
    ...(open > 0 ? [`${open} OPEN NOW`] : []),
    ...(unreviewed > 0 ? [`${unreviewed} NOT REVIEWED`] : []),
  ];
  const atLeast = isCut === undefined ? '' : 'at least ';
  return [`${atLeast}${number(opened)} in 90 days`, ...(others.length > 0 ? others : reviewed)].join(', ');
}

function overlaps({ window }: CardView, { items }: Room): Line[] {
  const { overlaps: all } = window.request;
  if (all.length === 0) return [];
  const shown = all.slice(0, items);
  const ids = [...shown, ...moreNote(all.length, shown.length, window.id)].join(', ');
  return [fact('Overlaps', `${ids}, on the same account at the same time`)];
}

function rules({ window, now }: CardView, { label }: Room): Line {
  const { policyHash, policy, lapsesAt } = window.request;
  const pending = phaseOf(window, now) === 'pending';
  const scopes = harmlessLabel(policy.scopes.join(', '), label);
  const lapse = pending ? `. If nobody decides, it lapses ${dateAndTime(lapsesAt, now)}.` : '';
  return fact('Policy', `${scopes} (${shortHash(policyHash)})${lapse}`);
}
