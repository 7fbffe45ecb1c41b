import { inTurns } from '../../../src/store/digest/in-turns.ts';

/** How often the event loop goes on while `work` is done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let [turns, isDone] = [0, false];
  const next = () => {
    turns += 1;
    if (!isDone) setImmediate(next);
  };
  setImmediate(next);
  await work();
  isDone = true;
  return turns;
}

const records = Array.from({ length: 1_000 }, (_, n) => n);

test('records are read in their order', async () => {
  expect(await inTurns(records, 300, (n) => n * 2)).toEqual(records.map((n) => n * 2));
});

test('the event loop goes on after as many as are read at once', async () => {
  expect(await turnsDuring(() => inTurns(records, 100, String))).toBeGreaterThanOrEqual(9);
  expect(await turnsDuring(() => inTurns(records, 2_000, String))).toBe(0);
});

test('what throws ends the reading', async () => {
  const failing = inTurns(records, 100, () => {
    throw new Error('damaged');
  });

  await expect(failing).rejects.toThrow('damaged');
});
