import { SECOND } from '../../../../src/domain/time.ts';
import { createPaced } from '../../../../src/operations/activity/telling/paced.ts';

/** What is done about what moves, and for how long each then rests; time passes where it is told to. */
function aPace() {
  const done: string[] = [];
  const rests: { readonly time: number; readonly end: () => void }[] = [];
  const paced = createPaced<string>(
    (moving) => moving * SECOND,
    (time) => new Promise((end) => rests.push({ time, end })),
    (id) => done.push(id),
  );
  /** The rests that are under way are over. */
  const pass = async () => {
    for (const { end } of rests.splice(0)) end();
    await new Promise(setImmediate);
  };
  return { paced, done, rests, pass };
}

test('what moves 37 times in a burst is told at once, and once more with all of it', async () => {
  const { paced, done, pass } = aPace();
  for (let n = 0; n < 37; n += 1) paced.moved('AL-000001');
  expect(done).toEqual(['AL-000001']);
  expect(paced.isIdle()).toBe(false);
  await pass();
  expect(done).toHaveLength(2);
  await pass();
  expect(done).toHaveLength(2);
  expect(paced.isIdle()).toBe(true);
});

test('the more moves, the longer each rests, so that all of it together stays within one limit', async () => {
  const { paced, done, rests } = aPace();
  for (const id of ['a', 'b', 'c']) paced.moved(id);
  expect(done).toEqual(['a', 'b', 'c']);
  expect(rests.map(({ time }) => time)).toEqual([SECOND, 2 * SECOND, 3 * SECOND]);
});

test('what goes on moving is waited for until it was told', async () => {
  const { paced, done, pass } = aPace();
  paced.moved('a');
  paced.moved('a');
  const settled = paced.settled().then(() => done.length);
  await pass();
  expect(await settled).toBe(2);
});
