import type { Directory } from '../../../src/domain/account.ts';
import { UserError } from '../../../src/domain/errors.ts';
import { SECOND } from '../../../src/domain/time.ts';
import { accountsById, recentDirectory } from '../../../src/operations/windows/recent-directory.ts';
import { aDirectory, anAccount } from '../../support/builders/account.ts';
import { standingClock } from '../../support/fakes/clock.ts';

function aReading(...answers: readonly (Directory | Error | undefined)[]) {
  let loads = 0;
  const clock = standingClock();
  const load = async () => {
    const answer = answers[Math.min(loads, answers.length - 1)];
    loads += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { clock, read: recentDirectory({ load }, clock), loads: () => loads };
}

describe('the recent directory', () => {
  const [first, second] = [aDirectory(), aDirectory({ accounts: [] })];

  test('is read once in 15 seconds, however many ask', async () => {
    const { clock, read, loads } = aReading(first, second);

    expect(await Promise.all([read(), read()])).toEqual([first, first]);
    clock.move(15 * SECOND - 1);
    expect(await read()).toBe(first);
    expect(loads()).toBe(1);

    clock.move(1);
    expect(await read()).toBe(second);
  });

  test('is never an older one where it cannot be read, and is asked for again at once', async () => {
    const { clock, read } = aReading(first, new Error('the table is away'), second);
    await read();
    clock.move(15 * SECOND);

    await expect(read()).rejects.toThrow('the table is away');
    expect(await read()).toBe(second);
  });

  test('that was never stored is told with what to do', async () => {
    const { read } = aReading(undefined);

    await expect(read()).rejects.toThrow(UserError);
  });
});

test('the accounts of a directory are sorted out once', () => {
  const directory = aDirectory();

  expect(accountsById(directory).get(anAccount().id)).toEqual(anAccount());
  expect(accountsById(directory)).toBe(accountsById(directory));
});
