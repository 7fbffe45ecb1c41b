import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count } from '../text/words.ts';

const NAME = 80;

/** Beside the file, in the person's messages with the app. */
export function fileComment(rows: number): Message {
  return answer(`Your query: ${count(rows, 'row')}`, ['It names people and accounts: keep it to yourself.']);
}

export function fileSent(name: string): Message {
  return answer(`${harmlessLabel(name, NAME)} is in your messages with Rootkeeper.`, [
    'Only you can see it there.',
  ]);
}

/** The result behind the button is no longer kept. */
export function expiredQuery(): Message {
  return answer('This answer is over an hour old and no longer kept.', ['Do: ask again with /root-query.']);
}

/** Help of an older version offered it. */
export function unknownQuestion(): Message {
  return answer('This question is no longer offered.', ['Do: type /root-query help.']);
}
