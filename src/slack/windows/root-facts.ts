import type { Instant } from '../../domain/time.ts';
import type { CardView } from '../../domain/window/card-view.ts';
import { hasOpened } from '../../domain/window/phase.ts';
import type { RootSnapshot } from '../../domain/window/root-snapshot.ts';
import type { RootWindow } from '../../domain/window/window.ts';
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
export function rootFacts({ window, baseline, now }: CardView, room: Room): Line[] {
  if (baseline === undefined) {
    return [fact('Root', hasOpened(window, now) ? 'not measured before it opened' : 'not measured yet')];
  }
  const label = isBefore(window, baseline.asOf, now) ? 'Root before' : 'Root';
  const described = window.request.accounts.map((account) => {
    const found = baseline.accounts.find(({ accountId }) => accountId === account.id);
    return { account, words: rootInWords(found?.root ?? NOT_MEASURED) };
  });
  return [fact(`${label} (measured ${dateAndTime(baseline.asOf, now)})`, alike(described, window, room))];
}

/** Break-glass and what is recorded after the fact are measured only once they are open. */
function isBefore(window: RootWindow, asOf: Instant, now: Instant): boolean {
  return hasOpened(window, now) && window.period !== undefined && asOf < window.period.start;
}
