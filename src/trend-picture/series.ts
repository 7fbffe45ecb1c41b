import { countLabel } from './axis.ts';
import { PLOT, type Series, TEXT_SIZE } from './look.ts';
import { markerAt } from './marker.ts';
import type { Places } from './places.ts';
import type { CountedDay, Run } from './runs.ts';
import { element, text } from './svg.ts';

const LINE_WIDTH = 6;

/**
 * A level for each day, as wide as the day, in one line as long as no day is missing. Steps and no slopes, since nothing
 * is known between two sweeps.
 */
export function lineOf(series: Series, runs: readonly Run[], places: Places): string {
  return runs
    .map((run) =>
      element('polyline', {
        points: run.flatMap((day) => levelOf(series, day, places)).join(' '),
        fill: 'none',
        stroke: series.colour,
        'stroke-width': LINE_WIDTH,
        'stroke-dasharray': series.dashes.length === 0 ? 'none' : series.dashes.join(' '),
      }),
    )
    .join('');
}

function levelOf(series: Series, day: CountedDay, places: Places): readonly string[] {
  const y = places.y(series.countOf(day.counts));
  return [`${places.from(day.index)},${y}`, `${places.to(day.index)},${y}`];
}

const LABEL_HEIGHT = TEXT_SIZE + 10;

/** Beside the end of each line its marker, how many it came to, and of what: `4 failing`. */
export function endsOf(seriesList: readonly Series[], last: CountedDay, places: Places): string {
  const ends = seriesList
    .map((series) => ({ series, count: series.countOf(last.counts) }))
    .sort((one, other) => other.count - one.count);
  const heights = spread(ends.map(({ count }) => places.y(count)));
  return ends
    .map(({ series, count }, place) => {
      const y = places.y(count);
      return label(series, `${countLabel(count)} ${series.name}`, y, heights[place] ?? y);
    })
    .join('');
}

/** Heights from the top down, moved apart as far as a line of text needs, none below the plot. */
function spread(heights: readonly number[]): readonly number[] {
  const lowered: number[] = [];
  for (const height of heights) lowered.push(Math.max(height, (lowered.at(-1) ?? 0) + LABEL_HEIGHT));
  return lowered.map((height, place) =>
    Math.min(height, PLOT.bottom - (lowered.length - 1 - place) * LABEL_HEIGHT),
  );
}

/** A thin line leads from the end of the series to its marker and words, which may have moved up or down. */
function label(series: Series, words: string, y: number, labelY: number): string {
  const { right } = PLOT;
  return [
    element('line', {
      x1: right + 8,
      y1: y,
      x2: right + 40,
      y2: labelY,
      stroke: series.colour,
      'stroke-width': 2,
    }),
    markerAt(series, right + 46, labelY),
    text(words, right + 68, labelY + TEXT_SIZE / 3, { bold: true, colour: series.colour }),
  ].join('');
}
