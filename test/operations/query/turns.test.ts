import { createFairTurns, type Turn } from '../../../src/operations/query/turns.ts';
import { type Deferred, deferred } from '../../support/fakes/deferred.ts';

describe('turns', () => {
  test('serve two at a time, and of twenty people each in turn, whoever asked most', async () => {
    const turns = createFairTurns(2, 3);
    const served: string[] = [];
    const ends: Deferred<void>[] = [];
    const ask = (who: string, name: string): Turn<string> => {
      const turn = turns.take(who, async () => {
        served.push(name);
        const end = deferred();
        ends.push(end);
        await end.promise;
        return name;
      });
      if (turn === undefined) throw new Error(`${name} was not taken`);
      return turn;
    };
    const greedy = [1, 2, 3, 4, 5].map((n) => ask('greedy', `greedy ${n}`));
    const others = Array.from({ length: 19 }, (_, n) => ask(`person ${n}`, `person ${n}`));

    expect(turns.take('greedy', async () => 'one more')).toBeUndefined();
    expect(greedy.map(({ place }) => place())).toEqual([0, 0, 1, 21, 22]);
    expect(others.map(({ place }) => place())).toEqual(Array.from({ length: 19 }, (_, n) => n + 2));
    for (let n = 0; n < 24; n++) {
      await new Promise(setImmediate);
      expect(ends.length - n).toBeLessThanOrEqual(2);
      ends[n]?.resolve();
    }
    await Promise.all([...greedy, ...others].map(({ result }) => result));
    const names = others.map((_, n) => `person ${n}`);
    expect(served).toEqual(['greedy 1', 'greedy 2', 'greedy 3', ...names, 'greedy 4', 'greedy 5']);
  });

  test('go on after one that failed', async () => {
    const turns = createFairTurns(1, 1);
    const failing = turns.take('mia', () => Promise.reject(new Error('it failed')));
    const next = turns.take('omar', async () => 'answered');
    await expect(failing?.result).rejects.toThrow('it failed');
    await expect(next?.result).resolves.toBe('answered');
  });
});
