import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type JsonObject } from '../json.ts';
import { flag } from '../methods/arguments.ts';
import { readContent, requireContent } from '../methods/content.ts';
import { deleteMessage, postMessage, updateMessage } from '../post.ts';
import { SlackRefusal } from '../refusal.ts';
import type { ResponseTarget } from '../response-urls.ts';
import type { World } from '../world.ts';
import { sendJson, sendText } from './answers.ts';
import { parseJson, readBody } from './body.ts';
import { intercepted } from './intercepted.ts';

const LARGEST_RESPONSE = 1_000_000;

/** `/response/<team>/<token>`: answers to commands and buttons, five in thirty minutes. */
export async function serveResponseUrl(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const args = parseJson(await readBody(request, LARGEST_RESPONSE));
  await intercepted(world.interception, 'slack:response_url', response, () => {
    const refusal = isObject(args)
      ? apply(world, url.pathname.split('/').at(-1) ?? '', args)
      : invalidPayload;
    return refusal
      ? () => sendJson(response, refusal.status, refusal.body)
      : () => sendText(response, 200, 'ok');
  });
}

interface Refused {
  readonly status: number;
  readonly body: JsonObject;
}

const invalidPayload: Refused = { status: 400, body: { ok: false, error: 'invalid_payload' } };

function apply(world: World, token: string, args: JsonObject): Refused | undefined {
  const target = world.responseUrls.use(token);
  if (typeof target === 'string') return { status: 404, body: { ok: false, error: target } };
  try {
    respond(world, target, args);
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return { status: 400, body: { ok: false, error: error.error, ...error.extra } };
  }
}

/**
 * From a button, the answer replaces the message unless it says `replace_original: false`. From a command there is nothing to replace: Slack takes
 * no notice of `replace_original` and adds a message.
 */
function respond(world: World, target: ResponseTarget, args: JsonObject): void {
  const source =
    target.sourceTs === undefined ? undefined : world.messages.get(target.channelId, target.sourceTs);
  if (source && flag(args, 'delete_original')) {
    deleteMessage(world, source);
    return;
  }
  const content = requireContent(readContent(world, args));
  if (source && replaces(args)) {
    updateMessage(world, source, { text: content.text, blocks: content.blocks ?? [] });
    return;
  }
  postMessage(world, {
    channelId: target.channelId,
    author: { kind: 'app' },
    text: content.text,
    ...(content.blocks ? { blocks: content.blocks } : {}),
    ...(target.threadTs === undefined ? {} : { threadTs: target.threadTs }),
    ...(args.response_type === 'in_channel' ? {} : { ephemeralTo: target.personId }),
  });
}

function replaces(args: JsonObject): boolean {
  return args.replace_original === undefined || flag(args, 'replace_original');
}
