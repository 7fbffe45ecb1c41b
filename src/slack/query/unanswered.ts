import type { RichTextBlock } from '@slack/types';
import { answer } from '../answer.ts';
import { preformatted } from '../blocks/preformatted.ts';
import type { Message } from '../message.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { count, number, oneOf } from '../text/words.ts';

/** Why a query was not run. */
export type NotRun =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly most: number }
  | { readonly kind: 'not-a-question'; readonly verb: string }
  | { readonly kind: 'several-statements' }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'cast'; readonly type: string }
  | { readonly kind: 'boolean-as-text'; readonly text: string }
  | { readonly kind: 'nul' };

/** Where in the query, from 1. */
export interface QueryPlace {
  readonly line: number;
  readonly column: number;
  /** The whole line. */
  readonly text: string;
}

/** What SQLite said. */
export interface SqlComplaint {
  readonly message: string;
  readonly place?: QueryPlace;
  readonly nearest: readonly string[];
}

const WORD = 80;
const MESSAGE = 1_000;
const HELP = '/root-query help has the tables, their columns, and questions to begin with.';

export function refusedQuery(why: NotRun, place?: QueryPlace): Message {
  const [first, ...lines] = refusal(why);
  return withPlace(answer(first, lines), place);
}

export function wrongQuery({ message, place, nearest }: SqlComplaint): Message {
  const told = harmless(message, MESSAGE);
  const isInDoubleQuotes = place?.text.charAt(place.column - 1) === '"';
  const lines = [
    ...(place === undefined ? [] : [`Line ${number(place.line)}, column ${number(place.column)}.`]),
    ...(nearest.length > 0 ? [`Do you mean ${oneOf(nearest)}?`] : []),
    ...(isInDoubleQuotes ? ["Double quotes are for names. Text stands in single quotes: 'like this'."] : []),
    `Do: mend it and ask again. ${HELP}`,
  ];
  return withPlace(answer(`SQLite: ${told}`, lines), place);
}

/** It was ended, and nobody else was held up. */
export function endedQuery(
  ended: { kind: 'too-long'; seconds: number } | { kind: 'too-large'; mebibytes: number },
): Message {
  if (ended.kind === 'too-long') {
    return answer(`Stopped: it took longer than ${count(ended.seconds, 'second')}.`, [
      'Do: join tables by account_id, ask about fewer accounts, or count instead of listing.',
    ]);
  }
  return answer(`Stopped: it needed more than ${number(ended.mebibytes)} MiB of memory.`, [
    'Do: select or sort fewer columns. For all rows of all reports, type /root-report.',
  ]);
}

export function busyAsker(waiting: number): Message {
  return answer(`You have ${count(waiting, 'question')} waiting already; this one was not taken.`, [
    'Do: ask it again when one of them is answered.',
  ]);
}

function refusal(why: NotRun): [string, ...string[]] {
  switch (why.kind) {
    case 'empty':
      return ['There is no query.', `Do: ${HELP}`];
    case 'too-long':
      return [`A query has at most ${count(why.most, 'character')}.`, 'Do: shorten it.'];
    case 'not-a-question':
      return [
        notAQuestion(why.verb),
        'Nothing was changed.',
        `Do: begin with SELECT, WITH or VALUES. ${HELP}`,
      ];
    case 'several-statements':
      return ['Refused: it is more than one statement.', 'Do: ask one at a time.'];
    case 'function':
      return [
        `Refused: ${label(why.name)} would reach out of the database.`,
        'A query reads no files, loads no code and calls nobody.',
        `Do: ask without it. ${HELP}`,
      ];
    case 'parameter':
      return [
        `There is no value for ${label(why.name)}.`,
        "Do: write the value in its place, text in single quotes: 'like this'.",
      ];
    case 'cast':
      return [`SQLite has no ::${label(why.type)}.`, `Do: write CAST(column AS ${label(why.type)}).`];
    case 'boolean-as-text':
      return [
        `Refused: a boolean is compared with the text ${label(why.text)}, and never equals one.`,
        'It would find nothing, whatever is true.',
        'Do: write true or false without quotes: mfa_active = false, or NOT mfa_active.',
      ];
    case 'nul':
      return [
        'Refused: there is a NUL character in it.',
        'SQLite would pass over the rest.',
        'Do: delete it.',
      ];
  }
}

function notAQuestion(verb: string): string {
  const only = 'Refused: /root-query only reads';
  return verb === ''
    ? `${only}, and this is no question.`
    : `${only}, and ${label(verb.toUpperCase())} is no question.`;
}

function label(text: string): string {
  return harmlessLabel(text, WORD);
}

/** The line, with a mark under the place, in type of one width. */
function withPlace(message: Message, place: QueryPlace | undefined): Message {
  return place === undefined ? message : { ...message, blocks: [...message.blocks, marked(place)] };
}

const BEFORE = 50;
const AFTER = 60;

function marked({ column, text }: QueryPlace): RichTextBlock {
  const from = Math.max(0, column - 1 - BEFORE);
  const shown = harmless(text.slice(from, column - 1 + AFTER), MESSAGE);
  const before = harmless(text.slice(from, column - 1), MESSAGE);
  const mark = `${' '.repeat(before.length)}^`;
  return preformatted(`${shown}\n${mark}`);
}
