import type { Pieces } from '../domain/pieces.ts';

/**
 * Does work piece by piece, each in a turn of the event loop of its own, so that five thousand accounts hold up nobody.
 * `turn` resolves in the next one.
 */
export async function inTurns<T>(pieces: Pieces<T>, turn: () => Promise<void>): Promise<T> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
    await turn();
  }
}
