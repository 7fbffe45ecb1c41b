import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { scopeLabel } from '../status/subject.ts';

/** The root users were measured again, as the Home tab shows by now. */
export function measuredMessage(scope: string): Message {
  return answer(`${scopeLabel(scope)}: measured`, [
    'The Home tab shows the counts. Every root user: /root-status',
  ]);
}
