import type { CheckIn } from '../../domain/check-in/check-in.ts';
import { ANNOUNCED_FOR } from '../../domain/check-in/check-in.ts';
import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { duration } from '../text/time.ts';
import { nameOf } from '../windows/names.ts';
import { REPLY_ROOM } from '../windows/room.ts';

/** The answer to "is this you?" is recorded. */
export function answeredMessage({ windowId }: CheckIn, isThem: boolean): Message {
  return isThem
    ? answer(`Recorded: it is you, in ${windowId}.`, ['Do: sign out of root when the work is done.'])
    : answer(`Recorded: it is NOT you, in ${windowId}. On-call is alerted.`, [
        'Do: phone on-call now, do not rely on Slack, and press Revoke… on the card of the window.',
      ]);
}

/** A sign-in is announced. */
export function announcedMessage({ windowId }: CheckIn): Message {
  return answer(`Recorded: you are about to sign in, in ${windowId}.`, [
    `You are not asked about a sign-in within ${duration(ANNOUNCED_FOR)}. Do: sign in from one address, with MFA.`,
  ]);
}

/** It is not for this person to answer, or a no would become a yes. */
export function notAnswered({ windowId, operator, answer: given }: CheckIn): Message {
  if (given?.isThem === false) {
    return answer(`Not done: a no cannot be taken back, in ${windowId}.`, [
      'Do: tell on-call by phone if it was you after all; they say so on the alert.',
    ]);
  }
  const name = nameOf(operator, REPLY_ROOM);
  return answer(`Not done: only ${name}, the operator of ${windowId}, can say so.`, [
    `Do: phone ${name}. If it is somebody else who uses root, revoke the window.`,
  ]);
}
