import { COLOURS, type Marker, type Series } from './look.ts';
import { element } from './svg.ts';

const RADIUS = 11;

/** The series' own shape, with an edge of the card's colour that keeps it apart from what it lies on. */
export function markerAt({ marker, colour }: Series, x: number, y: number): string {
  const look = { fill: colour, stroke: COLOURS.card, 'stroke-width': 3 };
  return shapes[marker](x, y, look);
}

type Shape = (x: number, y: number, look: Readonly<Record<string, string | number>>) => string;

const shapes: Readonly<Record<Marker, Shape>> = {
  circle: (x, y, look) => element('circle', { cx: x, cy: y, r: RADIUS, ...look }),
  square: (x, y, look) =>
    element('rect', { x: x - RADIUS, y: y - RADIUS, width: RADIUS * 2, height: RADIUS * 2, ...look }),
  triangle: (x, y, look) =>
    element('path', {
      d: `M${x - RADIUS - 1},${y + RADIUS - 1} h${RADIUS * 2 + 2} l${-RADIUS - 1},${-RADIUS * 2} z`,
      ...look,
    }),
};
