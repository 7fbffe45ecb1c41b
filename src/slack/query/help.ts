import type { KnownBlock, SectionBlock } from '@slack/types';
import { button } from '../blocks/button.ts';
import { plainText } from '../blocks/plain-text.ts';
import { bold, code, plain, richText } from '../blocks/rich-text.ts';
import { type CommandHelp, usageOf } from '../help.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { QUERY_RUN } from './action-ids.ts';

export interface DescribedTable {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface OfferedQuestion {
  readonly id: string;
  readonly asks: string;
}

/** The answer to `/root-query help`: the tables with their columns, and questions that a button runs. */
export function queryHelp(
  help: CommandHelp,
  tables: readonly DescribedTable[],
  questions: readonly OfferedQuestion[],
): Message {
  const title = `${help.command}: ${help.description}`;
  const notes = (help.notes ?? []).map((note) => plain(`\n${note}`));
  const intro = richText([bold(title), plain('\nType: '), ...usageOf(help), ...notes]);
  return {
    text: escapeMrkdwn(title),
    blocks: [
      intro,
      ...tables.map(tableBlock),
      richText([bold('Questions to begin with')]),
      ...questions.map(offer),
    ],
  };
}

/** Booleans are marked; all else is text, times too. */
function tableBlock({ name, about, columns }: DescribedTable): KnownBlock {
  const names = columns.map((column) => (column.type === 'BOOLEAN' ? `${column.name}?` : column.name));
  return richText([code(name), plain(`  ${about}\n${names.join(', ')}`)]);
}

function offer({ id, asks }: OfferedQuestion): SectionBlock {
  return { type: 'section', text: plainText(asks), accessory: button('Run', QUERY_RUN, id) };
}
