import { PROGRESS_BLOCK } from '../action-ids.ts';
import { plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { count } from '../text/words.ts';

/** The first visible reply, where an answer takes its time. `place`: 1 is the next; 0: it is being worked on. */
export function askingMessage(place: number): Message {
  if (place === 0) return line('Asking the credential reports…');
  return line(place === 1 ? 'Your question is the next.' : `Your question waits behind ${others(place)}.`);
}

/** The next ones. `isRunning`: the reports are put together, and the query itself runs. */
export function stillAsking(place: number, isRunning: boolean): Message {
  if (place > 0) return line(`Still waiting, behind ${others(place)}. The answer will appear below.`);
  const what = isRunning ? 'your query is running' : 'the reports are put together first';
  return line(`Still asking: ${what}. The answer will appear below.`);
}

function others(place: number): string {
  return count(place - 1, 'other');
}

function line(text: string): Message {
  return { text, blocks: [richText([plain(text)], PROGRESS_BLOCK)] };
}
