import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTrendPainter } from '../../src/trend-picture/painter.ts';
import { aTrend } from './support/a-trend.ts';

const never = new AbortController().signal;
const ANSWERS = "require('node:worker_threads').parentPort.postMessage(Buffer.from('picture'));";
const HANGS = 'for (;;);';
const trend = aTrend(7);

function paintWith(program: string, timeLimit?: number): Promise<unknown> {
  return createTrendPainter({ program, ...(timeLimit !== undefined && { timeLimit }) }).paint(trend, never);
}

describe('the thread that renders the trend', () => {
  it('is ended where it hangs', async () => {
    await expect(paintWith(HANGS, 300)).rejects.toThrow(
      'the picture of the trend was not rendered within 300 ms',
    );
  });

  it('that throws is an error that holds why', async () => {
    await expect(paintWith("throw new Error('no memory')")).rejects.toMatchObject({
      message: 'the thread that renders the trend failed',
      cause: { message: 'no memory' },
    });
  });

  it('that ends without an answer is an error', async () => {
    await expect(paintWith('process.exit(3)')).rejects.toThrow('ended without a picture (exit code 3)');
    await expect(paintWith('')).rejects.toThrow('ended without a picture (exit code 0)');
  });

  it('that answers with something else is an error', async () => {
    await expect(paintWith(ANSWERS.replace('Buffer.from', 'String'))).rejects.toThrow(
      'something that is no picture',
    );
  });

  it('may throw after its answer', async () => {
    await expect(paintWith(`${ANSWERS} throw new Error('too late');`)).resolves.toMatchObject({
      width: 1200,
    });
  });

  it('sees nothing of the environment', async () => {
    const program = ANSWERS.replace("'picture'", 'JSON.stringify(process.env)');

    const { png } = await createTrendPainter({ program }).paint(trend, never);

    expect(Buffer.from(png).toString()).toBe('{}');
  });

  it('is ended when the caller gives up, and the next picture is rendered all the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trend-'));
    const hangsOnce = `const marker = ${JSON.stringify(join(folder, 'started'))};
      const fs = require('node:fs');
      if (!fs.existsSync(marker)) { fs.writeFileSync(marker, ''); ${HANGS} }
      ${ANSWERS}`;
    const painter = createTrendPainter({ program: hangsOnce });
    const caller = new AbortController();

    const given = painter.paint(trend, caller.signal);
    const next = painter.paint(trend, never);
    while (!existsSync(join(folder, 'started'))) await new Promise((resolve) => setTimeout(resolve, 10));
    caller.abort(new Error('shutting down'));

    await expect(given).rejects.toThrow('shutting down');
    await expect(next).resolves.toMatchObject({ width: 1200 });
  });

  it('is not waited for by a caller who gave up before it started', async () => {
    const painter = createTrendPainter({ program: HANGS, timeLimit: 2_000 });
    const [first, second] = [new AbortController(), new AbortController()];

    const rendering = painter.paint(trend, first.signal);
    const waiting = painter.paint(trend, second.signal);
    second.abort(new Error('not needed any more'));

    await expect(waiting).rejects.toThrow('not needed any more');
    first.abort(new Error('the end'));
    await expect(rendering).rejects.toThrow('the end');
    await expect(painter.paint(trend, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  it('is one at a time, however many ask together', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trend-'));
    const alone = `const lock = ${JSON.stringify(join(folder, 'lock'))};
      const fs = require('node:fs');
      fs.closeSync(fs.openSync(lock, 'wx'));
      setTimeout(() => { fs.unlinkSync(lock); ${ANSWERS} }, 20);`;
    const painter = createTrendPainter({ program: alone });

    const pictures = await Promise.all(Array.from({ length: 6 }, () => painter.paint(trend, never)));

    expect(pictures).toHaveLength(6);
  });
});
