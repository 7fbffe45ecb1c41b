import type { Trend } from '../domain/digest/trend.ts';

export interface TrendPicture {
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The trend's text, for who cannot see the picture: to be given to Slack as `alt_text`. */
  readonly alternative: string;
}

/** Draws a trend, away from the event loop. */
export interface TrendPainter {
  /**
   * Ends at the latest with the painter's time limit, and as soon as `signal` aborts, whose reason it then throws.
   * Throws an error where the drawing fails or takes too long: a digest is posted without its picture rather than not
   * at all.
   */
  paint(trend: Trend, signal: AbortSignal): Promise<TrendPicture>;
}
