import { createServer } from 'node:net';

/** A port to listen on; `taken` is the usual one where something else listens there. */
export interface ChosenPort {
  readonly port: number;
  readonly taken?: number;
}

const USUAL_PORT = 3210;
const TRIED = 100;

/** The port that was asked for, or the usual one, or the next free one. Throws where it, or all of those, are taken. */
export async function choosePort(asked: number | undefined, usual = USUAL_PORT): Promise<ChosenPort> {
  if (asked !== undefined) {
    if (await isFree(asked)) return { port: asked };
    throw new Error(`Port ${asked} is taken; name another with --port, or none for the next free one.`);
  }
  for (let port = usual; port < usual + TRIED; port += 1)
    if (await isFree(port)) return { port, ...(port === usual ? {} : { taken: usual }) };
  throw new Error(`The ports ${usual} to ${usual + TRIED - 1} are taken; name another with --port.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
