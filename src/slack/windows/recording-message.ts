import { answer } from '../answer.ts';
import type { Message } from '../message.ts';

/** While it is not known yet what became of a step. */
export function recordingMessage(): Message {
  return answer('Recording…', ['It is not recorded until the answer appears here.']);
}
