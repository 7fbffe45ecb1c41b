import type { KnownBlock, ModalView } from '@slack/types';
import type { WindowEvidence } from '../../domain/activity/window-evidence.ts';
import { ROOT_TASKS } from '../../domain/root-task/list.ts';
import type { Instant } from '../../domain/time.ts';
import type { CardView } from '../../domain/window/card-view.ts';
import { type AccountFindings, type FindingsReport, measuredAt } from '../../domain/window/findings.ts';
import { looksTheSame } from '../../domain/window/looks-the-same.ts';
import { mayMeasureAgain } from '../../domain/window/measuring.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { evidenceBlocks } from '../activity/window-evidence.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { REVIEW_MODAL } from '../window-action-ids.ts';
import { decidedFacts } from './decided-facts.ts';
import { decisionView } from './decision-view.ts';
import { notComparedInWords } from './finding-facts.ts';
import { calledOutInWords, type Found, foundIn, isLoud } from './found.ts';
import { fact, joined, type Line } from './lines.ts';
import { accountAmong } from './names.ts';
import { requestFacts } from './request-facts.ts';
import { MODAL_ROOM, type Room } from './room.ts';
import { rootInWords } from './root-words.ts';
import { headline } from './state.ts';

/** Each account has its own paragraph; none is left out. */
const ACCOUNT_ROOM: Room = { ...MODAL_ROOM, text: 700 };

/**
 * Asks for the sign-off after a window: with it, what was asked for, what root did in it, and what every root user was like
 * before and after. `evidence`: absent where root activity is not watched.
 */
export function reviewView({ window, now }: CardView, evidence?: WindowEvidence): ModalView {
  const facts = [...requestFacts(window, now, MODAL_ROOM), ...decidedFacts(window, now, MODAL_ROOM)];
  const about = [
    richText([bold(headline(window, now))]),
    richText(joined(facts)),
    ...(evidence === undefined ? [] : evidenceBlocks(window, evidence, now)),
    ...measurements(window, now),
  ];
  return decisionView(window, about, {
    callback: REVIEW_MODAL,
    verb: 'Review',
    effect: 'You sign that this is what was done, and that what was found has been looked at.',
    label: 'What was done',
    hint: 'In a sentence or two, as an auditor should read it in a year.',
  });
}

function measurements(window: RootWindow, now: Instant): KnownBlock[] {
  const { request, findings } = window;
  if (findings === undefined) {
    return [
      richText([
        bold('NOT MEASURED YET afterwards. '),
        plain('Do: wait a minute and open this again, or sign without it and look with /root-status.'),
      ]),
    ];
  }
  const each = foundIn(request.accounts, findings).map((one) =>
    richText(joined(beforeAndAfter(one, window, now))),
  );
  return [...howOld(window, findings, now), ...each];
}

function howOld(window: RootWindow, findings: FindingsReport, now: Instant): KnownBlock[] {
  const at = measuredAt(findings);
  if (at === undefined) return [];
  const measured = bold(`Measured ${dateAndTime(at, now)}`);
  if (!mayMeasureAgain(window, now)) return [richText([measured])];
  const again =
    '. It is measured again now. Do: open this again in a minute, or see the thread of the card: what has changed since is told there.';
  return [richText([measured, plain(again)])];
}

function beforeAndAfter(found: Found, window: RootWindow, now: Instant): Line[] {
  const { account, findings } = found;
  const verdict = isLoud(found)
    ? calledOutInWords(found, window, now, ACCOUNT_ROOM)
    : `${accountAmong(account, window.request.accounts, ACCOUNT_ROOM)}: nothing found`;
  if (findings === undefined) return [[bold(verdict)]];
  const { before, after } = findings;
  const unknown = notComparedInWords(before, after);
  return [
    [bold(verdict)],
    ...undone(findings, window),
    fact('Before', rootInWords(before)),
    fact('After', unknown === undefined ? rootInWords(after) : `${rootInWords(after)}; ${unknown}`),
  ];
}

/** A task whose outcome is measured, and of which nothing is to be seen. */
function undone({ before, after }: AccountFindings, { request: { task } }: RootWindow): Line[] {
  const isMeasured = ROOT_TASKS.find(({ id }) => id === task.id)?.isMeasured === true;
  if (!isMeasured || !looksTheSame(before, after)) return [];
  const title = harmlessLabel(task.title, ACCOUNT_ROOM.label);
  return [[bold(`Nothing changed between before and after; the task was: ${title}.`)]];
}
