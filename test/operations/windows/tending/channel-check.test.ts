import { MINUTE } from '../../../../src/domain/time.ts';
import type { Workspace } from '../../../../src/operations/ports.ts';
import {
  channelTroubles,
  createChannelCheck,
} from '../../../../src/operations/windows/tending/channel-check.ts';
import { standingClock } from '../../../support/fakes/clock.ts';
import { recordingLog } from '../../../support/fakes/log.ts';
import { type FakeWorkspaceShape, fakeWorkspace } from '../../../support/fakes/workspace.ts';

function checking(channel: FakeWorkspaceShape['channel'] = {}, overrides: Partial<Workspace> = {}) {
  const clock = standingClock();
  const log = recordingLog();
  const workspace = fakeWorkspace({ channel }, overrides);
  let asked = 0;
  const counting: Pick<Workspace, 'channel'> = {
    channel: (id) => {
      asked += 1;
      return workspace.channel(id);
    },
  };
  return { clock, log, troubleIn: createChannelCheck(counting, clock, log), asked: () => asked };
}

test('windows may be shown where only we read and the app is a member', async () => {
  const { troubleIn, log } = checking();

  expect(await troubleIn('C0APPROVALS')).toBeUndefined();
  expect(log.lines).toEqual([]);
});

test.each<[string, Partial<FakeWorkspaceShape['channel']>, string, string]>([
  [
    'another organization reads along',
    { isExternallyShared: true },
    'externally-shared',
    'name another channel',
  ],
  ['the app is no member', { appIsMember: false }, 'not-a-member', 'invite it'],
])('not where %s, and the log says what to do', async (_, channel, trouble, remedy) => {
  const { troubleIn, log } = checking(channel);

  expect(await troubleIn('C0APPROVALS')).toBe(trouble);
  expect(log.lines).toMatchObject([{ level: 'error', message: expect.stringContaining(remedy) }]);
});

test('not where Slack does not say', async () => {
  const { troubleIn, log } = checking({}, { channel: () => Promise.reject(new Error('channel_not_found')) });

  expect(await troubleIn('C0APPROVALS')).toBe('unread');
  expect(log.lines).toMatchObject([{ level: 'error' }]);
});

test('Slack is asked once a minute a channel', async () => {
  const { troubleIn, clock, asked } = checking();
  await Promise.all([troubleIn('C0APPROVALS'), troubleIn('C0APPROVALS'), troubleIn('C0ALERTS')]);
  clock.move(MINUTE - 1);
  await troubleIn('C0APPROVALS');
  expect(asked()).toBe(2);

  clock.move(1);
  await troubleIn('C0APPROVALS');
  expect(asked()).toBe(3);
});

test('the two channels are asked about together', async () => {
  const { troubleIn } = checking({ appIsMember: false });
  const channels = { approvalsChannel: 'C0APPROVALS', alertsChannel: 'C0ALERTS' };

  expect(await channelTroubles(troubleIn, channels)).toEqual({
    approvals: 'not-a-member',
    alerts: 'not-a-member',
  });
});
