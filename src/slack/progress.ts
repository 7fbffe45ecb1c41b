import { PROGRESS_BLOCK } from './action-ids.ts';
import { plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import { escapeMrkdwn } from './text/escape.ts';
import { harmlessLabel } from './text/harmless.ts';
import { count, number } from './text/words.ts';

const SCOPE_LENGTH = 80;

export interface Progress {
  readonly scope: string;
  readonly measured: number;
  readonly total: number;
  /** Counted are accounts whose IAM users are asked about; absent: root users. */
  readonly users?: true;
}

/** The first visible reply, before the scope's size is known: `Measuring prod…` */
export function startingMessage(scope: string): Message {
  return progressLine(`Measuring ${scopeOf(scope)}…`);
}

/** The next ones, where the first listing of the organization takes its time. */
export function waitingMessage(scope: string): Message {
  return progressLine(
    `Still reading the organization's accounts; ${scopeOf(scope)} is measured as soon as they are known.`,
  );
}

/** `Measuring 42 root users in prod…` */
export function measuringMessage({ scope, total, users }: Omit<Progress, 'measured'>): Message {
  const what = users ? `IAM users of ${count(total, 'account')}` : count(total, 'root user');
  return progressLine(`Measuring ${what} in ${scopeOf(scope)}…`);
}

/** `Still measuring prod: 2,310 of 5,000 root users done. The answer will appear below.` */
export function progressMessage({ scope, measured, total, users }: Progress): Message {
  const done = `${number(measured)} of ${count(total, users ? 'account' : 'root user')} done`;
  return progressLine(`Still measuring ${scopeOf(scope)}: ${done}. The answer will appear below.`);
}

function progressLine(line: string): Message {
  return { text: escapeMrkdwn(line), blocks: [richText([plain(line)], PROGRESS_BLOCK)] };
}

function scopeOf(scope: string): string {
  return harmlessLabel(scope, SCOPE_LENGTH);
}
