import type { RichTextBlock, RichTextSection } from '@slack/types';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { RICH_TEXT } from '../limits.ts';
import { textSize } from '../size.ts';
import { count, number } from '../text/words.ts';
import { entryList } from './entries.ts';
import type { Group, Page, Slice } from './group.ts';

const INDENT = '\n  ';
const INDENT_SIZE = textSize(INDENT);
const SEPARATOR = ', ';
/** Room for what a slice says about itself: "(6 to 37 of 37)", "and 32 more accounts: pages 3 to 5". */
const NOTES = 90;

/** The JSON of a slice's block and its first two sections, without their text. */
const SLICE = 350;
/** A section has at most `RICH_TEXT` characters and on average more than half of that; this is what its JSON adds to them. */
const SECTIONS = 1.07;
/** The JSON of a list of entries, with the section behind it, and of one of them, without their text. */
const ENTRIES = 160;
const ENTRY = 130;

/** What a slice adds to a page without its items, in the unit of `sizeOf`. Never less than what `sliceBlock` makes. */
export function headCost(group: Group, from: number): number {
  const lines = from === 0 ? group.lines : [];
  const frame = SLICE + NOTES + (group.layout === 'entries' ? ENTRIES : 0);
  return lines.reduce((sum, line) => sum + lineCost(line), frame + textSize(group.heading));
}

/** The same of one of its items. */
export function itemCost({ layout }: Pick<Group, 'layout'>, item: string): number {
  return layout === 'entries' ? ENTRY + textSize(item) : lineCost(item);
}

function lineCost(line: string): number {
  return Math.ceil(SECTIONS * (textSize(line) + INDENT_SIZE));
}

/** One group's part of one page as one block. `pages` says where the rest of it is. */
export function sliceBlock(group: Group, slice: Slice, pages: readonly Page[]): RichTextBlock {
  const lines = slice.from === 0 ? group.lines : [];
  const above = lines.map((line) => INDENT + line);
  const more = moreNote(group, slice, pages);
  const isEntries = group.layout === 'entries' && slice.from < slice.to;
  const texts = isEntries ? above : [...above, ...itemTexts(group, slice), ...more];
  const [first = '', ...others] = chunks(texts, RICH_TEXT - group.heading.length - NOTES);
  const block = richText([bold(`${group.heading}${continuation(group, slice)}`), plain(first)]);
  const entries = isEntries ? [entryList(group.items.slice(slice.from, slice.to)), ...more.map(section)] : [];
  return { ...block, elements: [...block.elements, ...others.map(section), ...entries] };
}

function section(text: string): RichTextSection {
  return { type: 'rich_text_section', elements: [plain(text.replace(/^\n/, ''))] };
}

function itemTexts(group: Group, slice: Slice): string[] {
  const items = group.items.slice(slice.from, slice.to);
  if (group.layout === 'lines') return items.map((item) => INDENT + item);
  return items.map(
    (item, index) => (index === 0 ? INDENT : '') + item + (index === items.length - 1 ? '' : SEPARATOR),
  );
}

function continuation(group: Group, slice: Slice): string {
  if (slice.from === 0) return '';
  if (group.layout !== 'list') return ' (continued)';
  return ` (${number(slice.from + 1)} to ${number(slice.to)} of ${number(group.items.length)})`;
}

/** What of the group follows on other pages, and where. */
function moreNote(group: Group, slice: Slice, pages: readonly Page[]): string[] {
  const left = group.items.length - slice.to;
  if (left === 0) return [];
  const on = pages.flatMap((page, index) => (holdsLater(page, slice) ? [index + 1] : []));
  const [first = 1, last = first] = [on[0], on.at(-1)];
  const where = first === last ? `page ${number(first)}` : `pages ${number(first)} to ${number(last)}`;
  return [`${INDENT}and ${count(left, `more ${group.noun}`)}: ${where}`];
}

function holdsLater(page: Page, slice: Slice): boolean {
  return page.some(({ group, from }) => group === slice.group && from >= slice.to);
}

/** Joins texts into as few as possible of at most `room` characters each. */
function chunks(texts: readonly string[], room: number): string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + text.length <= room) joined[joined.length - 1] = last + text;
    else joined.push(text);
  }
  return joined;
}
