import { movableClock } from '../../../sandbox/process/clock.ts';

test('the clock starts where it is told to and runs on with real time', () => {
  let real = 1_000;
  const clock = movableClock(() => real, 5_000);
  expect(clock.now()).toBe(5_000);
  real += 10;
  expect(clock.now()).toBe(5_010);
});

test('the clock is moved forward and never back', () => {
  const clock = movableClock(() => 1_000);
  clock.moveTo(3_000);
  expect(clock.now()).toBe(3_000);
  clock.moveTo(2_000);
  expect(clock.now()).toBe(3_000);
  expect(clock.offset()).toBe(2_000);
});
