import { createTrendPainter } from '../../../src/trend-picture/painter.ts';
import { aTrend } from './a-trend.ts';

/** A process that renders one picture and writes it out. */
const { png } = await createTrendPainter().paint(aTrend(7), new AbortController().signal);
process.stdout.write(png);
