import type { Instant } from '../../domain/time.ts';
import { notCompared } from '../../domain/window/compare-roots.ts';
import {
  type AccountFindings,
  type FindingsReport,
  isAllOld,
  remediesOf,
} from '../../domain/window/findings.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { reviewStanding } from '../../domain/window/phase.ts';
import type { RequestedAccount } from '../../domain/window/request.ts';
import type { RootSnapshot } from '../../domain/window/root-snapshot.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { bold, plain } from '../blocks/rich-text.ts';
import { harmless } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { alike } from './alike.ts';
import { fact, type Line } from './lines.ts';
import { accountOf } from './names.ts';
import { moreNote, type Room, wholeOf } from './room.ts';
import { rootInWords } from './root-words.ts';

/** One account of a window, and what is recorded about it afterwards. Absent: nothing. */
export interface Found {
  readonly account: RequestedAccount;
  readonly findings: AccountFindings | undefined;
}

/** What was found afterwards: what is called out first and loudly, then what the others are like. */
export function findingFacts(window: RootWindow, now: Instant, room: Room): Line[] {
  const standing = reviewStanding(window, now);
  if (standing === 'not-yet' || standing === 'not-needed') return [];
  if (window.findings === undefined) return [fact('Root afterwards', 'not measured yet')];
  const found = foundIn(window.request.accounts, window.findings);
  const loud = found.filter(isLoud);
  const shown = loud.slice(0, room.items).map((each) => [bold(calledOutInWords(each, window.id, room))]);
  const more = moreNote(loud.length, shown.length, window.id).map((note) => [plain(note)]);
  return [...shown, ...more, ...quiet(window.id, found, now, room)];
}

/** Each account of the window with what the report says about it. */
export function foundIn(accounts: readonly RequestedAccount[], { accounts: all }: FindingsReport): Found[] {
  return accounts.map((account) => ({
    account,
    findings: all.find(({ accountId }) => accountId === account.id),
  }));
}

/** Whether something is called out, or nothing is recorded at all. */
export function isLoud({ findings }: Found): boolean {
  return findings === undefined || findings.calledOut.length > 0;
}

/** Whether something is called out that was not certainly there before, or nothing is recorded at all. */
export function needsAttention({ findings }: Found): boolean {
  return findings === undefined || (findings.calledOut.length > 0 && !isAllOld(findings));
}

/** `FOUND AFTERWARDS in payments-prod: a root access key was left behind. Do: delete the root access key.` */
export function calledOutInWords({ account, findings }: Found, id: WindowId, room: Room): string {
  const name = accountOf(account, room);
  if (findings === undefined) {
    return `NOT MEASURED AFTERWARDS in ${name}. Do: run /root-status ${account.id}.`;
  }
  const what = harmless(findings.calledOut.join('; '), room.text, wholeOf(id));
  const remedies = remediesOf(findings);
  const todo = remedies.length === 0 ? 'look at it before the review is signed' : remedies.join('; ');
  return `${foundWord(findings)} in ${name}: ${what}. Do: ${todo}.`;
}

function foundWord(findings: AccountFindings): string {
  if (findings.after.kind !== 'measured') return 'NOT MEASURED AFTERWARDS';
  return isAllOld(findings) ? 'STILL THERE' : 'FOUND AFTERWARDS';
}

/** `measured 20 Nov 16:52 UTC: hardware or passkey MFA, no keys, …; as before`. */
export function cleanInWords({ before, after }: AccountFindings, now: Instant): string {
  const at = after.kind === 'measured' ? `measured ${dateAndTime(after.asOf, now)}: ` : '';
  return `${at}${rootInWords(after)}; ${compared(before, after)}`;
}

function quiet(id: WindowId, found: readonly Found[], now: Instant, room: Room): Line[] {
  const described = found.flatMap(({ account, findings }) =>
    findings === undefined || findings.calledOut.length > 0
      ? []
      : [{ account, words: cleanInWords(findings, now) }],
  );
  if (described.length === 0) return [];
  const label = described.length < found.length ? 'Root afterwards in the others' : 'Root afterwards';
  return [fact(label, alike(described, id, room))];
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
