import { createMayShare } from '../../src/operations/may-share.ts';
import { recordingLog } from '../support/fakes/log.ts';
import { fakeWorkspace } from '../support/fakes/workspace.ts';

const failing = (code: string) => ({
  channel: () => Promise.reject(new Error(`An API error occurred: ${code}`)),
});

describe('posture may be shared', () => {
  test('in a channel of the own organization that the app is in', async () => {
    expect(await createMayShare(fakeWorkspace(), recordingLog())('C1')).toBe('allowed');
  });
});

describe('posture may not be shared', () => {
  test('in a channel that another organization reads', async () => {
    const workspace = fakeWorkspace({ channel: { isExternallyShared: true, appIsMember: true } });

    expect(await createMayShare(workspace, recordingLog())('C1')).toBe('externally-shared');
  });

  test('in a channel that the app is not in', async () => {
    const workspace = fakeWorkspace({ channel: { appIsMember: false } });

    expect(await createMayShare(workspace, recordingLog())('C1')).toBe('app-not-member');
  });

  test.each(['channel_not_found', 'not_in_channel'])(
    'where Slack says %s: a private channel',
    async (code) => {
      expect(await createMayShare(fakeWorkspace({}, failing(code)), recordingLog())('C1')).toBe(
        'app-not-member',
      );
    },
  );

  test('where Slack cannot say who reads the channel', async () => {
    const log = recordingLog();

    expect(await createMayShare(fakeWorkspace({}, failing('ratelimited')), log)('C1')).toBe('unverifiable');
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { channelId: 'C1' } }]);
  });
});
