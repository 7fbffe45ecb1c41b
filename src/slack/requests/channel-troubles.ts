import type { ChannelTrouble, ChannelTroubles } from '../../domain/channel-trouble.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { bold, channel, plain } from '../blocks/rich-text.ts';
import type { Line } from '../windows/lines.ts';

const WHY: Readonly<Record<ChannelTrouble, string>> = {
  'not-a-member': 'the app is not a member. Do: /invite it there',
  'externally-shared':
    'another organization reads it. Do: have its sharing ended, or another channel configured',
  archived: 'it is archived. Do: have it unarchived, or another channel configured',
  'not-seen':
    'the app sees no such channel. Do: have its id checked in the configuration, or /invite the app there',
  unread: 'Slack does not say whether it may be. It is tried again by itself',
};

/** Where a card is, or why it is not there and what to do meanwhile. */
export function whereItsCardIs(
  { id, request }: RootWindow,
  approvals: string,
  { approvals: trouble }: ChannelTroubles,
): Line {
  if (trouble === undefined) return [plain('Its card is in '), channel(approvals), plain('.')];
  const isUrgent = request.origin.kind === 'break-glass';
  const meanwhile = isUrgent ? '' : `; until then tell an approver yourself: /root-approve ${id}`;
  return [
    bold('Its card could not be posted'),
    plain(' in '),
    channel(approvals),
    plain(`: ${WHY[trouble]}${meanwhile}.`),
  ];
}

/** Of break-glass: nobody could be paged where people are paged. Absent where they could. */
export function notPaged({ request }: RootWindow, troubles: ChannelTroubles): Line | undefined {
  if (request.origin.kind !== 'break-glass' || troubles.alerts === undefined) return undefined;
  return [
    bold('NOBODY COULD BE PAGED in the alerts channel: phone on-call now.'),
    plain(` Why: ${WHY[troubles.alerts]}.`),
  ];
}
