import { Readable } from 'node:stream';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import { request } from 'undici';
import { UserError } from '../domain/errors.ts';
import { SECOND } from '../domain/time.ts';
import type { FileToUpload, FileUpload } from '../operations/report-ports.ts';
import { codeOf } from './slack-errors.ts';

/**
 * How the client of a file upload must be made. Nothing is tried again by itself, since completing an upload posts a
 * message; what was refused as too early is, when Slack says.
 */
export const FILES_CLIENT = {
  retryConfig: { retries: 0 },
  timeout: 20 * SECOND,
} satisfies WebClientOptions;

const ATTEMPTS = 3;

const REMEDIES: Readonly<Record<string, readonly [string, string]>> = {
  missing_scope: [
    'Slack takes no files from Rootkeeper.',
    'Add the bot scopes files:write and im:write to the Slack app, and install the app again.',
  ],
  not_in_channel: [
    'Rootkeeper is not a member of this channel.',
    'Type /invite @Rootkeeper here, and try again.',
  ],
  channel_not_found: [
    'Rootkeeper sees no such channel.',
    'Type /invite @Rootkeeper in the channel, and try again.',
  ],
  storage_limit_reached: [
    'The Slack workspace has no room left for files.',
    'Delete files there, or ask its administrators for more room.',
  ],
  file_uploads_disabled: [
    'Uploading files is turned off in this Slack workspace.',
    'Ask its administrators to allow uploads by apps.',
  ],
};

/** Uploads files over the Web API, streamed; `client` is made with `FILES_CLIENT`. Needs `files:write` and `im:write`. */
export function createFileUpload(client: WebClient): FileUpload {
  return {
    async upload(file, target, { blocks }, signal) {
      try {
        const channel_id = await tried(() => channelOf(target, client), signal);
        const id = await tried(() => sendContent(file, client, signal), signal);
        signal.throwIfAborted();
        await client
          .apiCall('files.completeUploadExternal', {
            ...{ channel_id, blocks: [...blocks] },
            files: [{ id, title: file.name }],
          })
          .catch(unlessRefused);
        return id;
      } catch (error) {
        const known = REMEDIES[codeOf(error) ?? ''];
        throw known === undefined ? error : new UserError(...known, { cause: error });
      }
    },
  };
}

/** Completing an upload posts it: without a clear answer nobody knows whether it did. */
function unlessRefused(error: unknown): never {
  if (codeOf(error) !== undefined) throw error;
  throw new UserError(
    'Slack did not say whether it took the file.',
    'Look where it was to go in a minute; if it is not there, ask again.',
    { cause: error },
  );
}

async function channelOf(target: string, client: WebClient): Promise<string> {
  if (!/^[UW]/.test(target)) return target;
  const { channel } = await client.conversations.open({ users: target });
  if (channel?.id === undefined) throw new Error('conversations.open answered without a channel');
  return channel.id;
}

/** The id of a file that nobody sees yet. */
async function sendContent(file: FileToUpload, client: WebClient, signal: AbortSignal): Promise<string> {
  const { name: filename, bytes: length } = file;
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({ filename, length });
  if (url === undefined || id === undefined) {
    throw new Error('files.getUploadURLExternal answered without an address');
  }
  await put(url, file, signal);
  return id;
}

/** What does no harm when it is done twice is tried again, unless Slack said no. */
async function tried<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || signal.aborted || codeOf(error) !== undefined) throw error;
    }
  }
}

async function put(url: string, { bytes, content }: FileToUpload, signal: AbortSignal): Promise<void> {
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(bytes) },
    body: Readable.from(content()),
    signal,
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`Slack answered ${statusCode} to the content of a file`);
}
