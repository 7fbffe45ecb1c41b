import type { ChannelTrouble } from '../../../../src/domain/channel-trouble.ts';
import { channelTroubles } from '../../../../src/operations/windows/tending/channel-troubles.ts';

const CHANNELS = { approvalsChannel: 'C0APPROVALS', alertsChannel: 'C0ALERTS' };

test('what keeps windows out of each of the two channels is said', async () => {
  const troubles = new Map<string, ChannelTrouble>([
    ['C0APPROVALS', 'not-a-member'],
    ['C0ALERTS', 'unread'],
  ]);

  expect(await channelTroubles(async (channel) => troubles.get(channel), CHANNELS)).toEqual({
    approvals: 'not-a-member',
    alerts: 'unread',
  });
});

test('nothing is said of a channel where windows may be posted', async () => {
  const check = async (channel: string) => (channel === 'C0ALERTS' ? 'externally-shared' : undefined);

  expect(await channelTroubles(check, CHANNELS)).toEqual({ alerts: 'externally-shared' });
});
