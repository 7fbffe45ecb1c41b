import { PLOT } from './look.ts';

/** Where days and counts are in the picture, in whole pixels, so that straight lines have sharp edges. */
export interface Places {
  /** The left and the right end of a day's own width. */
  from(index: number): number;
  to(index: number): number;
  y(count: number): number;
}

/** So many days share the width of the plot; `most` is at its top. */
export function placesFor(days: number, most: number): Places {
  const { left, right, top, bottom } = PLOT;
  const from = (index: number) => Math.round(left + (index / days) * (right - left));
  return {
    from,
    to: (index) => from(index + 1),
    y: (count) => Math.round(bottom - (count / most) * (bottom - top)),
  };
}
