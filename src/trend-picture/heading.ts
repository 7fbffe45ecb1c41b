import { COLOURS, HEADING_SIZE, MARGIN, PLOT, WIDTH } from './look.ts';
import { element, text } from './svg.ts';

/** Characters a line, at an average width. Unusually wide ones are cut off at the margin before. */
const MOST = 84;

/** The words of the trend above its lines: on one line where they fit, else on two, of which the second may be cut. */
export function heading(words: string): string {
  const [first, second] = twoLines(words);
  const lines = second === '' ? [line(first, 62)] : [line(first, 46), line(second, 82)];
  return element('svg', { x: MARGIN, width: WIDTH - 2 * MARGIN, height: PLOT.top }, lines.join(''));
}

function line(words: string, y: number): string {
  return text(words, 0, y, { size: HEADING_SIZE, bold: true, colour: COLOURS.heading });
}

function twoLines(words: string): readonly [string, string] {
  if (words.length <= MOST) return [words, ''];
  const space = words.lastIndexOf(' ', MOST);
  const end = space > 0 ? space : MOST;
  const rest = words.slice(end).trimStart();
  return [words.slice(0, end), rest.length <= MOST ? rest : `${rest.slice(0, MOST - 1).trimEnd()}…`];
}
