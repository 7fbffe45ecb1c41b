import { apply } from '../../../src/domain/window/apply.ts';
import type { Refusal } from '../../../src/domain/window/refusal.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { requestedMessage } from '../../../src/slack/requests/requested.ts';
import { windowHistoryMessage } from '../../../src/slack/window-lists/window-history.ts';
import { decisionMessage, hiddenMessage } from '../../../src/slack/windows/decision-message.ts';
import { approveView } from '../../../src/slack/windows/decision-view.ts';
import { refusalText } from '../../../src/slack/windows/refusal.ts';
import { cardLine, cardLines } from '../../support/blocks/card-text.ts';
import { plainTextOf, viewText } from '../../support/blocks/plain-text.ts';
import { NOW } from '../../support/builders/time.ts';
import { aContext, aPolicy, aWindow, after as stepped } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { ANA, factsAbout, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';

const LOST = "Omar Diaz's approval no longer counts: Omar Diaz has a deactivated account in Slack.";

/** Omar approved and left; then Ana approved. */
function withoutOmar() {
  const once = stepped(aWindow(), [approve(OMAR), NOW]);
  const left = factsAbout(OMAR, { standing: { kind: 'deactivated' } });
  const behind = { people: [factsAbout(MIA), left], custody: [] };
  const applied = apply(once, approve(ANA), aContext(approve(ANA), { behind }));
  if (applied.kind === 'refused') throw new Error(applied.refusal.why);
  return applied;
}

describe('an approval that counts no longer', () => {
  const { window, entry } = withoutOmar();

  test('is called out in the answer, and the count goes back', () => {
    const told = plainTextOf(decisionMessage({ kind: 'done', window, entry }, NOW).blocks);
    expect(told).toContain(`Recorded: ${window.id} approved by Ana Kovač, 1 of 2 approvals.`);
    expect(told).toContain(LOST);
    expect(told).toContain('One more approval is needed');
  });

  test('stands on the card under the approvals that do, until its approver has approved again', () => {
    const lines = cardLines(aCardView({ window }));
    expect(lines[0]).toMatch('pending, 1 of 2 approvals');
    expect(lines).toContain(`NOT COUNTED: ${LOST}`);
    const again = stepped(window, [approve(OMAR), NOW]);
    expect(cardLine('NOT COUNTED', aCardView({ window: again }))).toBeUndefined();
  });

  test('stands in the history at the step that found it', () => {
    const verdict = { kind: 'whole' } as const;
    const history = { card: aCardView({ window }), verdict, refused: { kept: [], beyond: 0 } };
    const { blocks } = windowHistoryMessage(history, { page: 1, now: NOW });
    expect(plainTextOf(blocks)).toMatch(
      /NOT COUNTED ANY MORE: the approval of Omar Diaz.*, who has a deactivated account in Slack/,
    );
  });

  test('is told before the approval is given, with what that approval brings about', () => {
    const once = stepped(aWindow(), [approve(OMAR), NOW]);
    const outlook = { quorum: 2, dropped: entry.dropped ?? [] };
    const asked = viewText(approveView(once, NOW, outlook));
    expect(asked).toContain(LOST);
    expect(asked).toContain('After yours, 1 more approval will be needed');
    expect(viewText(approveView(once, NOW, { quorum: 3, dropped: [] }))).toContain(
      'After yours, 1 more approval will be needed',
    );
  });
});

describe('somebody behind a request who keeps it from being approved', () => {
  const told = (window: RootWindow, refusal: Refusal) => refusalText(window, refusal, NOW);
  const guest = { why: 'not-a-member', standing: 'guest' } as const;
  const unread = { why: 'unread', reason: 'ratelimited' } as const;

  test('is named, with what to do', () => {
    const window = aWindow({ operator: ZOE });
    expect(told(window, { why: 'barred-behind', who: 'requester', person: MIA, because: guest })).toBe(
      'It cannot be approved: Mia Chen, who asked for it, is a guest of the workspace. Do: deny it, or have it withdrawn, and let it be asked for again by somebody else.',
    );
    expect(told(window, { why: 'barred-behind', who: 'operator', person: ZOE, because: guest })).toBe(
      'It cannot be approved: Zoe Park, who would sign in, is a guest of the workspace. Do: deny it, or have it withdrawn, and let it be asked for again with another operator.',
    );
  });

  test('and of whom Slack says nothing leaves nothing recorded', () => {
    expect(told(aWindow(), { why: 'barred-behind', who: 'approver', person: OMAR, because: unread })).toBe(
      'Nothing was recorded: Omar Diaz, who approved it before, could not be checked in Slack (ratelimited). Do: try again in a minute, or deny it.',
    );
  });
});

test.each([
  ['not-listed', 'Not done: You are not among the approvers of this window.'],
  ['guest', 'Not done: Guests decide nothing; only full members of this workspace do.'],
  ['unverifiable', 'Not done: Slack could not say who you are.'],
] as const)('who may not see a window (%s) is told its id and no more', (why, first) => {
  const { id } = aWindow();
  const told = plainTextOf(hiddenMessage(id, why).blocks);
  expect(told).toMatch(first);
  expect(told).toContain(id);
  for (const secret of ['payments-prod', 'Mia', 'pending', 'Auditor']) expect(told).not.toContain(secret);
});

describe('break-glass that nobody can review', () => {
  const policy = aPolicy({ approvers: { users: [MIA.id] } });
  const window = aWindow({ origin: { kind: 'break-glass' } }, { governing: { kind: 'governed', policy } });
  const LOUD = /NOBODY CAN REVIEW IT: .* Do: have approvers added to its policy/;

  test('says so loudly on its card, open and over, and to whoever opened it', () => {
    expect(cardLines(aCardView({ window })).join('\n')).toMatch(LOUD);
    const over = window.request.requestedAt + 2 * 3_600_000;
    expect(cardLines(aCardView({ window, now: over })).join('\n')).toMatch(LOUD);
    const answer = requestedMessage({ kind: 'requested', window }, 'C0APPROVALS', NOW);
    expect(plainTextOf(answer.blocks)).toMatch(LOUD);
  });

  test('says nothing of it where somebody can', () => {
    const fine = aWindow({ origin: { kind: 'break-glass' } });
    expect(cardLines(aCardView({ window: fine })).join('\n')).not.toMatch('NOBODY');
  });
});
