import { knownFailing } from '../domain/digest/failing-counts.ts';
import type { DayCounts } from '../domain/snapshot/snapshot.ts';

/** In pixels. Slack shows it at about half its size, on screens with two pixels to the point sharp all the same. */
export const WIDTH = 1200;
export const HEIGHT = 480;
export const MARGIN = 32;
/** Of the card's corners. Slack rounds pictures itself, by less than this at the sizes that it shows: it cuts nothing off. */
export const CORNER = 32;

/** Where the lines are drawn. Left of it stand the counts, right of it the names, below it the dates. */
export const PLOT = { left: 100, right: 860, top: 136, bottom: 412 } as const;

export const FONT_FAMILY = 'Lato';
export const TEXT_SIZE = 24;
export const HEADING_SIZE = 28;

/**
 * The card is solid but for its corners, so that Slack's theme behind it does not matter. Text has at least 4.5:1 to what it stands on
 * (WCAG 2.2, 1.4.3), a line at least 3:1 (1.4.11); the grid may be fainter, since it says nothing by itself.
 */
export const COLOURS = {
  card: '#ffffff',
  edge: '#bbbabb',
  grid: '#dddddd',
  gap: '#f0f0f0',
  heading: '#1d1c1d',
  text: '#454245',
} as const;

export type Marker = 'circle' | 'square' | 'triangle';

/** How one count is drawn: a line and a marker of its own beside the colour, and its name at its end. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly countOf: (counts: DayCounts) => number;
  /** Lengths of strokes and spaces in whole pixels; empty: an unbroken line. */
  readonly dashes: readonly number[];
  readonly marker: Marker;
  /** Half its height. The later ones are smaller, so that each is seen where they coincide. */
  readonly markerSize: number;
}

/**
 * The counts that the trend's text speaks of, as it counts them: what is known to fail, acknowledged or not,
 * and whether or not the whole account was measured. The unbroken line first: where lines coincide, it is seen between the strokes of the others.
 */
export const SERIES: readonly Series[] = [
  {
    name: 'failing',
    colour: '#c0143c',
    countOf: knownFailing,
    dashes: [],
    marker: 'circle',
    markerSize: 12,
  },
  {
    name: 'acknowledged',
    colour: '#1264a3',
    countOf: ({ acknowledged }) => acknowledged,
    dashes: [16, 12],
    marker: 'square',
    markerSize: 9,
  },
  {
    name: 'not measured',
    colour: '#565456',
    countOf: ({ unmeasured }) => unmeasured,
    dashes: [6, 8],
    marker: 'triangle',
    markerSize: 7,
  },
];
