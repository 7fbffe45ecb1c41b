import type { Account, AccountId } from '../../../src/domain/account.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { Lease } from '../../../src/operations/ports.ts';
import type { ReadingReport, ReportOutcome } from '../../../src/operations/report-ports.ts';
import { createKeepReports } from '../../../src/operations/reports/keep-reports.ts';
import { createReadMissing } from '../../../src/operations/reports/read-missing.ts';
import { createRefreshReports } from '../../../src/operations/reports/refresh-reports.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { deferred } from '../../support/fakes/deferred.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { type FakeReportStore, fakeReportStore } from '../../support/fakes/reports.ts';
import { fakeDirectoryStore, fakeLease, fakeLeases } from '../../support/fakes/stores.ts';

const [FIRST, SECOND] = [accountIdNumber(1), accountIdNumber(2)];
const SHUT = { kind: 'unread', reason: 'The role is shut.', remedy: 'Open it.' } as const;
const signal = new AbortController().signal;

const made = (generatedAt: number, csv = 'user,arn\n'): ReportOutcome => ({ kind: 'read', generatedAt, csv });
const accountsOf = (...ids: AccountId[]) => ids.map((id) => anAccount({ id }));

interface World {
  readonly accounts?: readonly Account[];
  /** `undefined`: another replica holds it. */
  readonly lease?: Lease | undefined;
  /** What AWS says at each time that it is asked for an account; by default a report of that moment. */
  readonly answer?: (id: AccountId, how: ReadingReport) => Promise<ReportOutcome | 'not-yet'>;
  /** The end of the app. */
  readonly ending?: AbortSignal;
}

function start(store: FakeReportStore, { accounts = accountsOf(FIRST), ...world }: World = {}) {
  const clock = standingClock();
  const log = recordingLog();
  const asked: AccountId[] = [];
  const keeping = createKeepReports({ store, keep: 7 * DAY, clock, log });
  const directory = aDirectory({ accounts });
  const reader = {
    async read({ id }: Account, _: unknown, how: ReadingReport) {
      asked.push(id);
      return world.answer?.(id, how) ?? made(clock.now());
    },
  };
  const refresh = createRefreshReports({
    ...{ store, reader, keeping, clock, log, signal },
    directoryStore: fakeDirectoryStore(accounts.length === 0 ? undefined : directory),
    leases: fakeLeases('lease' in world ? world.lease : fakeLease()),
  });
  const readMissing = createReadMissing({ store, reader, keeping, clock, signal: world.ending ?? signal });
  return { clock, log, asked, keeping, directory, refresh, readMissing };
}

describe('the job that keeps credential reports current', () => {
  it('asks for every account of which nothing is known, and for none that is suspended', async () => {
    const store = fakeReportStore();
    const closed = { ...anAccount({ id: SECOND }), state: 'CLOSED' as const };
    const { refresh, asked } = start(store, { accounts: [...accountsOf(FIRST), closed] });
    await refresh(NOW);
    expect(asked).toEqual([FIRST]);
    expect(store.reports.get(FIRST)?.generatedAt).toBe(NOW);
  });

  it('asks again in the fifth hour, each account at a time of its own', async () => {
    const ids = Array.from({ length: 24 }, (_, n) => accountIdNumber(n));
    const { refresh, asked, clock } = start(fakeReportStore(), { accounts: accountsOf(...ids) });
    await refresh(NOW);
    asked.splice(0);
    const byTime: number[] = [];
    for (let at = 5 * MINUTE; at <= 5 * HOUR; at += 5 * MINUTE) {
      clock.move(5 * MINUTE);
      const before = asked.length;
      await refresh(NOW + at);
      byTime.push(asked.length - before);
    }
    const fourHours = (4 * HOUR) / (5 * MINUTE);
    expect(byTime.slice(0, fourHours - 1)).toEqual(Array(fourHours - 1).fill(0));
    expect([...asked].sort()).toEqual(ids);
    expect(Math.max(...byTime)).toBe(6);
  });

  it('says when to ask it again: not while nothing can be due, and within an hour', async () => {
    const { refresh, clock } = start(fakeReportStore());
    await refresh(NOW);
    expect(await refresh(NOW)).toBe(NOW + HOUR);
    clock.move(4 * HOUR - 2 * MINUTE);
    const next = await refresh(clock.now());
    expect(next - clock.now()).toBeGreaterThanOrEqual(5 * MINUTE);
    expect(next - clock.now()).toBeLessThanOrEqual(HOUR);
  });

  it('looks again in a few minutes where the accounts were never read', async () => {
    const { refresh, asked } = start(fakeReportStore(), { accounts: [] });
    expect(await refresh(NOW)).toBe(NOW + 5 * MINUTE);
    expect(asked).toEqual([]);
  });

  it('orders a report without waiting for it, and collects it a minute later', async () => {
    const store = fakeReportStore();
    const answers: (ReportOutcome | 'not-yet')[] = ['not-yet', made(NOW)];
    const { refresh } = start(store, {
      answer: async (_, { patient, urgent }) => {
        expect({ patient, urgent }).toEqual({ patient: false, urgent: false });
        return answers.shift() ?? SHUT;
      },
    });
    expect(await refresh(NOW)).toBe(NOW + MINUTE);
    expect(store.reports.size).toBe(0);
    await refresh(NOW + MINUTE);
    expect(store.reports.size).toBe(1);
  });

  it('tells why there is none, and comes back to it hours later; a report that never comes is one, too', async () => {
    const store = fakeReportStore();
    const { refresh, asked, clock } = start(store, {
      accounts: accountsOf(FIRST, SECOND),
      answer: async (id) => (id === FIRST ? SHUT : 'not-yet'),
    });
    for (let n = 0; n < 10; n += 1) {
      await refresh(clock.now());
      clock.move(MINUTE);
    }
    expect(store.troubles.get(FIRST)).toEqual({
      ...{ accountId: FIRST, at: NOW },
      ...{ reason: SHUT.reason, remedy: SHUT.remedy },
    });
    expect(asked.filter((id) => id === FIRST)).toHaveLength(1);
    expect(store.troubles.get(SECOND)?.reason).toContain('it is not there');
  });

  it('asks nobody while another replica is at it', async () => {
    const elsewhere = start(fakeReportStore(), { lease: undefined });
    expect(await elsewhere.refresh(NOW)).toBe(NOW + 5 * MINUTE);
    expect(elsewhere.asked).toEqual([]);
  });
});

describe('reports that audits read', () => {
  it('are stored in the background, and the same one once only', async () => {
    const store = fakeReportStore();
    const { keeping } = start(store);
    keeping.tell(FIRST, made(NOW - HOUR));
    keeping.tell(FIRST, made(NOW - HOUR, 'user,arn\nanother,arn\n'));
    await keeping.settled();
    keeping.tell(FIRST, made(NOW - HOUR, 'user,arn\nthird,arn\n'));
    keeping.tell(SECOND, SHUT);
    await keeping.settled();
    expect(store.reports.get(FIRST)).toMatchObject({ storedAt: NOW, csv: 'user,arn\n' });
    expect(store.troubles.get(SECOND)?.reason).toBe(SHUT.reason);
  });

  it('end a trouble although AWS made no newer one, so that the next is not asked for later than it was due', async () => {
    const store = fakeReportStore();
    const { keeping, clock, refresh, asked } = start(store);
    keeping.tell(FIRST, made(NOW));
    clock.move(3 * HOUR);
    keeping.tell(FIRST, SHUT);
    await keeping.settled();
    expect((await store.heads(NOW)).get(FIRST)?.trouble?.reason).toBe(SHUT.reason);

    clock.move(MINUTE);
    keeping.tell(FIRST, made(NOW));
    await keeping.settled();
    expect((await store.heads(NOW)).get(FIRST)?.trouble).toBeUndefined();
    await refresh(NOW + 5 * HOUR);
    expect(asked).toEqual([FIRST]);
  });

  it('are let go of while the store is slow, rather than held in memory without end', async () => {
    const store = fakeReportStore();
    const door = deferred();
    const slow = { ...store, save: () => door.promise.then(() => true) };
    const { log } = start(store);
    const keeping = createKeepReports({ store: slow, keep: DAY, clock: standingClock(), log });
    for (let n = 0; n < 300; n += 1) keeping.tell(accountIdNumber(n), made(NOW));
    expect(log.lines.length).toBe(300 - 200 - 8);
    door.resolve();
    await keeping.settled();
  });

  it('are asked for again where the store fails, and nothing is thrown at the audit', async () => {
    const store = fakeReportStore();
    const { log } = start(store);
    const failing = { ...store, save: () => Promise.reject(new Error('no answer')) };
    const keeping = createKeepReports({ store: failing, keep: DAY, clock: standingClock(), log });
    keeping.tell(FIRST, made(NOW));
    await keeping.settled();
    expect(log.lines).toEqual([expect.objectContaining({ level: 'warn', fields: expect.anything() })]);
  });
});

describe('who asks before a report was ever read', () => {
  it('waits while AWS makes those that are missing, and only those', async () => {
    const store = fakeReportStore();
    await store.save({ accountId: FIRST, generatedAt: NOW - HOUR, storedAt: NOW, csv: '' }, NOW);
    const { readMissing, asked, directory } = start(store, {
      accounts: accountsOf(FIRST, SECOND),
      answer: async (_, { patient, urgent }) => {
        expect({ patient, urgent }).toEqual({ patient: true, urgent: true });
        return made(NOW);
      },
    });
    const progress: number[] = [];
    const states = await readMissing(
      directory.accounts,
      directory,
      ({ read }) => progress.push(read),
      signal,
    );
    expect(asked).toEqual([SECOND]);
    expect([...states.keys()].sort()).toEqual([FIRST, SECOND]);
    expect(progress).toEqual([0, 1]);
  });

  it('shares the reading with everybody who asks meanwhile, and is told the reason where there is none', async () => {
    const store = fakeReportStore();
    const door = deferred<ReportOutcome>();
    const { readMissing, asked, directory } = start(store, { answer: () => door.promise });
    const both = [1, 2].map(() => readMissing(directory.accounts, directory, () => undefined, signal));
    await Promise.resolve();
    door.resolve(SHUT);
    for (const states of await Promise.all(both)) {
      expect(states.get(FIRST)?.trouble?.reason).toBe(SHUT.reason);
    }
    expect(asked).toEqual([FIRST]);
  });

  it('may leave before it is read: the reading goes on, and whoever else waits for it has it', async () => {
    const store = fakeReportStore();
    const door = deferred<ReportOutcome>();
    const leaving = new AbortController();
    const { readMissing, asked, directory } = start(store, {
      answer: async (_, how) => {
        const outcome = await door.promise;
        return how.signal.aborted ? SHUT : outcome;
      },
    });
    const read = (each: AbortSignal) => readMissing(directory.accounts, directory, () => undefined, each);
    const [first, second] = [read(leaving.signal), read(signal)];
    await Promise.resolve();
    leaving.abort(new Error('the person is answered without it'));
    await expect(first).rejects.toThrow('the person is answered without it');
    door.resolve(made(NOW));
    expect((await second).get(FIRST)?.head?.generatedAt).toBe(NOW);
    expect(asked).toEqual([FIRST]);
  });

  it('is not kept by an app that ends, and what it broke off is no trouble of the account', async () => {
    const store = fakeReportStore();
    const ending = new AbortController();
    const { readMissing, directory } = start(store, {
      ending: ending.signal,
      answer: async () => {
        ending.abort(new Error('the app is ending'));
        return SHUT;
      },
    });
    const asking = readMissing(directory.accounts, directory, () => undefined, signal);
    await expect(asking).rejects.toThrow('the app is ending');
    expect(store.troubles.size).toBe(0);
  });
});
