import { appPool } from '../../../sandbox/process/app-pool.ts';
import { type AppEnd, AppEndedError, type AppProcess } from '../../../sandbox/process/app-process.ts';

/** App processes that do nothing, and end when told to. */
function fakeProcesses(dues: readonly (number | undefined)[] = []) {
  const started: { number: number; end(how: string): void; ran: number }[] = [];
  const startProcess = (number: number): AppProcess => {
    let finish: (end: AppEnd) => void = () => undefined;
    const ended = new Promise<AppEnd>((resolve) => {
      finish = resolve;
    });
    const record = { number, ran: 0, end: (how: string) => finish({ how, wanted: false }) };
    started.push(record);
    const stop = async () => finish({ how: 'SIGKILL', wanted: true });
    return {
      ready: Promise.resolve(),
      ended,
      setOffset: async () => undefined,
      nextDue: async () => dues[number - 1],
      runDue: async () => {
        record.ran += 1;
      },
      kill: stop,
      stop,
    };
  };
  return { started, startProcess };
}

test('a killed process has a successor of the same number', async () => {
  const { started, startProcess } = fakeProcesses();
  const pool = appPool({ count: 2, startProcess, onCrash: async () => false });
  await pool.start();
  await pool.kill(2);
  await pool.settled();
  expect(started.map(({ number }) => number)).toEqual([1, 2, 2]);
});

test('from the moment a process is being killed, what waits for it waits for its successor', async () => {
  const { started, startProcess } = fakeProcesses();
  const pool = appPool({ count: 1, startProcess, onCrash: async () => false });
  await pool.start();

  const killing = Promise.all([pool.kill(1), pool.kill(1)]);
  await pool.settled();

  expect(started).toHaveLength(2);
  await killing;
  expect(started).toHaveLength(2);
});

test('processes that are restarted have successors', async () => {
  const { started, startProcess } = fakeProcesses();
  const pool = appPool({ count: 2, startProcess, onCrash: async () => false });
  await pool.start();
  await pool.restart();
  await pool.settled();
  expect(started.map(({ number }) => number)).toEqual([1, 2, 1, 2]);
});

test('a process that is killed over what it was asked to run is waited for, and nothing is lost', async () => {
  const { started, startProcess } = fakeProcesses();
  const dying = (number: number): AppProcess => {
    const process = startProcess(number);
    const runDue = async () => {
      await pool.kill(1);
      throw new AppEndedError();
    };
    return started.length === 1 ? { ...process, runDue } : process;
  };
  const pool = appPool({ count: 1, startProcess: dying, onCrash: async () => false });
  await pool.start();

  await pool.runDue();
  await pool.runDue();

  expect(started.map(({ ran }) => ran)).toEqual([0, 1]);
});

test('a process that ends by itself over what it was asked is an error', async () => {
  const { started, startProcess } = fakeProcesses();
  const dying = (number: number): AppProcess => ({
    ...startProcess(number),
    runDue: async () => {
      started[0]?.end('exit 7');
      throw new AppEndedError();
    },
  });
  const pool = appPool({ count: 1, startProcess: dying, onCrash: async () => false });
  await pool.start();

  await expect(pool.runDue()).rejects.toThrow('The app process ended.');
});

test('a kill is no crash', async () => {
  const { startProcess } = fakeProcesses();
  const crashes: number[] = [];
  const pool = appPool({ count: 1, startProcess, onCrash: async (number) => crashes.push(number) === 0 });
  await pool.start();
  await pool.killAll();
  await pool.settled();
  expect(crashes).toEqual([]);
});

test.each([true, false])(
  'a crash is told, and another process started where that is wanted (%s)',
  async (again) => {
    const { started, startProcess } = fakeProcesses();
    let told: (crash: unknown) => void = () => undefined;
    const crash = new Promise((resolve) => {
      told = resolve;
    });
    const pool = appPool({
      count: 1,
      startProcess,
      onCrash: async (number, { how }) => {
        told({ number, how });
        return again;
      },
    });
    await pool.start();
    started[0]?.end('exit 7');
    expect(await crash).toEqual({ number: 1, how: 'exit 7' });
    await new Promise(setImmediate);
    expect(started).toHaveLength(again ? 2 : 1);
  },
);

test('the next due time is the earliest of any process, and what is due runs in every one', async () => {
  const { started, startProcess } = fakeProcesses([3_000, undefined, 2_000]);
  const pool = appPool({ count: 3, startProcess, onCrash: async () => false });
  await pool.start();
  expect(await pool.nextDue()).toBe(2_000);
  await pool.runDue();
  expect(started.map(({ ran }) => ran)).toEqual([1, 1, 1]);
});

test('nothing is started in place of a process that ends while the pool stops', async () => {
  const { started, startProcess } = fakeProcesses();
  const pool = appPool({ count: 1, startProcess, onCrash: async () => true });
  await pool.start();
  await pool.stop();
  await new Promise(setImmediate);
  expect(started).toHaveLength(1);
});
