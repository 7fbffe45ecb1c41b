import { createServer } from 'node:net';

const DEFAULT_PORT = 3210;
const TRIED = 100;

/** The port that was asked for, or the usual one, or the next free one. Throws where it, or all of those, are taken. */
export async function choosePort(asked: number | undefined): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked)) return asked;
    throw new Error(`Port ${asked} is taken; name another with --port, or none for the next free one.`);
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIED; port += 1) if (await isFree(port)) return port;
  throw new Error(
    `The ports ${DEFAULT_PORT} to ${DEFAULT_PORT + TRIED - 1} are taken; name another with --port.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
