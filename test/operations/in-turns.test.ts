import { mapInPieces } from '../../src/domain/pieces.ts';
import { inTurns } from '../../src/operations/in-turns.ts';

describe('work in turns', () => {
  it('waits for a turn after each piece but the last', async () => {
    const events: string[] = [];
    const pieces = mapInPieces(['a', 'b', 'c'], 1, (each) => events.push(each));
    const turn = async () => {
      events.push('turn');
    };
    expect(await inTurns(pieces, turn)).toEqual([1, 3, 5]);
    expect(events).toEqual(['a', 'turn', 'b', 'turn', 'c']);
  });

  it('ends with what a piece throws', async () => {
    const pieces = mapInPieces([1, 2], 1, (each) => {
      if (each === 2) throw new Error('no');
    });
    await expect(inTurns(pieces, async () => undefined)).rejects.toThrow('no');
  });
});
