import type { ServerResponse } from 'node:http';
import type { CallContent, Interception } from '../../interception.ts';
import { sendJson, sendText } from './answers.ts';

/**
 * Serves a call with the scenario's faults around it. `serve` applies the call and gives the way to answer it.
 */
export async function intercepted(
  interception: Interception,
  call: string,
  response: ServerResponse,
  serve: () => Promise<() => void> | (() => void),
  content?: CallContent,
): Promise<void> {
  const verdict = await interception.before(call, content);
  switch (verdict) {
    case 'proceed':
      return proceed(interception, call, response, serve, content);
    case 'error':
      return sendJson(response, 503, { ok: false, error: 'service_unavailable' });
    case 'throttle':
      return sendJson(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': '1' });
    case 'denied':
      return sendJson(response, 200, { ok: false, error: 'restricted_action' });
    case 'garbage':
      return sendText(response, 200, '<!DOCTYPE html><title>Slack</title>');
    case 'drop':
      response.socket?.destroy();
      return;
    case 'hang':
      return;
  }
}

async function proceed(
  interception: Interception,
  call: string,
  response: ServerResponse,
  serve: () => Promise<() => void> | (() => void),
  content?: CallContent,
): Promise<void> {
  const answer = await serve();
  if ((await interception.after(call, content)) === 'answer') answer();
  else response.socket?.destroy();
}
