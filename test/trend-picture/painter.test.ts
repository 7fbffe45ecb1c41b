import type { Trend } from '../../src/domain/digest/trend.ts';
import type { TrendPicture } from '../../src/operations/digest-ports.ts';
import { COLOURS, CORNER, HEIGHT, PLOT, SERIES, WIDTH } from '../../src/trend-picture/look.ts';
import { createTrendPainter } from '../../src/trend-picture/painter.ts';
import { compiledRenderer } from '../support/fakes/compiled-renderer.ts';
import { aTrend, type TrendOptions } from './support/a-trend.ts';
import { type Area, Pixels } from './support/pixels.ts';

const HEADING: Area = { left: 10, top: 20, right: WIDTH - 10, bottom: 92 };
const NAMES: Area = {
  left: PLOT.right + 62,
  top: PLOT.top - 30,
  right: WIDTH - 10,
  bottom: PLOT.bottom + 30,
};
const DATES: Area = { left: 10, top: PLOT.bottom + 18, right: WIDTH - 10, bottom: HEIGHT - 10 };
const LINES: Area = { left: PLOT.left, top: PLOT.top - 4, right: PLOT.right, bottom: PLOT.bottom + 4 };

const painter = createTrendPainter();
const never = new AbortController().signal;

let held: unknown;
beforeAll(async () => {
  held = await compiledRenderer();
});
afterAll(() => expect(held).toBeDefined());

async function painted(trend: Trend): Promise<{ picture: TrendPicture; pixels: Pixels }> {
  const picture = await painter.paint(trend, never);
  return { picture, pixels: new Pixels(picture.png) };
}

/** 90 days on which every line has something to show. */
function falling(options: TrendOptions = {}): Trend {
  const countsOf = (index: number) => ({
    failing: 31 - Math.floor((index * 27) / 89),
    acknowledged: Math.floor(index / 20),
    unmeasured: 8,
  });
  return aTrend(90, { countsOf, ...options });
}

/** The plot from the first of 90 days up to the last, and not into it. */
function between(first: number, last: number): Area {
  const day = (PLOT.right - PLOT.left) / 90;
  return { ...LINES, left: PLOT.left + first * day, right: PLOT.left + last * day };
}

function redOf(colour: string): number {
  return Number.parseInt(colour.slice(1, 3), 16);
}

describe('the picture of the trend', () => {
  it('is a solid card of 1200 by 480 pixels that says how large it is, and brings its text alternative', async () => {
    const { picture, pixels } = await painted(falling());

    expect([pixels.width, pixels.height]).toEqual([1200, 480]);
    expect(picture).toMatchObject({ width: 1200, height: 480, alternative: falling().text });
    expect(pixels.count(COLOURS.card)).toBeGreaterThan((WIDTH * HEIGHT) / 2);
  });

  it('has round corners, beyond which the theme behind it is seen, and nowhere else', async () => {
    const { pixels } = await painted(falling());

    const corners = [0, WIDTH - CORNER].flatMap((left) =>
      [0, HEIGHT - CORNER].map((top) => ({ left, top, right: left + CORNER, bottom: top + CORNER })),
    );
    const outside = (1 - Math.PI / 4) * CORNER ** 2;
    for (const corner of corners) {
      expect(pixels.translucent(corner)).toBeGreaterThan(0.7 * outside);
      expect(pixels.translucent(corner)).toBeLessThan(1.3 * outside);
    }
    const inCorners = corners.reduce((sum, corner) => sum + pixels.translucent(corner), 0);
    expect(pixels.translucent()).toBe(inCorners);
  });

  it('has an edge of one colour, however little of it a pixel shows', async () => {
    const { pixels } = await painted(falling());

    const colours = pixels.halfSeenColours();
    expect(colours).toContain(COLOURS.edge);
    for (const colour of colours) expect(Math.abs(redOf(colour) - redOf(COLOURS.edge))).toBeLessThan(5);
  });

  it('has the words above, the dates below, and each line in its colour with its name beside its end', async () => {
    const { pixels } = await painted(falling());

    expect(pixels.count(COLOURS.heading, HEADING)).toBeGreaterThan(500);
    expect(pixels.count(COLOURS.text, DATES)).toBeGreaterThan(300);
    for (const { colour } of SERIES) {
      expect(pixels.count(colour, LINES)).toBeGreaterThan(500);
      expect(pixels.count(colour, NAMES)).toBeGreaterThan(300);
    }
  });

  it('counts an account as failing that is known to fail though it could not be measured, as its text does', async () => {
    const [one, other] = await Promise.all([
      painted(falling({ countsOf: () => ({ failing: 1, unmeasured: 8, unmeasuredFailing: 3 }) })),
      painted(falling({ countsOf: () => ({ failing: 4, unmeasured: 8 }) })),
    ]);

    expect(one.pixels.count(SERIES[0]!.colour, NAMES)).toBe(other.pixels.count(SERIES[0]!.colour, NAMES));
    expect(one.pixels.count(SERIES[0]!.colour, LINES)).toBe(other.pixels.count(SERIES[0]!.colour, LINES));
  });

  it('has two lines for many words', async () => {
    const words =
      'Failing accounts: 4, 2 acknowledged, 12 not measured; 31 on 2026-08-23, 3 acknowledged, 1 not measured';
    const { pixels } = await painted(falling({ text: words }));

    const middle = (HEADING.top + HEADING.bottom) / 2;
    expect(pixels.count(COLOURS.heading, { ...HEADING, bottom: middle })).toBeGreaterThan(500);
    expect(pixels.count(COLOURS.heading, { ...HEADING, top: middle })).toBeGreaterThan(300);
    expect(pixels.count(COLOURS.heading)).toBe(pixels.count(COLOURS.heading, HEADING));
  });

  it('reads as other words where it was given others', async () => {
    const [one, other] = await Promise.all([
      painted(falling()),
      painted(falling({ text: 'Failing accounts rose' })),
    ]);

    expect(one.pixels.count(COLOURS.heading, HEADING)).not.toBe(other.pixels.count(COLOURS.heading, HEADING));
  });

  it('draws no line through days that are missing', async () => {
    const missing = Array.from({ length: 30 }, (_, place) => 30 + place);
    const [whole, broken] = await Promise.all([painted(falling()), painted(falling({ missing }))]);

    for (const { colour } of SERIES) {
      expect(whole.pixels.count(colour, between(30, 60))).toBeGreaterThan(100);
      expect(broken.pixels.count(colour, between(30, 60))).toBe(0);
      expect(broken.pixels.count(colour, between(0, 30))).toBeGreaterThan(100);
      expect(broken.pixels.count(colour, between(60, 90))).toBeGreaterThan(100);
    }
    expect(broken.pixels.count(COLOURS.gap, between(30, 60))).toBeGreaterThan(10_000);
    expect(broken.pixels.count(COLOURS.text, between(30, 60))).toBeGreaterThan(50);
  });

  it('shows a day between two missing ones', async () => {
    const { pixels } = await painted(falling({ missing: [43, 44, 46, 47] }));

    for (const { colour } of SERIES) {
      expect(pixels.count(colour, between(43, 45))).toBe(0);
      expect(pixels.count(colour, between(45, 46))).toBeGreaterThan(30);
      expect(pixels.count(colour, between(46, 48))).toBe(0);
    }
  });

  it('shows lines that coincide all at once', async () => {
    const { pixels } = await painted(aTrend(30));

    for (const { colour } of SERIES) expect(pixels.count(colour, LINES)).toBeGreaterThan(200);
  });

  it('says so where no day is counted yet', async () => {
    const { pixels } = await painted({ days: [], text: 'Nothing is known yet' });

    expect(pixels.count(COLOURS.text, LINES)).toBeGreaterThan(300);
    for (const { colour } of SERIES) expect(pixels.count(colour)).toBe(0);
  });

  it('has levels and names for a single day, and one date', async () => {
    const { pixels } = await painted(aTrend(1, { countsOf: () => ({ failing: 3, acknowledged: 1 }) }));
    const middle = (PLOT.left + PLOT.right) / 2;

    for (const { colour } of SERIES) {
      expect(pixels.count(colour, LINES)).toBeGreaterThan(500);
      expect(pixels.count(colour, NAMES)).toBeGreaterThan(300);
    }
    expect(pixels.count(COLOURS.text, { ...DATES, left: middle - 60, right: middle + 60 })).toBe(
      pixels.count(COLOURS.text, DATES),
    );
  });

  it('stays inside of the card with the largest counts and the longest words, which are no markup', async () => {
    const counts = { failing: 999_900_000, acknowledged: 99_999, unmeasured: 99_999 };
    const text = `<text fill="red"> & \u0000 ${'WWWW '.repeat(100)}`;
    const { pixels } = await painted(aTrend(90, { countsOf: () => counts, text }));

    expect(pixels.count(COLOURS.heading, HEADING)).toBeGreaterThan(500);
    for (const margin of [
      { left: 3, right: 12 },
      { left: WIDTH - 12, right: WIDTH - 3 },
    ]) {
      expect(pixels.countOther(COLOURS.card, { ...margin, top: CORNER, bottom: HEIGHT - CORNER })).toBe(0);
    }
  });

  it('is far below 60 KB, even where nothing repeats', async () => {
    const random = (index: number, factor: number) => (index * factor * 7919) % 5_003;
    const countsOf = (index: number) => ({
      failing: random(index, 1),
      acknowledged: random(index, 3),
      unmeasured: random(index, 7),
    });

    expect((await painted(aTrend(90, { countsOf }))).picture.png.length).toBeLessThanOrEqual(40_000);
  });
});
