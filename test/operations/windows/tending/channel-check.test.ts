import { MINUTE } from '../../../../src/domain/time.ts';
import type { Workspace } from '../../../../src/operations/ports.ts';
import { createChannelCheck } from '../../../../src/operations/windows/tending/channel-check.ts';
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
  return { clock, log, isFit: createChannelCheck(counting, clock, log), asked: () => asked };
}

test('windows may be shown where only we read and the app is a member', async () => {
  const { isFit, log } = checking();

  expect(await isFit('C0APPROVALS')).toBe(true);
  expect(log.lines).toEqual([]);
});

test.each<[string, Partial<FakeWorkspaceShape['channel']>, string]>([
  ['another organization reads along', { isExternallyShared: true }, 'name another channel'],
  ['the app is no member', { appIsMember: false }, 'invite it'],
])('not where %s, and the log says what to do', async (_, channel, remedy) => {
  const { isFit, log } = checking(channel);

  expect(await isFit('C0APPROVALS')).toBe(false);
  expect(log.lines).toMatchObject([{ level: 'error', message: expect.stringContaining(remedy) }]);
});

test('not where Slack does not say', async () => {
  const { isFit, log } = checking({}, { channel: () => Promise.reject(new Error('channel_not_found')) });

  expect(await isFit('C0APPROVALS')).toBe(false);
  expect(log.lines).toMatchObject([{ level: 'error' }]);
});

test('Slack is asked once a minute a channel', async () => {
  const { isFit, clock, asked } = checking();
  await Promise.all([isFit('C0APPROVALS'), isFit('C0APPROVALS'), isFit('C0ALERTS')]);
  clock.move(MINUTE - 1);
  await isFit('C0APPROVALS');
  expect(asked()).toBe(2);

  clock.move(1);
  await isFit('C0APPROVALS');
  expect(asked()).toBe(3);
});
