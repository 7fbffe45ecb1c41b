import type { Trend } from '../operations/digest-ports.ts';
import { countLabel, countTicks, dateTicks } from './axis.ts';
import { dateLabel, type PlacedDay, placeDays } from './calendar.ts';
import { COLOURS, HEADING_SIZE, HEIGHT, MARGIN, PLOT, SERIES, TEXT_SIZE, WIDTH } from './look.ts';
import { type Places, placesFor } from './places.ts';
import { gapsOf, runsOf } from './runs.ts';
import { endsOf, lineOf } from './series.ts';
import { element, text } from './svg.ts';

/** The picture as SVG, complete in itself but for its font. Throws as `placeDays`. */
export function drawTrend({ days, alternative }: Trend): string {
  const placed = placeDays(days);
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}` },
    [card(alternative), chart(placed)].join(''),
  );
}

/** Characters. Unusually wide ones are cut off at the margin before. */
const HEADING_MOST = 72;

function card(alternative: string): string {
  const heading =
    alternative.length <= HEADING_MOST ? alternative : `${alternative.slice(0, HEADING_MOST - 1).trimEnd()}…`;
  return (
    element('rect', { width: WIDTH, height: HEIGHT, fill: COLOURS.card }) +
    element('rect', {
      x: 1,
      y: 1,
      width: WIDTH - 2,
      height: HEIGHT - 2,
      fill: 'none',
      stroke: COLOURS.edge,
      'stroke-width': 2,
    }) +
    element(
      'svg',
      { x: MARGIN, width: WIDTH - 2 * MARGIN, height: PLOT.top },
      text(heading, 0, 56, { size: HEADING_SIZE, bold: true, colour: COLOURS.heading }),
    )
  );
}

function nothingYet(): string {
  return text('No day is counted yet. The line begins with the first digest.', WIDTH / 2, HEIGHT / 2, {
    anchor: 'middle',
  });
}

function chart(days: readonly PlacedDay[]): string {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return nothingYet();
  const most = Math.max(...days.flatMap((day) => SERIES.map(({ countOf }) => countOf(day))));
  const ticks = countTicks(most);
  const places = placesFor(last.index, ticks.at(-1) ?? 1);
  const runs = runsOf(days);
  return [
    ...gapsOf(runs).map((gap) => gapBand(places.to(gap.before), places.from(gap.after))),
    text('accounts', MARGIN, PLOT.top - 24),
    ...ticks.map((count) => gridLine(places.y(count), countLabel(count))),
    dates(first.date, last.index, places),
    ...SERIES.map((series) => lineOf(series, runs, places)),
    endsOf(SERIES, last, places),
  ].join('');
}

const ROOM_FOR_WORDS = 110;

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

function dates(first: string, lastIndex: number, places: Places): string {
  return dateTicks(lastIndex)
    .map((index) => {
      const label = dateLabel(first, index);
      return text(label, (places.from(index) + places.to(index)) / 2, PLOT.bottom + TEXT_SIZE + 20, {
        anchor: 'middle',
      });
    })
    .join('');
}
