import { type Milliseconds, SECOND } from '../domain/time.ts';
import type { TrendPainter } from '../operations/digest-ports.ts';
import { drawTrend } from './draw-trend.ts';
import { HEIGHT, WIDTH } from './look.ts';
import { RENDER_PROGRAM } from './renderer.ts';
import { pngFromThread } from './thread.ts';
import { withinTime } from './within-time.ts';

export interface PainterOptions {
  /** Real time, waiting for other pictures included; 10 seconds unless told otherwise. */
  readonly timeLimit?: Milliseconds;
  /** The thread's program (CommonJS), if it is not the product's own. */
  readonly program?: string;
}

/**
 * Renders each picture in a worker thread of its own, which is gone afterwards and with it the renderer's memory
 * (docs/adr/0009-trend-picture.md); one at a time, so that many who ask together need no more memory than one.
 */
export function createTrendPainter(options: PainterOptions = {}): TrendPainter {
  const { timeLimit = 10 * SECOND, program = RENDER_PROGRAM } = options;
  const late = () => new Error(`the picture of the trend was not rendered within ${timeLimit} ms`);
  let before: Promise<unknown> = Promise.resolve();
  return {
    async paint(trend, outer) {
      const svg = drawTrend(trend);
      const png = await withinTime(timeLimit, late, outer, (signal) => {
        const rendered = before.then(() => pngFromThread(program, svg, signal));
        before = rendered.catch(() => undefined);
        return rendered;
      });
      return { png, width: WIDTH, height: HEIGHT, alternative: trend.text };
    },
  };
}
