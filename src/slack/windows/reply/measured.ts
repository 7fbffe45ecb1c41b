import type { Instant } from '../../../domain/time.ts';
import type { RecordFindings } from '../../../domain/window/events.ts';
import { findingsStanding } from '../../../domain/window/findings-standing.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { capital } from '../../text/words.ts';
import { alike } from '../alike.ts';
import { cleanInWords } from '../finding-facts.ts';
import { calledOutInWords, type Found, foundIn, isLoud } from '../found.ts';
import { moreNote, REPLY_ROOM } from '../room.ts';
import type { ReplyLines } from './reply-lines.ts';

/** What the root users were like after the window: what is called out loudly, a clean result plainly. */
export function measuredTold(window: RootWindow, { findings }: RecordFindings, now: Instant): ReplyLines {
  const found = foundIn(window.request.accounts, findings);
  const loud = found.filter(isLoud);
  if (loud.length === 0) return clean(window, found, now);
  const shown = loud
    .slice(0, REPLY_ROOM.items)
    .map((each) => calledOutInWords(each, window, now, REPLY_ROOM));
  const others = found.length > loud.length ? ['Nothing found in the other accounts.'] : [];
  return {
    what: verdict(loud),
    rest: [...shown, ...moreNote(loud.length, shown.length, window.id), ...others],
  };
}

/** Only what is new, or may be, calls for somebody. */
function verdict(loud: readonly Found[]): string {
  const standings = loud.map(({ findings }) => findingsStanding(findings));
  if (standings.includes('found')) return 'NEEDS ATTENTION: something was found afterwards';
  const isPartly = standings.includes('partly-measured');
  if (standings.includes('not-measured')) {
    return isPartly ? 'COULD NOT ALL BE MEASURED afterwards' : 'COULD NOT BE MEASURED afterwards';
  }
  if (isPartly) return 'NOT FULLY MEASURED afterwards: nothing new in what was measured';
  return 'measured afterwards: nothing new; what was there before is still there';
}

function clean(window: RootWindow, found: readonly Found[], now: Instant): ReplyLines {
  const described = found.flatMap(({ account, findings }) =>
    findings === undefined ? [] : [{ account, words: cleanInWords(findings, now) }],
  );
  return {
    what: 'measured afterwards: nothing found',
    rest: [capital(alike(described, window, REPLY_ROOM))],
  };
}
