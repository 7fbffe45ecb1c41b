import { createRateGate } from '../../src/aws/rate.ts';

const never = new AbortController().signal;

/** A gate whose clock stands still until the test moves it. */
function aGate(perSecond: number, burst: number) {
  let now = 0;
  const gate = createRateGate({ perSecond, burst }, () => now);
  const at = (time: number) => {
    now = time;
  };
  return { gate, at };
}

/** Whether the gate lets somebody through without a wait. */
async function isOpen(gate: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
  const hurry = new AbortController();
  const passed = gate(hurry.signal).then(
    () => true,
    () => false,
  );
  await new Promise((resolve) => setImmediate(resolve));
  hurry.abort();
  return passed;
}

describe('a rate', () => {
  test('lets a little less than the burst through at once, and then nobody', async () => {
    const { gate } = aGate(10, 15);
    const open: boolean[] = [];
    for (let n = 0; n < 15; n += 1) open.push(await isOpen(gate));

    expect(open.filter(Boolean)).toHaveLength(13);
    expect(open.at(-1)).toBe(false);
  });

  test('lets one more through after each gap, a tenth below the rate', async () => {
    const { gate, at } = aGate(10, 1);
    await gate(never);

    at(112);
    expect(await isOpen(gate)).toBe(true);
    at(222);
    expect(await isOpen(gate)).toBe(false);
  });

  test('saves up no more than a burst', async () => {
    const { gate, at } = aGate(10, 2);
    at(1_000_000);

    expect([await isOpen(gate), await isOpen(gate), await isOpen(gate)]).toEqual([true, true, false]);
  });

  test('is kept in real time, in the order asked for', async () => {
    const began = performance.now();
    const gate = createRateGate({ perSecond: 100, burst: 2 }, () => performance.now());
    const order: number[] = [];

    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => gate(never).then(() => order.push(n))));

    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
    expect(performance.now() - began).toBeGreaterThan(40);
  });

  test('lets nobody through the sooner because the process stalled', async () => {
    const { gate, at } = aGate(10, 1);
    await gate(never);
    const held = [gate(never), gate(never)];
    at(700);
    await Promise.all(held);

    expect(await isOpen(gate)).toBe(false);
  });

  test('gives up its wait with the signal, and lets nobody through who must end', async () => {
    const { gate } = aGate(1, 1);
    await gate(never);

    await expect(gate(AbortSignal.timeout(10))).rejects.toMatchObject({ name: 'AbortError' });
    await expect(aGate(1, 1).gate(AbortSignal.abort(new Error('the app is ending')))).rejects.toThrow(
      'ending',
    );
  });
});
