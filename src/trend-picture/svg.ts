import { COLOURS, FONT_FAMILY, TEXT_SIZE } from './look.ts';

export interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

/** One line of text; its baseline is at `y`. */
export function text(content: string, x: number, y: number, style: TextStyle = {}): string {
  return element(
    'text',
    {
      x,
      y,
      'font-family': FONT_FAMILY,
      'font-size': style.size ?? TEXT_SIZE,
      'font-weight': style.bold === true ? 700 : 400,
      'text-anchor': style.anchor ?? 'start',
      fill: style.colour ?? COLOURS.text,
    },
    escaped(content),
  );
}

/** An SVG element. Attributes are the program's own, never what people wrote. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${tidy(value)}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

function tidy(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

/** XML has no place for control characters and halves of characters, however they are written. */
function escaped(content: string): string {
  return content
    .replace(/\p{C}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
