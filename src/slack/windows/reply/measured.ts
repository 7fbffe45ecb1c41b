import type { Instant } from '../../../domain/time.ts';
import type { RecordFindings } from '../../../domain/window/events.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { capital } from '../../text/words.ts';
import { alike } from '../alike.ts';
import {
  calledOutInWords,
  cleanInWords,
  type Found,
  foundIn,
  isLoud,
  needsAttention,
} from '../finding-facts.ts';
import { moreNote, REPLY_ROOM } from '../room.ts';
import type { ReplyLines } from './reply-lines.ts';

/** What the root users were like after the window: what is called out loudly, a clean result plainly. */
export function measuredTold(window: RootWindow, { findings }: RecordFindings, now: Instant): ReplyLines {
  const found = foundIn(window.request.accounts, findings);
  const loud = found.filter(isLoud);
  if (loud.length === 0) return clean(window, found, now);
  const first = loud.toSorted((a, b) => Number(needsAttention(b)) - Number(needsAttention(a)));
  const shown = first.slice(0, REPLY_ROOM.items).map((each) => calledOutInWords(each, window.id, REPLY_ROOM));
  const others = found.length > loud.length ? ['Nothing found in the other accounts.'] : [];
  return {
    what: verdict(loud),
    rest: [...shown, ...moreNote(loud.length, shown.length, window.id), ...others],
  };
}

/** Only what is new, or may be, calls for somebody. */
function verdict(loud: readonly Found[]): string {
  const fresh = loud.filter(needsAttention);
  if (fresh.length === 0) return 'measured afterwards: nothing new; what was there before is still there';
  const unmeasured = fresh.every(({ findings: its }) => its?.after.kind !== 'measured');
  return unmeasured ? 'COULD NOT BE MEASURED afterwards' : 'NEEDS ATTENTION: something was found afterwards';
}

function clean(window: RootWindow, found: readonly Found[], now: Instant): ReplyLines {
  const described = found.flatMap(({ account, findings }) =>
    findings === undefined ? [] : [{ account, words: cleanInWords(findings, now) }],
  );
  return {
    what: 'measured afterwards: nothing found',
    rest: [capital(alike(described, window.id, REPLY_ROOM))],
  };
}
