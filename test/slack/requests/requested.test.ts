import type { ChannelTroubles } from '../../../src/domain/channel-trouble.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { requestedMessage } from '../../../src/slack/requests/requested.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aPolicy, aWindow } from '../../support/builders/window.ts';
import { ANA, OMAR, SECURITY_GROUP } from '../../support/builders/window-people.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

function shown(window: RootWindow, kind: 'requested' | 'again' = 'requested', now = NOW): string {
  const { blocks } = requestedMessage({ kind, window }, 'C0APPROVALS', now);
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks);
}

describe('the answer to a request', () => {
  it('says where the card is, who may approve, how many must, and when it lapses', () => {
    const window = aWindow();
    expect(shown(window)).toBe(`${window.id} pending, 0 of 2 approvals: root access to payments-prod
Two of these must approve it: @U0ANA, @U0OMAR.
Its card is in #C0APPROVALS.
If nobody decides, it lapses at 17:00 UTC.
Everything about it: /root-windows ${window.id}`);
  });

  it('names neither whoever asks nor the operator among the approvers, and groups by their handle', () => {
    const policy = aPolicy({ approvers: { users: [OMAR.id, ANA.id], groups: [SECURITY_GROUP] }, quorum: 1 });
    const candidates = { governing: { kind: 'governed' as const, policy } };
    expect(shown(aWindow({ operator: OMAR }, candidates))).toContain(
      'One of these must approve it: @U0ANA, @S0SECURITY.',
    );
  });

  it('names those who were found to be able to, as the form did', () => {
    const policy = aPolicy({ approvers: { users: [OMAR.id, ANA.id], groups: [SECURITY_GROUP] }, quorum: 1 });
    const window = aWindow({}, { governing: { kind: 'governed', policy } });
    const { blocks } = requestedMessage(
      { kind: 'requested', window, approvers: [OMAR.id] },
      'C0APPROVALS',
      NOW,
    );
    expect(plainTextOf(blocks)).toContain('One of these must approve it: @U0OMAR.\n');
  });

  it('says of a submission that came twice that nothing was added, and how the window stands now', () => {
    const window = after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW]);
    expect(
      shown(window, 'again'),
    ).toBe(`${window.id} open until 20 Nov 10:00 UTC: root access to payments-prod
This was asked for before: what it said then stands, and nothing was added.
Its card is in #C0APPROVALS.
Everything about it: /root-windows ${window.id}`);
  });

  it('says of a break-glass window that nobody was asked', () => {
    const window = aWindow({ origin: { kind: 'break-glass' } });
    expect(shown(window)).toContain(
      'Nobody was asked, and everyone is paged. Somebody else must review it within 24 h after its end.',
    );
    expect(shown(window)).not.toContain('must approve');
  });

  it('counts approvers beyond a few, and shows names as text', () => {
    const users = Array.from({ length: 200 }, (_, n) => `U${n}`).concat(OMAR.id, ANA.id);
    const policy = aPolicy({ approvers: { users }, quorum: 2 });
    const window = aWindow(
      { accounts: [anAccount({ name: '<!channel>' })] },
      { governing: { kind: 'governed', policy } },
    );
    expect(shown(window)).toContain('and 194 others');
    expect(requestedMessage({ kind: 'requested', window }, 'C0', NOW).text).toContain('&lt;!channel&gt;');
  });
});

describe('where its card cannot be posted', () => {
  const told = (state: string, troubles: ChannelTroubles) => {
    const { window, now } = EVERY_STATE[state]!();
    return plainTextOf(requestedMessage({ kind: 'requested', window }, 'C0APPROVALS', now, troubles).blocks);
  };

  test('who asked is told why, what to do, and to tell an approver', () => {
    const text = told('pending', { approvals: 'not-a-member' });
    expect(text).toContain(
      'Its card could not be posted in #C0APPROVALS: the app is not a member. Do: /invite',
    );
    expect(text).toMatch(/tell an approver yourself: \/root-approve RW-\w+\./);
    expect(text).not.toContain('Its card is in');
  });

  test('of break-glass: that nobody could be paged, and to phone', () => {
    expect(told('break-glass', { alerts: 'externally-shared' })).toContain('NOBODY COULD BE PAGED');
    expect(told('break-glass', { alerts: 'externally-shared' })).toContain('phone on-call now');
    expect(told('break-glass', {})).not.toContain('NOBODY COULD BE PAGED');
    expect(told('pending', { alerts: 'unread' })).not.toContain('NOBODY COULD BE PAGED');
  });
});
