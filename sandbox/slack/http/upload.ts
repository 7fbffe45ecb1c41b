import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world.ts';
import { sendText } from './answers.ts';
import { readBody, uploadedBytes } from './body.ts';
import { intercepted } from './intercepted.ts';

/** As Slack's: 1 GB. */
const LARGEST_FILE = 1_000_000_000;

/** `/upload/<file>`: where files.getUploadURLExternal sends the bytes. The announced length is held to. */
export async function serveUpload(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const file = world.files.get(url.pathname.split('/').at(-1) ?? '');
  const body = await readBody(request, LARGEST_FILE);
  const content = await uploadedBytes(body, request.headers['content-type'] ?? '');
  await intercepted(world.interception, 'slack:upload', response, () => {
    if (!file) return () => sendText(response, 404, 'file_not_found');
    if (content.length !== file.size)
      return () => sendText(response, 400, `expected ${file.size} bytes and got ${content.length}`);
    world.files.put({ ...file, content });
    return () => sendText(response, 200, `OK - ${content.length}`);
  });
}
