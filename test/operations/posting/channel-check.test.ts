import { MINUTE } from '../../../src/domain/time.ts';
import type { Workspace } from '../../../src/operations/ports.ts';
import { createChannelCheck, type PostedThing } from '../../../src/operations/posting/channel-check.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { type FakeWorkspaceShape, fakeWorkspace } from '../../support/fakes/workspace.ts';

const SHARED = { isExternallyShared: true };

function checking(
  channel: FakeWorkspaceShape['channel'] = {},
  overrides: Partial<Workspace> = {},
  posted: PostedThing = 'windows',
) {
  const clock = standingClock();
  const log = recordingLog();
  const answering = fakeWorkspace({ channel }, overrides);
  let asked = 0;
  const workspace: Pick<Workspace, 'channel'> = {
    channel: (id) => {
      asked += 1;
      return answering.channel(id);
    },
  };
  return { clock, log, troubleIn: createChannelCheck(posted, { workspace, clock, log }), asked: () => asked };
}

test('it may be posted where only we read and the app is a member', async () => {
  const { troubleIn, log } = checking();

  expect(await troubleIn('C0SECURITY')).toBeUndefined();
  expect(log.lines).toEqual([]);
});

test.each<[string, Partial<FakeWorkspaceShape['channel']>, string, string]>([
  ['another organization reads along', SHARED, 'externally-shared', 'name another channel'],
  ['the app is no member', { appIsMember: false }, 'not-a-member', 'invite it'],
  ['nobody can write any more', { isArchived: true, appIsMember: false }, 'archived', 'unarchive it'],
  ['both', { ...SHARED, appIsMember: false }, 'externally-shared', 'name another channel'],
])('not where %s, and the log says what to do', async (_, channel, trouble, remedy) => {
  const { troubleIn, log } = checking(channel);

  expect(await troubleIn('C0SECURITY')).toBe(trouble);
  expect(log.lines).toMatchObject([
    { level: 'error', fields: { channel: 'C0SECURITY' }, message: expect.stringContaining(remedy) },
  ]);
});

test('not where Slack does not say, and the log says what to do', async () => {
  const { troubleIn, log } = checking({}, { channel: () => Promise.reject(new Error('fatal_error')) });

  expect(await troubleIn('C0SECURITY')).toBe('unread');
  expect(log.lines).toMatchObject([
    { level: 'error', message: expect.stringContaining('it is tried again by itself') },
  ]);
});

test('not where Slack shows no such channel: its id is to be checked, or the app invited', async () => {
  const error = new Error('An API error occurred: channel_not_found');
  const { troubleIn, log } = checking({}, { channel: () => Promise.reject(error) });

  expect(await troubleIn('C0SECURITY')).toBe('not-seen');
  expect(log.lines).toMatchObject([
    { level: 'error', message: expect.stringContaining('check that its id is right') },
  ]);
});

test.each(['windows', 'the digest'] as const)('the log says that it is about %s', async (posted) => {
  const { troubleIn, log } = checking(SHARED, {}, posted);
  await troubleIn('C0SECURITY');

  expect(log.lines).toMatchObject([{ message: expect.stringContaining(`a channel for ${posted},`) }]);
});

test('Slack is asked once a minute a channel', async () => {
  const { troubleIn, clock, asked } = checking();
  await Promise.all([troubleIn('C0SECURITY'), troubleIn('C0SECURITY'), troubleIn('C0ALERTS')]);
  clock.move(MINUTE - 1);
  await troubleIn('C0SECURITY');
  expect(asked()).toBe(2);

  clock.move(1);
  await troubleIn('C0SECURITY');
  expect(asked()).toBe(3);
});
