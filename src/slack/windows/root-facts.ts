import type { CardView } from '../../domain/window/card-view.ts';
import type { RootSnapshot } from '../../domain/window/findings.ts';
import { dateAndTime } from '../text/time.ts';
import { alike } from './alike.ts';
import { fact, type Line } from './lines.ts';
import type { Room } from './room.ts';
import { rootInWords } from './root-words.ts';

const NOT_MEASURED: RootSnapshot = { kind: 'not-measured', reason: 'it was left out' };

/**
 * The root users as they were measured before use, with the time: a card stands for long, and an age would be wrong
 * as soon as it is drawn.
 */
export function rootFacts({ window, baseline, now }: CardView, label: string, room: Room): Line[] {
  if (baseline === undefined) return [fact(label, 'not measured yet')];
  const described = window.request.accounts.map((account) => {
    const found = baseline.accounts.find(({ accountId }) => accountId === account.id);
    return { account, words: rootInWords(found?.root ?? NOT_MEASURED) };
  });
  return [fact(`${label} at ${dateAndTime(baseline.asOf, now)}`, alike(described, window.id, room))];
}
