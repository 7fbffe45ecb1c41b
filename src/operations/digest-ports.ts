/** How many accounts were in which state on one day, as the digest of that day counted them. Whole numbers, 0 to 1e9. */
export interface TrendDay {
  /** The digest's local date: `2026-11-20`. */
  readonly date: string;
  /** Failing, and acknowledged by nobody. */
  readonly failing: number;
  /** Failing, all of it acknowledged. */
  readonly acknowledged: number;
  readonly unmeasured: number;
}

export interface Trend {
  /** In any order, a date once. A day without a digest is absent: a gap, never a guess. */
  readonly days: readonly TrendDay[];
  /** What the picture shows, in words: "Failing accounts fell from 31 to 4 in 90 days". */
  readonly alternative: string;
}

export interface TrendPicture {
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** As it was given: whoever shows the picture gives it to Slack as `alt_text`. */
  readonly alternative: string;
}

/** Draws the 90 days up to the newest, away from the event loop. */
export interface TrendPainter {
  /**
   * Ends at the latest with the painter's time limit, and as soon as `signal` aborts, whose reason it then throws.
   * Throws a `RangeError` that names the date where a day is none or is counted wrongly; an error where the drawing
   * fails or takes too long. A digest is posted without its picture rather than not at all.
   */
  paint(trend: Trend, signal: AbortSignal): Promise<TrendPicture>;
}
