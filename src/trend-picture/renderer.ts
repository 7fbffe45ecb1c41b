import { createRequire } from 'node:module';
import { FONT_FAMILY } from './look.ts';

const { resolve } = createRequire(import.meta.url);

/** What the thread is given: paths, since it finds no packages by itself. */
export const RENDERER = {
  module: resolve('@resvg/resvg-wasm'),
  encoder: resolve('pngjs'),
  wasm: resolve('@resvg/resvg-wasm/index_bg.wasm'),
  /** Lato, under the SIL Open Font License that stands beside it in its package. */
  fonts: [
    resolve('@expo-google-fonts/lato/400Regular/Lato_400Regular.ttf'),
    resolve('@expo-google-fonts/lato/700Bold/Lato_700Bold.ttf'),
  ],
  fontFamily: FONT_FAMILY,
  /** With transparency, rows unfiltered, well compressed: half of what resvg writes itself, or less. */
  encoding: { colorType: 6, filterType: 0, deflateLevel: 9, deflateStrategy: 0 },
};

/**
 * The thread's program: SVG → PNG, with the packaged font and never the system's. It is text, because a thread cannot
 * be started from TypeScript on Node 20, and because a file would have to be found from sources, build and bundle alike
 * (docs/adr/0009-trend-picture.md). It needs nothing but the packages, and is CommonJS, as all programs given as text.
 */
export const RENDER_PROGRAM = `
const { readFileSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');
const { svg, renderer } = workerData;
const { initWasm, Resvg } = require(renderer.module);
const { PNG } = require(renderer.encoder);
initWasm(readFileSync(renderer.wasm)).then(() => {
  const fontBuffers = renderer.fonts.map((path) => readFileSync(path));
  const font = { fontBuffers, defaultFontFamily: renderer.fontFamily };
  const drawn = PNG.sync.read(Buffer.from(new Resvg(svg, { font }).render().asPng()));
  parentPort.postMessage(PNG.sync.write(drawn, renderer.encoding));
});
`;
