import { movableClock } from '../../../sandbox/process/clock.ts';
import { travelTo } from '../../../sandbox/process/time-travel.ts';
import { HOUR, type Instant } from '../../../src/domain/time.ts';

/** Apps with one job that is due at each of `dues` and notes when it ran. */
function appsDueAt(dues: readonly Instant[]) {
  const left = [...dues];
  const ran: Instant[] = [];
  const clock = movableClock(() => 0);
  const apps = {
    settled: async () => undefined,
    nextDue: async () => left[0],
    runDue: async () => {
      while (left[0] !== undefined && left[0] <= clock.now()) ran.push(left.shift() ?? 0);
    },
    setOffset: async () => undefined,
  };
  return { clock, apps, ran };
}

test('waiting runs what falls due on the way, each at its own time, and then goes to the end', async () => {
  const { clock, apps, ran } = appsDueAt([HOUR, 3 * HOUR, 9 * HOUR]);
  const shown: Instant[] = [];
  const watched = {
    ...apps,
    runDue: () => {
      shown.push(clock.now());
      return apps.runDue();
    },
  };
  expect(await travelTo(8 * HOUR, clock, watched)).toEqual([HOUR, 3 * HOUR]);
  expect(shown).toEqual([HOUR, 3 * HOUR]);
  expect(ran).toEqual([HOUR, 3 * HOUR]);
  expect(clock.now()).toBe(8 * HOUR);
});

test('what is overdue runs without moving the clock back', async () => {
  const { clock, apps, ran } = appsDueAt([HOUR]);
  clock.moveTo(2 * HOUR);
  await travelTo(3 * HOUR, clock, apps);
  expect(ran).toEqual([HOUR]);
  expect(clock.now()).toBe(3 * HOUR);
});

test('a job that stays due although it runs is an error, not an endless wait', async () => {
  const { clock, apps } = appsDueAt([]);
  const stuck = { ...apps, nextDue: async () => HOUR };
  await expect(travelTo(2 * HOUR, clock, stuck)).rejects.toThrow('1970-01-01T01:00:00.000Z is still due');
});

test('every app process is told the new offset', async () => {
  const { clock, apps } = appsDueAt([HOUR]);
  const offsets: number[] = [];
  await travelTo(2 * HOUR, clock, { ...apps, setOffset: async (offset) => void offsets.push(offset) });
  expect(offsets).toEqual([HOUR, 2 * HOUR]);
});

test('what AWS tells by then is read before anything that is due runs', async () => {
  const { clock, apps } = appsDueAt([HOUR]);
  const order: string[] = [];
  const watched = {
    ...apps,
    runDue: async () => {
      order.push(`ran at ${clock.now() / HOUR}`);
      return apps.runDue();
    },
  };
  await travelTo(2 * HOUR, clock, watched, async () => void order.push(`read at ${clock.now() / HOUR}`));
  expect(order).toEqual(['read at 1', 'ran at 1', 'read at 2']);
});
