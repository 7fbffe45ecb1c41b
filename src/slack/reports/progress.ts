import { PROGRESS_BLOCK } from '../action-ids.ts';
import { plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count, number } from '../text/words.ts';

const SCOPE_LENGTH = 80;

/** How far an export is; `reading`: reports that were never read before. */
export type ExportProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' | 'writing'; readonly done: number; readonly total: number }
  | { readonly kind: 'uploading'; readonly bytes: number };

/** The first visible reply. */
export function exportStarting(scope: string): Message {
  return line(`Putting together the credential reports of ${harmlessLabel(scope, SCOPE_LENGTH)}…`);
}

/** `Still putting together the credential reports of prod: 2,310 of 5,000 accounts done. …` */
export function exportProgress(scope: string, progress: ExportProgress): Message {
  const what = `the credential reports of ${harmlessLabel(scope, SCOPE_LENGTH)}`;
  return line(`Still putting together ${what}: ${howFar(progress)} The answer follows.`);
}

function howFar(progress: ExportProgress): string {
  switch (progress.kind) {
    case 'waiting':
      return 'other people asked before, and two are served at a time.';
    case 'reading':
      return `AWS is asked for ${count(progress.total, 'report')} for the first time, ${number(progress.done)} done.`;
    case 'writing':
      return `${number(progress.done)} of ${count(progress.total, 'account')} done.`;
    case 'uploading':
      return `${number(Math.ceil(progress.bytes / 1_000_000))} MB go to Slack.`;
  }
}

function line(text: string): Message {
  return { text: escapeMrkdwn(text), blocks: [richText([plain(text)], PROGRESS_BLOCK)] };
}
