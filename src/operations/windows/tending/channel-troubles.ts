import type { ChannelTroubles } from '../../../domain/channel-trouble.ts';
import type { ChannelCheck } from '../../posting/channel-check.ts';

/** What keeps windows out of the two channels. */
export async function channelTroubles(
  check: ChannelCheck,
  { approvalsChannel, alertsChannel }: { readonly approvalsChannel: string; readonly alertsChannel: string },
): Promise<ChannelTroubles> {
  const [approvals, alerts] = await Promise.all([check(approvalsChannel), check(alertsChannel)]);
  return { ...(approvals !== undefined && { approvals }), ...(alerts !== undefined && { alerts }) };
}
