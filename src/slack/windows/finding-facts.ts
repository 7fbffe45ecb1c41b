import type { Instant } from '../../domain/time.ts';
import { type AccountFindings, type RootSnapshot, remediesOf } from '../../domain/window/findings.ts';
import { reviewStanding } from '../../domain/window/phase.ts';
import type { RequestedAccount } from '../../domain/window/request.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { plain } from '../blocks/rich-text.ts';
import { harmless } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { afterColon, capital } from '../text/words.ts';
import { alike } from './alike.ts';
import { fact, type Line } from './lines.ts';
import { accountOf } from './names.ts';
import { moreNote, type Room, wholeOf } from './room.ts';
import { rootInWords } from './root-words.ts';

/** What was found afterwards: what is called out first and loudly, then what the others are like. */
export function findingFacts(window: RootWindow, now: Instant, room: Room): Line[] {
  const standing = reviewStanding(window, now);
  if (standing === 'not-yet' || standing === 'not-needed') return [];
  if (window.findings === undefined) return [fact('Root afterwards', 'not measured yet')];
  const found = window.request.accounts.map((account) => ({
    account,
    findings: findingsOf(window, account),
  }));
  const loud = found.filter(({ findings }) => findings === undefined || findings.calledOut.length > 0);
  const clean = found.flatMap(({ account, findings }) =>
    findings === undefined || findings.calledOut.length > 0
      ? []
      : [{ account, words: cleanInWords(findings, now) }],
  );
  const shown = loud.slice(0, room.items).flatMap((each) => calledOut(each, window, room));
  return [
    ...shown,
    ...moreNote(loud.length, Math.min(loud.length, room.items), window.id).map((note) => [plain(note)]),
    ...(clean.length === 0 ? [] : [fact('Root afterwards', alikeOf(clean, window, room))]),
  ];
}

interface Found {
  readonly account: RequestedAccount;
  /** Absent: nothing is recorded about it. */
  readonly findings: AccountFindings | undefined;
}

/** `FOUND AFTERWARDS in payments-prod: A root access key was left behind. Do: delete the root access key.` */
export function calledOut({ account, findings }: Found, { id }: RootWindow, room: Room): Line[] {
  const name = accountOf(account, room);
  if (findings === undefined) {
    return [fact(`NOT MEASURED afterwards in ${name}`, `Do: run /root-status ${account.id}.`)];
  }
  const what = harmless(capital(findings.calledOut.join('; ')), room.text, wholeOf(id));
  const remedies = remediesOf(findings);
  const todo = remedies.length === 0 ? 'look at it before the review is signed' : remedies.join('; ');
  return [fact(`FOUND AFTERWARDS in ${name}`, `${what}. Do: ${afterColon(todo)}.`)];
}

/** What is recorded about one account of the window after it. */
export function findingsOf({ findings }: RootWindow, { id }: RequestedAccount): AccountFindings | undefined {
  return findings?.accounts.find(({ accountId }) => accountId === id);
}

/** `measured 16:52 UTC: no keys, MFA on; as before`. */
export function cleanInWords({ before, after }: AccountFindings, now: Instant): string {
  const at = after.kind === 'measured' ? `measured ${dateAndTime(after.asOf, now)}: ` : '';
  return `${at}${rootInWords(after)}; ${compared(before, after)}`;
}

function compared(before: RootSnapshot, after: RootSnapshot): string {
  if (before.kind === 'not-measured') return 'before it was not measured';
  return rootInWords(before) === rootInWords(after) ? 'as before' : `before: ${rootInWords(before)}`;
}

function alikeOf(clean: Parameters<typeof alike>[0], window: RootWindow, room: Room): string {
  const words = alike(clean, window.id, room);
  const others =
    window.request.accounts.length > clean.length && new Set(clean.map((each) => each.words)).size === 1;
  return others ? `in the others ${words}` : words;
}
