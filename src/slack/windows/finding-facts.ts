import type { Instant } from '../../domain/time.ts';
import { notCompared } from '../../domain/window/compare-credentials.ts';
import type { AccountFindings } from '../../domain/window/findings.ts';
import { reviewStanding } from '../../domain/window/phase.ts';
import type { RootSnapshot } from '../../domain/window/root-snapshot.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { bold, plain } from '../blocks/rich-text.ts';
import { dateAndTime } from '../text/time.ts';
import { alike } from './alike.ts';
import { calledOutInWords, type Found, foundIn, isLoud } from './found.ts';
import { fact, type Line } from './lines.ts';
import { moreNote, type Room } from './room.ts';
import { rootInWords } from './root-words.ts';

/** What was found afterwards: what is called out first and loudly, then what the others are like. */
export function findingFacts(window: RootWindow, now: Instant, room: Room): Line[] {
  const standing = reviewStanding(window, now);
  if (standing === 'not-yet' || standing === 'not-needed') return [];
  if (window.findings === undefined) return [fact('Root afterwards', 'not measured yet')];
  const found = foundIn(window.request.accounts, window.findings);
  const loud = found.filter(isLoud);
  const shown = loud.slice(0, room.items).map((each) => [bold(calledOutInWords(each, window, now, room))]);
  const more = moreNote(loud.length, shown.length, window.id).map((note) => [plain(note)]);
  return [...shown, ...more, ...quiet(window, found, now, room)];
}

/** `measured 20 Nov 16:52 UTC: hardware or passkey MFA, no keys, …; as before`. */
export function cleanInWords({ before, after }: AccountFindings, now: Instant): string {
  const at = after.kind === 'measured' ? `measured ${dateAndTime(after.asOf, now)}: ` : '';
  return `${at}${rootInWords(after)}; ${compared(before, after)}`;
}

function quiet(window: RootWindow, found: readonly Found[], now: Instant, room: Room): Line[] {
  const described = found.flatMap(({ account, findings }) =>
    findings === undefined || findings.calledOut.length > 0
      ? []
      : [{ account, words: cleanInWords(findings, now) }],
  );
  if (described.length === 0) return [];
  const label = described.length < found.length ? 'Root afterwards in the others' : 'Root afterwards';
  return [fact(label, alike(described, window, room))];
}

/** `as before` only where everything that is there was compared, and is the same. */
function compared(before: RootSnapshot, after: RootSnapshot): string {
  if (before.kind === 'not-measured') return 'not measured before';
  const words = rootInWords(before);
  const difference = words === rootInWords(after) ? [] : [`before: ${words}`];
  const unknown = notComparedInWords(before, after);
  const all = [...difference, ...(unknown === undefined ? [] : [unknown])];
  return all.length === 0 ? 'as before' : all.join('; ');
}

/** `could not be compared: access keys, the password`; `undefined` where everything could. */
export function notComparedInWords(before: RootSnapshot, after: RootSnapshot): string | undefined {
  if (before.kind !== 'measured' || after.kind !== 'measured') return undefined;
  const things = notCompared(before, after);
  return things.length === 0 ? undefined : `could not be compared: ${things.join(', ')}`;
}
