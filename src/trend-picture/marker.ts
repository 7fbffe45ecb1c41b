import { COLOURS, type Marker, type Series } from './look.ts';
import { element } from './svg.ts';

/** The series' own shape, with an edge of the card's colour that keeps it apart from what it lies on. */
export function markerAt({ marker, markerSize, colour }: Series, x: number, y: number): string {
  const look = { fill: colour, stroke: COLOURS.card, 'stroke-width': 2 };
  return shapes[marker](x, y, markerSize, look);
}

type Shape = (x: number, y: number, size: number, look: Readonly<Record<string, string | number>>) => string;

const shapes: Readonly<Record<Marker, Shape>> = {
  circle: (cx, cy, r, look) => element('circle', { cx, cy, r, ...look }),
  square: (x, y, size, look) =>
    element('rect', { x: x - size, y: y - size, width: size * 2, height: size * 2, ...look }),
  triangle: (x, y, size, look) =>
    element('polygon', {
      points: `${x},${y - size} ${x + size + 1},${y + size} ${x - size - 1},${y + size}`,
      ...look,
    }),
};
