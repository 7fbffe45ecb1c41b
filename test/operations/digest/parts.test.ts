import { startParts } from '../../../src/operations/digest/parts.ts';
import type { SweptAccount } from '../../../src/operations/digest-ports.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { localDate } from '../../support/builders/day.ts';
import { anAudit } from '../../support/builders/posture.ts';
import { NOW } from '../../support/builders/time.ts';
import { eventually } from '../../support/fakes/eventually.ts';
import { recordingLog } from '../../support/fakes/log.ts';

const RUN = { id: 'sweep-1', date: localDate('2026-11-20'), startedAt: NOW };

function swept(n: number): SweptAccount {
  const id = accountIdNumber(n);
  return { id, measuredAt: NOW, audit: anAudit({ accountId: id }) };
}

/** A store that takes so many parts less. */
function aSweepStore(failures = 0) {
  const saved: (readonly SweptAccount[])[] = [];
  let left = failures;
  return {
    saved,
    async savePart(_: typeof RUN, accounts: readonly SweptAccount[]) {
      left -= 1;
      if (left >= 0) throw new Error('the store does not answer');
      saved.push(accounts);
    },
  };
}

const sizes = ({ saved }: ReturnType<typeof aSweepStore>) => saved.map(({ length }) => length);

test('what is measured is stored in parts of 250 while measuring goes on, and the rest at the end', async () => {
  const store = aSweepStore();
  const parts = startParts(RUN, store, recordingLog());
  for (let n = 0; n < 250; n += 1) parts.add(swept(n));
  await eventually('the first part is stored', () => store.saved.length === 1);
  parts.add(swept(250));

  await parts.end();

  expect(sizes(store)).toEqual([250, 1]);
});

test('what could not be stored goes with the next part', async () => {
  const store = aSweepStore(1);
  const log = recordingLog();
  const parts = startParts(RUN, store, log);
  for (let n = 0; n < 250; n += 1) parts.add(swept(n));
  await eventually('the failure is logged', () => log.lines.length === 1);

  await parts.end();

  expect(sizes(store)).toEqual([250]);
});

test('where the store takes nothing to the end, whoever waits for it is told', async () => {
  const parts = startParts(RUN, aSweepStore(9), recordingLog());
  parts.add(swept(1));

  await expect(parts.end()).rejects.toThrow('the store does not answer');
});

test('nothing is stored where nothing was measured', async () => {
  const store = aSweepStore();

  await startParts(RUN, store, recordingLog()).end();

  expect(store.saved).toEqual([]);
});
