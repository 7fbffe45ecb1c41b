import { COLOURS, SERIES } from '../../src/trend-picture/look.ts';

describe('the look of the trend', () => {
  it('gives text at least 4.5:1 to the card', () => {
    for (const colour of [COLOURS.heading, COLOURS.text, ...SERIES.map((series) => series.colour)]) {
      expect(contrast(colour, COLOURS.card)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('gives the words in a gap at least 4.5:1 to it', () => {
    expect(contrast(COLOURS.text, COLOURS.gap)).toBeGreaterThanOrEqual(4.5);
  });

  it('tells the lines apart by strokes, markers and names, and not by colour alone', () => {
    for (const trait of [
      SERIES.map(({ dashes }) => dashes.join()),
      SERIES.map(({ marker }) => marker),
      SERIES.map(({ name }) => name),
    ]) {
      expect(new Set(trait).size).toBe(SERIES.length);
    }
  });
});

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance", of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
