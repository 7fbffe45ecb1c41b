import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PageAssets } from './start-options.ts';

const SOURCE = fileURLToPath(new URL('../page/', import.meta.url));

/** Nothing but this server's own scripts, styles, pictures and API; no markup may bring its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the page: `/`, and its parts under `/page/`. It is bundled from `sandbox/page` at its first request, in memory, so
 * that a sandbox nobody looks at does not pay for it. Hand it to `startSlack` as `pageAssets`.
 */
export function createPageAssets(): PageAssets {
  let bundling: Promise<ReadonlyMap<string, Asset>> | undefined;
  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    if (path !== '/' && !path.startsWith('/page/')) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    bundling ??= bundle();
    const asset = (await bundling).get(path);
    if (!asset) return false;
    send(response, asset);
    return true;
  };
}

interface Asset {
  readonly type: string;
  readonly content: string;
}

async function bundle(): Promise<ReadonlyMap<string, Asset>> {
  // Loaded here, because only the page needs it.
  const { build } = await import('esbuild');
  const [built, html, icon] = await Promise.all([
    build({
      entryPoints: [join(SOURCE, 'main.tsx')],
      outdir: SOURCE,
      bundle: true,
      format: 'esm',
      target: 'es2022',
      tsconfig: join(SOURCE, 'tsconfig.json'),
      write: false,
      logLevel: 'silent',
    }),
    readFile(join(SOURCE, 'index.html'), 'utf8'),
    readFile(join(SOURCE, 'icon.svg'), 'utf8'),
  ]);
  const output = (ending: string) => built.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  return new Map([
    ['/', { type: 'text/html', content: html }],
    ['/page/icon.svg', { type: 'image/svg+xml', content: icon }],
    ['/page/main.js', { type: 'text/javascript', content: output('.js') }],
    ['/page/main.css', { type: 'text/css', content: output('.css') }],
  ]);
}

function send(response: ServerResponse, { type, content }: Asset): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(content),
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}
