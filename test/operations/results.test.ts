import { HOUR } from '../../src/domain/time.ts';
import { rememberingResults } from '../../src/operations/results.ts';
import { aPosture } from '../support/builders/posture.ts';
import { NOW } from '../support/builders/time.ts';
import { fakeResultStore } from '../support/fakes/stores.ts';

const POSTURE = aPosture();

describe('results', () => {
  test('are at hand where they were measured, without asking the store', async () => {
    const store = fakeResultStore();
    const results = rememberingResults(store);
    await results.save('one', POSTURE, NOW + HOUR);

    expect(await results.load('one', NOW)).toBe(POSTURE);
    expect(store.asked).toMatchObject({ saves: 1, loads: 0 });
  });

  test('of another replica come from the store', async () => {
    const store = fakeResultStore();
    await store.save('one', POSTURE, NOW + HOUR);

    expect(await rememberingResults(store).load('one', NOW)).toBe(POSTURE);
  });

  test('of another replica are fetched once, however many pages are turned', async () => {
    const store = fakeResultStore();
    await store.save('one', POSTURE, POSTURE.measuredAt + HOUR);
    const results = rememberingResults(store);

    for (let page = 0; page < 5; page += 1) await results.load('one', POSTURE.measuredAt);

    expect(store.asked).toMatchObject({ loads: 1 });
  });

  test('that expired are gone, whoever remembers them', async () => {
    const results = rememberingResults(fakeResultStore());
    await results.save('one', POSTURE, NOW + HOUR);

    expect(await results.load('one', NOW + HOUR - 1)).toBe(POSTURE);
    expect(await results.load('one', NOW + HOUR)).toBeUndefined();
  });

  test('that were not stored are not remembered', async () => {
    const store = { ...fakeResultStore(), save: () => Promise.reject(new Error('no table')) };
    const results = rememberingResults(store);

    await expect(results.save('one', POSTURE, NOW + HOUR)).rejects.toThrow('no table');
    expect(await results.load('one', NOW)).toBeUndefined();
  });

  test('are remembered four at a time; the others come from the store', async () => {
    const store = fakeResultStore();
    const results = rememberingResults(store);
    for (const id of ['one', 'two', 'three', 'four', 'five']) await results.save(id, POSTURE, NOW + HOUR);

    await results.load('two', NOW);
    expect(store.asked.loads).toBe(0);

    expect(await results.load('one', NOW)).toBe(POSTURE);
    expect(store.asked.loads).toBe(1);
  });

  test('that expired are swept from the store', async () => {
    const store = fakeResultStore();
    const results = rememberingResults(store);
    await results.save('old', POSTURE, NOW);
    await results.save('new', POSTURE, NOW + HOUR);

    expect(await results.deleteExpired(NOW)).toBe(1);
    expect([...store.results.keys()]).toEqual(['new']);
  });
});
