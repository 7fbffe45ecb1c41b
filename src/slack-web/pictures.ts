import type { WebClient, WebClientOptions } from '@slack/web-api';
import { type Milliseconds, SECOND } from '../domain/time.ts';
import type { PictureUpload } from '../operations/digest-ports.ts';
import { codeOf } from './slack-errors.ts';

/**
 * How the client of a picture upload must be made: a client of its own, since one that Slack asks to wait holds all its
 * calls. Trying again is safe: a file that was uploaded twice is in no channel, and nobody sees it.
 */
export const PICTURES_CLIENT = {
  retryConfig: { retries: 2, minTimeout: 500, maxTimeout: 2 * SECOND },
  timeout: 10 * SECOND,
} satisfies WebClientOptions;

/** In all, whatever Slack asks to wait: a digest is rather posted without its picture. */
const UPLOAD_WITHIN: Milliseconds = 30 * SECOND;
/** files.getUploadURLExternal: `alt_txt_too_large` */
const LONGEST_ALTERNATIVE = 1_000;
/** What cutting may leave at the end. */
const HALF_PAIR = /\p{Surrogate}$/u;

/**
 * Uploads pictures over the Web API; `client` is made with `PICTURES_CLIENT`. Needs the scope `files:write`. What the
 * signal ends, and what takes longer than 30 s, throws at once; Slack may then still take the file, which does no harm.
 */
export function createPictureUpload(client: WebClient): PictureUpload {
  return {
    async upload({ png, alternative }, filename, signal) {
      const ending = AbortSignal.any([signal, AbortSignal.timeout(UPLOAD_WITHIN)]);
      ending.throwIfAborted();
      const uploading = client.filesUploadV2({
        ...{ file: Buffer.from(png), filename, title: filename },
        alt_text: alternative.slice(0, LONGEST_ALTERNATIVE).replace(HALF_PAIR, ''),
      });
      const { files } = await Promise.race([uploading.catch(saysWhatToDo), untilAborted(ending)]);
      const id = files[0]?.files?.[0]?.id;
      if (id === undefined) throw new Error('files.completeUploadExternal answered without a file');
      return id;
    },
  };
}

function saysWhatToDo(error: unknown): never {
  if (codeOf(error) !== 'missing_scope') throw error;
  const remedy = 'add the bot scope files:write to the Slack app, and install the app again';
  throw new Error(`Slack takes no pictures from the app: ${remedy}`, { cause: error });
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
