import { readFile } from 'node:fs/promises';
import { RENDERER } from '../../../src/trend-picture/renderer.ts';

/** Node's own types know it as a type only. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<unknown> };

/**
 * Keeps the renderer of pictures compiled for as long as what it resolves with is held: V8 shares it with the thread of
 * each picture, which would take nearly a second for that alone.
 */
export async function compiledRenderer(): Promise<unknown> {
  return WebAssembly.compile(await readFile(RENDERER.wasm));
}
