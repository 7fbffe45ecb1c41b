import { createServer, type IncomingMessage } from 'node:http';
import { closeServer, listenOnLoopback } from '../../sandbox/process/listen.ts';

/** As much of Slack as an upload needs; it keeps nothing of a file but how much it was. */
export interface ReceivingSlack {
  readonly apiUrl: string;
  /** The last file. */
  received(): { readonly bytes: number; readonly lines: number };
  close(): Promise<void>;
}

const NEWLINE = 10;

export async function startReceivingSlack(): Promise<ReceivingSlack> {
  let received = { bytes: 0, lines: 0 };
  const server = createServer(async (request, response) => {
    if (request.url === '/upload') received = await counted(request);
    else request.resume();
    const answer = { ok: true, channel: { id: 'D0BENCH' }, upload_url: `${url}/upload`, file_id: 'F0BENCH' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  const url = `http://127.0.0.1:${await listenOnLoopback(server)}`;
  return { apiUrl: `${url}/api/`, received: () => received, close: () => closeServer(server) };
}

async function counted(request: IncomingMessage): Promise<{ bytes: number; lines: number }> {
  let [bytes, lines] = [0, 0];
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) lines += 1;
  }
  return { bytes, lines };
}
