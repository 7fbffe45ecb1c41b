import type { IncomingMessage, ServerResponse } from 'node:http';
import { ControlError } from './control.ts';
import { activePerson } from './control-api.ts';
import { sendJson } from './http/answers.ts';
import { parseJson, readBody } from './http/body.ts';
import { pageCommands } from './page-commands.ts';
import { streamEvents } from './page-events.ts';
import { pagePeople, pageState } from './page-state.ts';
import { canSee } from './post.ts';
import type { World } from './world.ts';

const LARGEST_COMMAND = 500_000;

/** `/page/api/…`: see `page-types.ts`. */
export async function servePageApi(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const path = url.pathname.slice('/page/api/'.length);
  try {
    if (request.method === 'GET') return read(world, path, request, response, url.searchParams);
    await command(world, path, request, response);
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    sendJson(response, 400, { error: error.message });
  }
}

function read(
  world: World,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): void {
  const as = query.get('as') ?? '';
  if (path === 'people') sendJson(response, 200, pagePeople(world));
  else if (path === 'state') sendJson(response, 200, pageState(world, activePerson(world, as)));
  else if (path === 'events') streamEvents(world, activePerson(world, as), request, response, query);
  else if (path.startsWith('files/')) sendFile(world, activePerson(world, as).id, path.slice(6), response);
  else sendJson(response, 404, { error: `There is nothing at ${path}` });
}

async function command(
  world: World,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const run = pageCommands[path];
  if (!run) return sendJson(response, 404, { error: `There is nothing at ${path}` });
  if (request.method !== 'POST') return sendJson(response, 405, { error: 'Use POST' });
  if (request.headers['content-type']?.startsWith('application/json') !== true)
    return sendJson(response, 415, { error: 'Send JSON, with Content-Type: application/json' });
  const body = parseJson(await readBody(request, LARGEST_COMMAND));
  sendJson(response, 200, await run(world, body));
}

/** Only to those who can see a message that has the file, or blocks that show it. */
function sendFile(world: World, personId: string, id: string, response: ServerResponse): void {
  const file = world.files.get(id);
  const isShown = world.messages
    .all()
    .some(
      (m) => canSee(world, personId, m) && (m.fileIds.includes(id) || JSON.stringify(m.blocks).includes(id)),
    );
  const home = world.views.home(personId);
  const isAtHome = home !== undefined && JSON.stringify(home.blocks).includes(id);
  if (!file?.content || !(isShown || isAtHome)) {
    sendJson(response, 404, { error: 'There is no such file' });
    return;
  }
  response.writeHead(200, {
    'content-type': file.mimeType,
    'content-length': file.content.length,
    'content-disposition': `${file.mimeType.startsWith('image/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
  });
  response.end(file.content);
}
