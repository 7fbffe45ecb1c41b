import { PLOT } from './look.ts';

/** Where a day and a count are in the picture, in pixels. */
export interface Places {
  x(index: number): number;
  y(count: number): number;
}

/** `lastIndex` is at the right end, `most` at the top. A single day stands at the right, beside its names. */
export function placesFor(lastIndex: number, most: number): Places {
  return {
    x: (index) => (lastIndex === 0 ? PLOT.right : PLOT.left + (index / lastIndex) * (PLOT.right - PLOT.left)),
    y: (count) => PLOT.bottom - (count / most) * (PLOT.bottom - PLOT.top),
  };
}
