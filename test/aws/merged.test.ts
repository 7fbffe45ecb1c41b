import { setImmediate as turn } from 'node:timers/promises';
import { merged } from '../../src/aws/merged.ts';

async function* after(turns: number, ...things: readonly string[]) {
  for (const thing of things) {
    for (let n = 0; n < turns; n += 1) await turn();
    yield thing;
  }
}

async function all(source: AsyncIterable<string>): Promise<string[]> {
  const taken: string[] = [];
  for await (const thing of source) taken.push(thing);
  return taken;
}

test('what is there first comes first, and everything comes', async () => {
  const taken = await all(merged([after(20, 'slow 1', 'slow 2'), after(1, 'quick 1', 'quick 2'), after(0)]));

  expect(taken).toEqual(['quick 1', 'quick 2', 'slow 1', 'slow 2']);
});

test('of nothing comes nothing', async () => {
  expect(await all(merged([]))).toEqual([]);
});

test('a source is asked for more only when its last was taken', async () => {
  let given = 0;
  async function* counting() {
    for (;;) {
      given += 1;
      yield String(given);
    }
  }
  const taking = merged([counting()]);
  await taking.next();
  await turn();

  expect(given).toBe(1);

  await taking.return();
});

test('where the taker stops early, every source is ended', async () => {
  const ended: string[] = [];
  async function* ending(name: string) {
    try {
      for (;;) yield name;
    } finally {
      ended.push(name);
    }
  }
  for await (const _ of merged([ending('a'), ending('b')])) break;

  expect(ended.sort()).toEqual(['a', 'b']);
});

test('a source that throws ends all', async () => {
  async function* broken() {
    yield* after(1, 'b');
    throw new Error('broken');
  }

  await expect(all(merged([after(5, 'a'), broken()]))).rejects.toThrow('broken');
});
