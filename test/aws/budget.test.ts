import { auditBudget, auditConnections } from '../../src/aws/audit-budget.ts';
import { type BudgetOptions, createBudget, type Slot } from '../../src/aws/budget.ts';
import { type Deferred, deferred } from '../support/fakes/deferred.ts';
import { settled } from '../support/fakes/eventually.ts';

const LEND_AFTER = 5_000;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] });
});

afterEach(() => {
  jest.useRealTimers();
});

function aBudget(overrides: Partial<BudgetOptions> = {}) {
  return createBudget({ start: 1, least: 1, most: 1, lendAfter: LEND_AFTER, ...overrides });
}

/** Work that sends one request, which the test answers. */
function oneRequest() {
  const answer: Deferred<void> = deferred();
  let sent = false;
  const work = (slot: Slot) =>
    slot.send(() => {
      sent = true;
      return answer.promise;
    });
  return { work, answer, wasSent: () => sent };
}

describe('the number of accounts at work', () => {
  test('never exceeds the limit', async () => {
    const budget = aBudget({ start: 3, most: 3 });
    let atWork = 0;
    let mostAtWork = 0;
    const work = async ({ send, away }: Slot) => {
      for (let n = 0; n < 3; n += 1) {
        await send(async () => {
          atWork += 1;
          mostAtWork = Math.max(mostAtWork, atWork);
          await settled(2);
          atWork -= 1;
        });
        await away(() => settled(1));
      }
    };

    await Promise.all(Array.from({ length: 20 }, () => budget.run(false, work)));

    expect(mostAtWork).toBe(3);
  });

  test('does not exceed it while the limit recovers by fractions', async () => {
    const budget = aBudget({ start: 1, least: 1, most: 10 });
    budget.throttled();
    await budget.run(false, async ({ send }) => {
      for (let n = 0; n < 5; n += 1) await send(async () => undefined);
    });
    const [first, second] = [oneRequest(), oneRequest()];

    const both = [budget.run(false, first.work), budget.run(false, second.work)];
    await settled();

    expect(budget.limit()).toBe(1);
    expect([first.wasSent(), second.wasSent()]).toEqual([true, false]);
    first.answer.resolve();
    second.answer.resolve();
    await Promise.all(both);
  });

  test('is not raised by a slot that an error freed', async () => {
    const budget = aBudget();

    await expect(
      budget.run(false, async () => {
        throw new Error('no account');
      }),
    ).rejects.toThrow('no account');

    const [first, second] = [oneRequest(), oneRequest()];
    const both = [budget.run(false, first.work), budget.run(false, second.work)];
    await settled();
    expect([first.wasSent(), second.wasSent()]).toEqual([true, false]);
    first.answer.resolve();
    second.answer.resolve();
    await Promise.all(both);
  });

  test('keeps its slots through a request that fails, and through one that throws at once', async () => {
    const budget = aBudget();

    const failed = budget.run(false, ({ send }) => send(() => Promise.reject(new Error('denied'))));
    await expect(failed).rejects.toThrow('denied');
    const threw = budget.run(false, ({ send }) =>
      send(() => {
        throw new Error('not even sent');
      }),
    );
    await expect(threw).rejects.toThrow('not even sent');

    await expect(budget.run(false, ({ send }) => send(async () => 'answered'))).resolves.toBe('answered');
  });
});

describe('who comes next', () => {
  test('is who asked first', async () => {
    const budget = aBudget();
    const order: number[] = [];

    await Promise.all([1, 2, 3, 4].map((n) => budget.run(false, async () => order.push(n))));

    expect(order).toEqual([1, 2, 3, 4]);
  });

  test('is who returns from a wait, then the urgent, then the others', async () => {
    const budget = aBudget();
    const order: string[] = [];
    const wait = deferred();
    const holding = deferred();
    const returning = budget.run(false, async ({ away }) => {
      await away(() => wait.promise);
      order.push('returning');
    });
    const holder = budget.run(false, () => holding.promise);
    await settled();

    const others = [
      budget.run(false, async () => order.push('other')),
      budget.run(true, async () => order.push('urgent')),
      budget.run(true, async () => order.push('urgent too')),
    ];
    wait.resolve();
    await settled();
    holding.resolve();
    await Promise.all([returning, holder, ...others]);

    expect(order).toEqual(['returning', 'urgent', 'urgent too', 'other']);
  });

  test('gets the slot of one who waits, also when the wait fails', async () => {
    const budget = aBudget();
    const wait = deferred();
    const away = budget.run(false, (slot) => slot.away(() => wait.promise));
    await settled();

    await expect(budget.run(false, async () => 'meanwhile')).resolves.toBe('meanwhile');

    wait.reject(new Error('aborted'));
    await expect(away).rejects.toThrow('aborted');
    await expect(budget.run(false, async () => 'after')).resolves.toBe('after');
  });
});

describe('a request that hangs', () => {
  test('lends its slot after a while, and takes one back at its end', async () => {
    const budget = aBudget();
    const hung = oneRequest();
    let went = false;
    const hanging = budget.run(false, async (slot) => {
      await hung.work(slot);
      went = true;
    });
    const [next, last] = [oneRequest(), oneRequest()];
    const others = [budget.run(false, next.work), budget.run(false, last.work)];
    await settled();

    jest.advanceTimersByTime(LEND_AFTER - 1);
    await settled();
    expect(next.wasSent()).toBe(false);

    jest.advanceTimersByTime(1);
    await settled();
    expect(next.wasSent()).toBe(true);

    hung.answer.resolve();
    await settled();
    expect(went).toBe(false);

    next.answer.resolve();
    await settled();
    expect(went).toBe(true);
    last.answer.resolve();
    await Promise.all([hanging, ...others]);
  });

  test('that fails at last takes a slot back too, so that none appears from nowhere', async () => {
    const budget = aBudget();
    const hung = oneRequest();
    const hanging = budget.run(false, hung.work);
    await settled();
    jest.advanceTimersByTime(LEND_AFTER);
    hung.answer.reject(new Error('no answer in time'));
    await expect(hanging).rejects.toThrow('no answer in time');

    const [first, second] = [oneRequest(), oneRequest()];
    const both = [budget.run(false, first.work), budget.run(false, second.work)];
    await settled();
    expect([first.wasSent(), second.wasSent()]).toEqual([true, false]);
    first.answer.resolve();
    second.answer.resolve();
    await Promise.all(both);
  });

  /** Time passes in small steps, so that what is admitted meanwhile has its own time. */
  const pass = async (time: number) => {
    for (let passed = 0; passed < time; passed += 100) {
      jest.advanceTimersByTime(100);
      await settled();
    }
  };
  const many = (budget: ReturnType<typeof createBudget>, count: number) => {
    const requests = Array.from({ length: count }, oneRequest);
    const done = requests.map(({ work }) => budget.run(false, work));
    const end = () => {
      for (const { answer } of requests) answer.resolve();
      return Promise.all(done);
    };
    return { sent: () => requests.filter(({ wasSent }) => wasSent()).length, end };
  };

  test('makes the next ones that hang lend sooner, so that forty of them are passed in seconds', async () => {
    const budget = aBudget({ start: 10, most: 10, lendAnotherAfter: 1_500 });
    const hung = many(budget, 40);
    const well = oneRequest();
    const wellDone = budget.run(false, well.work);
    await settled();

    await pass(LEND_AFTER + 3 * 1_500 + 500);

    expect(well.wasSent()).toBe(true);
    well.answer.resolve();
    await Promise.all([wellDone, hung.end()]);

    const after = many(budget, 3);
    await settled();
    await pass(LEND_AFTER - 500);
    const next = many(budget, 8);
    await settled();
    expect(next.sent()).toBe(7);
    await Promise.all([after.end(), next.end()]);
  });

  test('lends no more than there are connections for', async () => {
    const budget = aBudget({ mostLent: 2 });
    const hung = many(budget, 5);

    await pass(LEND_AFTER * 6);

    expect(hung.sent()).toBe(3);
    await hung.end();
  });
});

test('the audits have a connection for every request that may be unanswered', () => {
  for (const concurrency of [1, 10, 100, 500]) {
    const { most, mostLent = Number.POSITIVE_INFINITY } = auditBudget(concurrency);

    expect(most + mostLent).toBeLessThanOrEqual(auditConnections(concurrency));
    expect(mostLent).toBeGreaterThanOrEqual(most);
  }
});

describe('the limit', () => {
  const answers = async (budget: ReturnType<typeof createBudget>, count: number) => {
    await budget.run(false, async ({ send }) => {
      for (let n = 0; n < count; n += 1) await send(async () => undefined);
    });
  };

  test('grows by one with every answer at first, up to the most', async () => {
    const budget = aBudget({ start: 2, most: 5 });
    await answers(budget, 2);
    expect(budget.limit()).toBe(4);

    await answers(budget, 10);
    expect(budget.limit()).toBe(5);
  });

  test('falls by one with each throttled answer, down to the least', async () => {
    const budget = aBudget({ start: 10, least: 8, most: 10 });
    budget.throttled();
    expect(budget.limit()).toBe(9);

    for (let n = 0; n < 5; n += 1) budget.throttled();
    expect(budget.limit()).toBe(8);
  });

  test('recovers slowly after the first throttling', async () => {
    const budget = aBudget({ start: 10, most: 20 });
    budget.throttled();

    await answers(budget, 19);
    expect(budget.limit()).toBe(9);

    await answers(budget, 1);
    expect(budget.limit()).toBe(10);
  });

  test('is not raised by a request that failed', async () => {
    const budget = aBudget({ start: 2, most: 5 });

    const failed = budget.run(false, ({ send }) => send(() => Promise.reject(new Error('throttled'))));
    await expect(failed).rejects.toThrow('throttled');

    expect(budget.limit()).toBe(2);
  });
});

test('requests are sent one a turn of the event loop, however many slots are free', async () => {
  const budget = aBudget({ start: 100, most: 100 });
  const sentInTurn: number[] = [];
  let turn = 0;
  let counting = true;
  const count = () => {
    turn += 1;
    if (counting) setImmediate(count);
  };
  setImmediate(count);

  await Promise.all(
    Array.from({ length: 30 }, () =>
      budget.run(false, ({ send }) => send(async () => sentInTurn.push(turn))),
    ),
  );
  counting = false;

  expect(new Set(sentInTurn).size).toBe(30);
});
