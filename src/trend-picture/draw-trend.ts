import type { Trend } from '../domain/digest/trend.ts';
import { countLabel, countTicks, dateLabel, dateTicks } from './axis.ts';
import { heading } from './heading.ts';
import { COLOURS, CORNER, HEIGHT, MARGIN, PLOT, SERIES, TEXT_SIZE, WIDTH } from './look.ts';
import { type Places, placesFor } from './places.ts';
import { countedDays, gapsOf, runsOf } from './runs.ts';
import { endsOf, lineOf } from './series.ts';
import { element, text } from './svg.ts';

/** The picture as SVG, complete in itself but for its font. */
export function drawTrend(trend: Trend): string {
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    [card(), heading(trend.text), chart(trend)].join(''),
  );
}

function card(): string {
  return element('rect', {
    x: 1,
    y: 1,
    width: WIDTH - 2,
    height: HEIGHT - 2,
    rx: CORNER,
    fill: COLOURS.card,
    stroke: COLOURS.edge,
    'stroke-width': 2,
  });
}

function chart(trend: Trend): string {
  const days = countedDays(trend);
  const last = days.at(-1);
  if (last === undefined) return nothingYet();
  const most = Math.max(...days.flatMap(({ counts }) => SERIES.map(({ countOf }) => countOf(counts))));
  const ticks = countTicks(most);
  const places = placesFor(trend.days.length, ticks.at(-1) ?? 1);
  const runs = runsOf(days);
  return [
    ...gapsOf(runs).map((gap) => gapBand(places.to(gap.before), places.from(gap.after))),
    text('accounts', MARGIN, PLOT.top - 24),
    ...ticks.map((count) => gridLine(places.y(count), countLabel(count))),
    ...dates(trend, places),
    ...SERIES.map((series) => lineOf(series, runs, places)),
    endsOf(SERIES, last, places),
  ].join('');
}

function nothingYet(): string {
  return text('No day is counted yet. The line begins with the first digest.', WIDTH / 2, HEIGHT / 2, {
    anchor: 'middle',
  });
}

const ROOM_FOR_WORDS = 96;

function gapBand(left: number, right: number): string {
  const width = right - left;
  const band = element('rect', {
    x: left,
    y: PLOT.top,
    width,
    height: PLOT.bottom - PLOT.top,
    fill: COLOURS.gap,
  });
  if (width < ROOM_FOR_WORDS) return band;
  return band + text('no data', left + width / 2, PLOT.top + TEXT_SIZE + 8, { anchor: 'middle' });
}

function gridLine(y: number, label: string): string {
  return (
    element('line', {
      x1: PLOT.left,
      x2: PLOT.right,
      y1: y,
      y2: y,
      stroke: COLOURS.grid,
      'stroke-width': 2,
    }) + text(label, PLOT.left - 16, y + TEXT_SIZE / 3, { anchor: 'end' })
  );
}

function dates({ days }: Trend, places: Places): readonly string[] {
  const labelled = new Set(dateTicks(days.length - 1));
  return days.flatMap(({ date }, index) =>
    labelled.has(index)
      ? text(dateLabel(date), (places.from(index) + places.to(index)) / 2, PLOT.bottom + TEXT_SIZE + 20, {
          anchor: 'middle',
        })
      : [],
  );
}
