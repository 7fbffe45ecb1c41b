import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { ReminderTopic } from '../../../src/domain/window/events.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { windowReply } from '../../../src/slack/windows/reply.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { closedWindow, openWindow } from '../../support/builders/window-scenes.ts';

function reminder(window: RootWindow, about: ReminderTopic, at: number): string[] {
  const people = [OMAR.id, ANA.id];
  const reminded = after(window, [{ type: 'reminded', about, people }, at]);
  const entry = reminded.history.at(-1)!;
  const view = aCardView({ window: reminded, now: at });
  return plainTextOf(windowReply(view, { kind: 'entry', entry }, people).blocks).split('\n');
}

function brought(window: RootWindow, kind: 'lapsed' | 'opened' | 'ended', now: number): string[] {
  return plainTextOf(windowReply(aCardView({ window, now }), { kind }, []).blocks).split('\n');
}

test('a reminder of an undecided request calls on those who have not acted', () => {
  expect(reminder(aWindow(), 'undecided', NOW + 15 * MINUTE)).toEqual([
    'RW-JAFZA2 still waits for a decision: 0 of 2 approvals',
    'Mia Chen asks for root access to payments-prod. If nobody decides, it lapses at 17:00 UTC.',
    'Do: press Approve… or Deny… on the card.',
    'For: @U0OMAR @U0ANA',
  ]);
});

test('a warning before the end says how to finish, and how to get longer', () => {
  expect(reminder(openWindow(), 'ending', NOW + 50 * MINUTE)).toEqual([
    'RW-JAFZA2 ends at 10:00 UTC',
    "Do: Mia Chen finishes, signs out of root and presses I'm done on the card. If it takes longer: More time…, which needs approval again.",
    'For: @U0OMAR @U0ANA',
  ]);
});

test('a reminder of a missing review says by when, and then since when it is overdue', () => {
  expect(reminder(closedWindow(), 'unreviewed', NOW + 5 * HOUR)).toEqual([
    'RW-JAFZA2 still waits for its review, due by 21 Nov 09:40 UTC',
    'It ended at 09:40 UTC.',
    'Do: an approver who is neither requester nor operator presses Review… on the card.',
    'For: @U0OMAR @U0ANA',
  ]);
  expect(reminder(closedWindow(), 'unreviewed', NOW + 26 * HOUR)[0]).toBe(
    'RW-JAFZA2 still waits for its review, OVERDUE since 09:40 UTC',
  );
});

test('what time brings is told with what to do', () => {
  expect(brought(aWindow(), 'lapsed', NOW + 8 * HOUR)).toEqual([
    'RW-JAFZA2 lapsed at 17:00 UTC: 0 of 2 approvals',
    'Do: nobody signs in. Ask again with /root-request if it is still needed.',
  ]);
  expect(brought(openWindow(), 'opened', NOW)).toEqual([
    'RW-JAFZA2 is open until 10:00 UTC',
    'Mia Chen may sign in as root to payments-prod.',
    "Do: press I'm done on the card as soon as the work is done.",
  ]);
  expect(brought(openWindow(), 'ended', NOW + HOUR)).toEqual([
    'RW-JAFZA2 ended at 10:00 UTC',
    'Do: Mia Chen signs out of root in payments-prod. From now on any use needs another window.',
    'The root users are being measured now. Do: an approver presses Review… on the card.',
  ]);
});

test('an opening that is told after the end says that it has moved on', () => {
  expect(brought(openWindow(), 'opened', NOW + HOUR)).toEqual([
    'RW-JAFZA2 opened at 09:00 UTC',
    'It has moved on since: the card shows where it stands.',
  ]);
});

test('of very many people the first are called on, and the rest are counted', () => {
  const many = Array.from({ length: 45 }, (_, n) => `U${n}`);
  const { blocks } = windowReply(aCardView({ window: openWindow() }), { kind: 'opened' }, [...many, 'U0']);
  const last = plainTextOf(blocks).split('\n').at(-1);
  expect(last).toMatch(/^For: @U0 @U1 .* @U39 and 5 more$/);
});
