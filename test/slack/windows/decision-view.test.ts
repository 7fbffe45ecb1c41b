import type { KnownBlock, ModalView } from '@slack/types';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { accountFindings } from '../../../src/domain/window/findings.ts';
import { BLOCKS_PER_VIEW, VIEW_TITLE } from '../../../src/slack/limits.ts';
import { DECISION_TEXT_BLOCK, DECISION_TEXT_INPUT } from '../../../src/slack/window-action-ids.ts';
import { windowCard } from '../../../src/slack/windows/card.ts';
import { approveView, decisionText, denyView, revokeView } from '../../../src/slack/windows/decision-view.ts';
import { reviewView } from '../../../src/slack/windows/review-view.ts';
import { toldView } from '../../../src/slack/windows/told-view.ts';
import { parseWindowValue } from '../../../src/slack/windows/value.ts';
import { ASKED, cardLine, HINT } from '../../support/blocks/card-text.ts';
import { violations } from '../../support/blocks/limits.ts';
import { viewText } from '../../support/blocks/plain-text.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { aCardView, aMeasuredRoot } from '../../support/builders/window-card.ts';
import { OMAR } from '../../support/builders/window-people.ts';
import {
  CLEAN,
  closedWindow,
  fullRequest,
  fullView,
  LEFT_BEHIND,
  openWindow,
} from '../../support/builders/window-scenes.ts';
import { approve } from '../../support/builders/window-states.ts';

function linesOf(view: ModalView): string[] {
  expect(violations(view.blocks as KnownBlock[], BLOCKS_PER_VIEW)).toEqual([]);
  expect(view.title.text.length).toBeLessThanOrEqual(VIEW_TITLE);
  return viewText(view).split('\n');
}

const later = NOW + HOUR;

test('approving repeats what is approved, and says what the approval brings about', () => {
  expect(linesOf(approveView(fullRequest(), NOW))).toEqual([
    'Approve RW-JAFZA2',
    'RW-JAFZA2 pending, 0 of 2 approvals: root access to payments-prod',
    ...ASKED,
    HINT,
    'Why: “Auditor finding 7”   Ticket: SEC-123',
    'When: 20 Nov 16:00–17:00 UTC (1 h)',
    'Needs: MFA device B2, held by @U0OMAR (safe 3)',
    'You put your name to it. After yours, 1 more approval will be needed before Mia Chen may sign in as root.',
    'Note: <plain_text_input>',
    'Kept in the history, and shown on the card.',
  ]);
});

test('the approval that decides says so', () => {
  const once = after(aWindow(), [approve(OMAR), NOW]);
  expect(linesOf(approveView(once, NOW))).toContain(
    'You put your name to it. With yours it is approved, and Mia Chen may sign in as root in the time above.',
  );
});

test.each([
  ['Deny', denyView(fullRequest(), NOW), 'It is over with that, whoever approved before.'],
  ['Revoke', revokeView(openWindow(), NOW), 'It does not sign anybody out of AWS'],
])('%s asks for a reason, below what is decided', (verb, view, effect) => {
  const lines = linesOf(view);
  expect(lines[0]).toBe(`${verb} RW-JAFZA2`);
  expect(lines).toEqual(expect.arrayContaining([...ASKED, 'Reason: <plain_text_input>']));
  expect(lines.join('\n')).toContain(effect);
});

test('an approval shows what the card knows around the request, too', () => {
  const lines = linesOf(approveView(fullRequest(), NOW, undefined, fullView()));
  for (const label of [
    'Needs: ',
    'Deny-root SCP: p-9x2',
    'Root (measured ',
    'Earlier windows: 2',
    'Overlaps: ',
  ]) {
    expect(lines.filter((line) => line.startsWith(label))).toHaveLength(1);
  }
});

test('a review shows each account before and after, and first what was called out', () => {
  const view = reviewView(aCardView({ window: closedWindow(LEFT_BEHIND), now: later }));
  const lines = linesOf(view);
  expect(lines[0]).toBe('Review RW-JAFZA2');
  expect(lines.slice(-6)).toEqual([
    'FOUND AFTERWARDS in payments-prod: a root access key was left behind; root MFA was removed. Do: delete the root access key; register MFA for the root user again.',
    'Before: hardware or passkey MFA, no keys, password set, no certificates',
    'After: NO MFA, KEYS PRESENT, password set, no certificates',
    'You sign that this is what was done, and that what was found has been looked at.',
    'What was done: <plain_text_input>',
    'In a sentence or two, as an auditor should read it in a year.',
  ]);
  const clean = linesOf(reviewView(aCardView({ window: closedWindow(CLEAN), now: later })));
  expect(clean).toContain('payments-prod: nothing found');
});

test('a review says that nothing changed where the task was to change it', () => {
  const reviewed = (id: string) => {
    const window = closedWindow(CLEAN);
    const task = { ...window.request.task, id, title: 'Delete root access keys' };
    return linesOf(
      reviewView(aCardView({ window: { ...window, request: { ...window.request, task } }, now: later })),
    );
  };
  const nothing = 'Nothing changed between before and after; the task was: Delete root access keys.';
  expect(reviewed('delete-root-keys')).toContain(nothing);
  expect(reviewed('s3-mfa-delete')).not.toContain(nothing);
});

test('a review says when it was measured, and once that is long ago, that it is measured again', () => {
  const at = (now: number) =>
    linesOf(reviewView(aCardView({ window: closedWindow(CLEAN), now }))).find((line) =>
      line.startsWith('Measured'),
    );
  expect(at(NOW + 43 * MINUTE)).toBe('Measured 20 Nov 09:42 UTC');
  expect(at(NOW + 57 * MINUTE)).toMatch(
    /^Measured 20 Nov 09:42 UTC\. It is measured again now\. Do: open this again/,
  );
});

test('what AWS does not tell apart is not called as before, but named', () => {
  const before = aMeasuredRoot({ details: {} });
  const found = accountFindings(CLEAN.accountId, before, aMeasuredRoot(), false);
  const window = closedWindow(found);
  const unknown = 'could not be compared: MFA devices, the password';
  expect(linesOf(reviewView(aCardView({ window, now: later }))).join('\n')).toContain(unknown);
  expect(cardLine('Root afterwards', aCardView({ window, now: later }))).toMatch(new RegExp(`; ${unknown}$`));
});

test('a review before the measurement says that there is none', () => {
  const lines = linesOf(reviewView(aCardView({ window: closedWindow(), now: later })));
  expect(lines.join('\n')).toContain('NOT MEASURED YET afterwards. Do: wait a minute');
});

test('a modal names its window, and says whether its text may be left out', () => {
  const views = [
    approveView(fullRequest(), NOW),
    denyView(fullRequest(), NOW),
    revokeView(openWindow(), NOW),
    reviewView(aCardView({ window: closedWindow(), now: later })),
  ];
  for (const { private_metadata } of views) {
    expect(parseWindowValue(private_metadata)).toEqual({ id: 'RW-JAFZA2' });
  }
  const optional = views.map((view) =>
    view.blocks.flatMap((block) => ('optional' in block ? [block.optional] : [])),
  );
  expect(optional).toEqual([[true], [false], [false], [false]]);
});

test('the text is taken exactly as it was typed', () => {
  const typed = (value: string | null) => ({ [DECISION_TEXT_BLOCK]: { [DECISION_TEXT_INPUT]: { value } } });
  expect(decisionText(typed('  a\n<!channel> \u200b'))).toBe('  a\n<!channel> \u200b');
  expect(decisionText(typed(null))).toBe('');
  expect(decisionText({})).toBe('');
});

test('a message can stand in a modal, under a title that fits', () => {
  const view = toldView(windowCard(aCardView()), 'A title that is longer than Slack takes');
  expect(linesOf(view)[0]).toBe('A title that is longer …');
});
