import type { IncomingMessage } from 'node:http';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Why a request is not served, or `undefined`. A web page elsewhere must not reach the workspace through a visitor's
 * browser: neither by a name that resolves here (Host) nor from another origin (Origin).
 */
export function refusalOf(request: IncomingMessage): string | undefined {
  const host = request.headers.host ?? '';
  if (!LOOPBACK_HOST.test(host)) return `The sandbox answers on loopback only, not as “${host}”`;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) return `Requests from ${origin} are not allowed`;
  return undefined;
}
