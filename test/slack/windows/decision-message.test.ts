import { MINUTE } from '../../../src/domain/time.ts';
import type { DecisionOutcome } from '../../../src/domain/window/outcomes.ts';
import { windowCard } from '../../../src/slack/windows/card.ts';
import { decisionMessage } from '../../../src/slack/windows/decision-message.ts';
import { recordingMessage } from '../../../src/slack/windows/recording-message.ts';
import { refusalText } from '../../../src/slack/windows/refusal.ts';
import { windowRenderer } from '../../../src/slack/windows/renderer.ts';
import { windowReply } from '../../../src/slack/windows/reply.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { closedWindow, openWindow } from '../../support/builders/window-scenes.ts';

function linesOf(outcome: DecisionOutcome, now = NOW): string[] {
  const { blocks } = decisionMessage(outcome, now);
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

test('what was recorded is told as it is told in the thread', () => {
  const window = closedWindow();
  const entry = window.history.at(-1)!;
  expect(linesOf({ kind: 'done', window, entry }, NOW + 40 * MINUTE)).toEqual([
    'Recorded: RW-JAFZA2 closed by Mia Chen.',
    'Do: Mia Chen signs out of root in payments-prod. From now on any use needs another window.',
    'The root users are being measured now. Do: an approver presses Review… on the card.',
  ]);
});

test('a refusal says why, what to do, and where the window stands', () => {
  const refusal = { why: 'already-approved', by: 'Ana Kovač', at: NOW } as const;
  expect(linesOf({ kind: 'refused', window: openWindow(), refusal })).toEqual([
    'Not done: Already approved by Ana Kovač at 09:00 UTC; nothing else is needed. Do: to stop it, press Revoke… or type /root-close RW-JAFZA2.',
    'RW-JAFZA2 open until 20 Nov 10:00 UTC: root access to payments-prod',
  ]);
});

test('an id that names no window says how to find those that wait', () => {
  expect(linesOf({ kind: 'no-such-window', id: aWindow().id })).toEqual([
    'There is no window RW-JAFZA2.',
    'Do: check the id on its card, or list those that wait with /root-windows pending.',
  ]);
});

test('while nothing is known yet, nothing is claimed', () => {
  expect(recordingMessage().text).toBe('Recording…');
  expect(plainTextOf(recordingMessage().blocks)).toContain('not recorded until');
});

test('operations get the same card, reply and refusal', () => {
  const { card, reply, refusal } = windowRenderer();
  const view = aCardView({ window: openWindow() });
  expect(card(view)).toEqual(windowCard(view));
  expect(reply(view, { kind: 'opened' }, [])).toEqual(windowReply(view, { kind: 'opened' }, []));
  expect(refusal(view.window, { why: 'undecided' }, NOW)).toBe(
    refusalText(view.window, { why: 'undecided' }, NOW),
  );
});
