import { createTurns } from '../../../../src/operations/windows/tending/turns.ts';
import { type Deferred, deferred } from '../../../support/fakes/deferred.ts';
import { settled } from '../../../support/fakes/eventually.ts';

/** Work whose every run the test ends; `runs` in the order in which they began. */
function heldWork() {
  const runs: { readonly id: string; readonly end: Deferred<void> }[] = [];
  const work = (id: string) => {
    const end = deferred();
    runs.push({ id, end });
    return end.promise;
  };
  return { runs, work, ids: () => runs.map(({ id }) => id) };
}

test('at most so many windows at once, in the order asked for', async () => {
  const { runs, work, ids } = heldWork();
  const turns = createTurns(2, work);
  for (const id of ['a', 'b', 'c', 'd']) void turns.take(id);
  await settled();
  expect(ids()).toEqual(['a', 'b']);

  runs[1]?.end.resolve();
  await settled();
  expect(ids()).toEqual(['a', 'b', 'c']);
});

test('a window is worked on once at a time; who asks meanwhile gets one more run, however many ask', async () => {
  const { runs, work, ids } = heldWork();
  const turns = createTurns(4, work);
  void turns.take('a');
  const later = [turns.take('a'), turns.take('a')];
  await settled();
  expect(ids()).toEqual(['a']);

  runs[0]?.end.resolve();
  await settled();
  expect(ids()).toEqual(['a', 'a']);

  runs[1]?.end.resolve();
  await Promise.all(later);
  expect(turns.isIdle()).toBe(true);
});

test('a window that waits for itself keeps no other waiting', async () => {
  const { work, ids } = heldWork();
  const turns = createTurns(2, work);
  for (const id of ['a', 'a', 'b']) void turns.take(id);
  await settled();

  expect(ids()).toEqual(['a', 'b']);
});

test('who asked is told of the failure, and the next one gets its turn', async () => {
  const { runs, work, ids } = heldWork();
  const turns = createTurns(1, work);
  const failed = turns.take('a');
  const next = turns.take('b');
  await settled();
  runs[0]?.end.reject(new Error('no table'));
  await expect(failed).rejects.toThrow('no table');
  await settled();
  expect(ids()).toEqual(['a', 'b']);

  runs[1]?.end.resolve();
  await expect(next).resolves.toBeUndefined();
});

test('settled waits for what runs and for what waits', async () => {
  const { runs, work } = heldWork();
  const turns = createTurns(1, work);
  void turns.take('a');
  void turns.take('b');
  let isSettled = false;
  const settling = turns.settled().then(() => {
    isSettled = true;
  });
  await settled();
  runs[0]?.end.resolve();
  await settled();
  expect(isSettled).toBe(false);

  runs[1]?.end.resolve();
  await settling;
});
