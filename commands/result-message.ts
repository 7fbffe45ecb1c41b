import type { AccountPosture, Posture } from '../src/domain/posture.ts';
import { accountMessage } from '../src/slack/account.ts';
import type { Message } from '../src/slack/message.ts';
import { type StatusOptions, statusMessage } from '../src/slack/status.ts';

/** A posture as its first page: a scope of one account is that account, with everything known about it. */
export function resultMessage(posture: Posture, options: StatusOptions): Message {
  const only = onlyAccount(posture);
  return only === undefined ? statusMessage(posture, options) : accountMessage(posture, only, options);
}

function onlyAccount({ accounts }: Posture): AccountPosture | undefined {
  return accounts.length === 1 ? accounts[0] : undefined;
}
