import { createBudget, type Slot } from '../../src/aws/budget.ts';
import { backOff, type Caller, type CallMetrics, createCaller } from '../../src/aws/call.ts';
import '../support/fakes/errors-of-node.ts';
import { eventually } from '../support/fakes/eventually.ts';

const THROTTLED = awsError('Throttling', 400);
const FAILED = awsError('ServiceFailureException', 500);
const DENIED = awsError('AccessDenied', 403);
const RESET = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

function awsError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

interface Setting {
  readonly budget: ReturnType<typeof createBudget>;
  readonly metrics: CallMetrics;
  run<T>(work: (caller: Caller) => Promise<T>): Promise<T>;
}

function aSetting(
  overrides: { random?: () => number; signal?: AbortSignal; callLimit?: number } = {},
): Setting {
  const budget = createBudget({ start: 1, least: 1, most: 1, lendAfter: 60_000 });
  const metrics: CallMetrics = { calls: 0, retries: 0 };
  const { random = () => 0, signal = new AbortController().signal } = overrides;
  const run = <T>(work: (caller: Caller) => Promise<T>) =>
    budget.run(false, (slot: Slot) =>
      work(createCaller(budget, slot, signal, random, metrics, overrides.callLimit)),
    );
  return { budget, metrics, run };
}

/** Throws the errors one after the other, then answers. */
function failing(...errors: readonly Error[]): () => Promise<string> {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error !== undefined) throw error;
    return 'answered';
  };
}

describe('a call', () => {
  test.each([
    ['throttled', THROTTLED],
    ['answered with a fault of AWS', FAILED],
    ['lost on the network', RESET],
    ['answered with a body that does not parse', new SyntaxError('Unexpected token < in JSON')],
  ])('that was %s is tried again', async (_, error) => {
    const { run, metrics } = aSetting();

    await expect(run((caller) => caller.call(failing(error, error)))).resolves.toBe('answered');

    expect(metrics).toEqual({ calls: 3, retries: 2 });
  });

  test('that was denied is not', async () => {
    const { run, metrics } = aSetting();

    await expect(run((caller) => caller.call(failing(DENIED)))).rejects.toBe(DENIED);

    expect(metrics).toEqual({ calls: 1, retries: 0 });
  });

  test('whose time is up while it backs off failed for what AWS said last', async () => {
    const ending = new AbortController();
    const { run, metrics } = aSetting({ random: () => 0.99, signal: ending.signal });
    const call = run((caller) => caller.call(failing(THROTTLED, THROTTLED)));

    await eventually('it backs off', () => metrics.retries === 1);
    ending.abort(new DOMException('no answer in time', 'TimeoutError'));

    await expect(call).rejects.toBe(THROTTLED);
  });

  test('that fails for ever ends after six attempts, with the last error', async () => {
    const { run, metrics } = aSetting();
    const always = () => Promise.reject(THROTTLED);

    await expect(run((caller) => caller.call(always))).rejects.toBe(THROTTLED);

    expect(metrics).toEqual({ calls: 6, retries: 5 });
  });

  test('that was throttled lowers the limit of everybody; other failures do not', async () => {
    const budget = createBudget({ start: 10, least: 1, most: 10, lendAfter: 60_000 });
    const call = (errors: readonly Error[]) =>
      budget.run(false, (slot) =>
        createCaller(budget, slot, new AbortController().signal, () => 0, { calls: 0, retries: 0 }).call(
          failing(...errors),
        ),
      );

    await call([FAILED, RESET]);
    expect(budget.limit()).toBe(10);

    await call([THROTTLED, THROTTLED]);
    expect(budget.limit()).toBe(8);
  });

  test('without an answer ends by itself, is not repeated, and gives its slot back', async () => {
    const { run, metrics, budget } = aSetting({ callLimit: 20 });

    await expect(run((caller) => caller.call(() => new Promise(() => {})))).rejects.toMatchObject({
      name: 'TimeoutError',
    });

    expect(metrics).toEqual({ calls: 1, retries: 0 });
    await expect(budget.run(false, async () => 'room')).resolves.toBe('room');
  });

  test('gives the SDK a signal that ends with the account', async () => {
    const ending = new AbortController();
    const { run } = aSetting({ signal: ending.signal });
    let given: AbortSignal | undefined;
    const calling = run((caller) =>
      caller.call(({ abortSignal }) => {
        given = abortSignal;
        ending.abort(new Error('the app is ending'));
        return new Promise(() => {});
      }),
    );

    await expect(calling).rejects.toThrow('the app is ending');
    expect(given?.aborted).toBe(true);
  });
});

describe('a back-off', () => {
  test('is drawn from a span that doubles, up to five seconds', () => {
    const almostOne = () => 0.999_999;
    const spans = [1, 2, 3, 4, 5, 6, 20].map((attempt) => Math.round(backOff(attempt, almostOne)));

    expect(spans).toEqual([400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
    expect(backOff(3, () => 0)).toBe(0);
    expect(backOff(3, () => 0.5)).toBe(800);
  });

  test('leaves the slot to others', async () => {
    const { run } = aSetting({ random: () => 0.2 });
    const order: string[] = [];
    const throttled = failing(THROTTLED);

    await Promise.all([
      run((caller) =>
        caller.call(async () => {
          order.push('first account');
          return throttled();
        }),
      ),
      run(async () => order.push('second account')),
    ]);

    expect(order).toEqual(['first account', 'second account', 'first account']);
  });

  test('ends at once when the signal is aborted, and nothing more is sent', async () => {
    const controller = new AbortController();
    const { run, metrics } = aSetting({ random: () => 0.999, signal: controller.signal });
    const call = run((caller) => caller.call(failing(FAILED, FAILED, FAILED, FAILED)));
    const ended = expect(call).rejects.toBe(FAILED);
    await eventually('the first retry is waited for', () => metrics.retries === 1);

    controller.abort();
    await ended;

    expect(metrics.calls).toBe(1);
  });

  test('is not begun where the signal is aborted already', async () => {
    const ending = new AbortController();
    const { run, metrics } = aSetting({ signal: ending.signal });
    const failAtTheEnd = async () => {
      queueMicrotask(() => ending.abort());
      throw FAILED;
    };

    await expect(run((caller) => caller.call(failAtTheEnd))).rejects.toBe(FAILED);

    expect(metrics).toEqual({ calls: 1, retries: 0 });
  });
});

describe('a pause', () => {
  test('of nothing keeps the slot', async () => {
    const { run } = aSetting();
    const order: string[] = [];

    await Promise.all([
      run(async (caller) => {
        await caller.pause(0);
        order.push('after the pause');
      }),
      run(async () => order.push('the next')),
    ]);

    expect(order).toEqual(['after the pause', 'the next']);
  });
});
