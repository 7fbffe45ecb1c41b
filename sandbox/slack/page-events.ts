import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Seen } from './control.ts';
import type { Person } from './workspace.ts';
import type { World } from './world.ts';

/** So that neither side takes a quiet stream for a dead one. */
const KEEP_ALIVE = 15_000;

/** Server-sent events of everything a person sees from `since` (or `Last-Event-ID`) on. */
export function streamEvents(
  world: World,
  person: Person,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): void {
  const since = Number(request.headers['last-event-id'] ?? query.get('since') ?? world.journal.sequence());
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(': connected\n\n');
  const send = (seen: Seen) => response.write(`id: ${seen.sequence}\ndata: ${JSON.stringify(seen)}\n\n`);
  for (const seen of world.journal.seen(person.handle, Number.isFinite(since) ? since : 0)) send(seen);
  const stop = world.journal.subscribe(({ people, seen }) => {
    if (people.includes(person.handle)) send(seen);
  });
  const alive = setInterval(() => response.write(': alive\n\n'), KEEP_ALIVE);
  response.on('close', () => {
    clearInterval(alive);
    stop();
  });
}
