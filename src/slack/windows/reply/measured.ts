import type { Instant } from '../../../domain/time.ts';
import type { RecordFindings } from '../../../domain/window/events.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { capital } from '../../text/words.ts';
import { alike } from '../alike.ts';
import { calledOutInWords, cleanInWords, type Found, foundIn, isLoud } from '../finding-facts.ts';
import { moreNote, REPLY_ROOM } from '../room.ts';
import type { ReplyLines } from './reply-lines.ts';

/** What the root users were like after the window: what is called out loudly, a clean result plainly. */
export function measuredTold(window: RootWindow, { findings }: RecordFindings, now: Instant): ReplyLines {
  const found = foundIn(window.request.accounts, findings);
  const loud = found.filter(isLoud);
  if (loud.length === 0) return clean(window, found, now);
  const unmeasured = loud.every(({ findings: its }) => its?.after.kind !== 'measured');
  const shown = loud.slice(0, REPLY_ROOM.items).map((each) => calledOutInWords(each, window.id, REPLY_ROOM));
  const others = found.length > loud.length ? ['Nothing to call out in the other accounts.'] : [];
  return {
    what: unmeasured ? 'COULD NOT BE MEASURED afterwards' : 'NEEDS ATTENTION: something was found afterwards',
    rest: [...shown, ...moreNote(loud.length, shown.length, window.id), ...others],
  };
}

function clean(window: RootWindow, found: readonly Found[], now: Instant): ReplyLines {
  const described = found.flatMap(({ account, findings }) =>
    findings === undefined ? [] : [{ account, words: cleanInWords(findings, now) }],
  );
  return {
    what: 'measured afterwards: nothing to call out',
    rest: [capital(alike(described, window.id, REPLY_ROOM))],
  };
}
