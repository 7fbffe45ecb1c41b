import { NOTHING_TOLD } from '../../../src/domain/alarm-watch/alarm-watch.ts';
import { placeKey } from '../../../src/domain/heartbeat/silence.ts';
import { silentAccounts } from '../../../src/domain/heartbeat/silent-accounts.ts';
import { createAlarmWatchStore } from '../../../src/store/activity/alarm-watch-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function alarmWatchContract(store: StoreUnderTest): void {
  describe('the watch over the alarm path', () => {
    const watchOver = (table: Table) => createAlarmWatchStore({ table });

    it('is of nothing told before it is first stored, and given back as it was', async () => {
      const table = await store.freshTable();
      expect(await watchOver(table).load()).toEqual(NOTHING_TOLD);
      const silent = [{ accountId: PAYMENTS, region: 'eu-central-1' }];
      const accounts = silentAccounts([{ ...silent[0]!, lastAt: NOW }]);
      const about = { kind: 'silent' as const, accounts, inAll: 1, of: 2 };
      const notices = [{ name: 'silent#1', at: NOW, about }];
      const watch = {
        ...NOTHING_TOLD,
        version: 1,
        silent,
        notices,
        told: { silent: NOW },
        interruptedAt: NOW,
      };
      expect(await watchOver(table).advance(watch)).toBe('stored');
      expect(await watchOver(table).load()).toEqual(watch);
    });

    it('is changed by one of several who saw the same', async () => {
      const table = await store.freshTable();
      const next = (version: number) => watchOver(table).advance({ ...NOTHING_TOLD, version });
      expect((await Promise.all([next(1), next(1)])).sort()).toEqual(['moved', 'stored']);
      expect((await Promise.all([next(2), next(2), next(2)])).sort()).toEqual(['moved', 'moved', 'stored']);
      expect(await next(2)).toBe('moved');
    });

    it('holds the silent places of ten thousand accounts, each in Regions of its own', async () => {
      const table = await store.freshTable();
      const silent = Array.from({ length: 10_000 }, (_, n) => n).flatMap((n) =>
        Array.from({ length: 17 }, (__, region) => ({
          accountId: accountIdNumber(n),
          region: `r-${region}`,
        })).filter(({ region }) => digest(`${n} ${region}`) > '8'),
      );
      await watchOver(table).advance({ ...NOTHING_TOLD, version: 1, silent });
      const loaded = (await watchOver(table).load()).silent;
      expect(new Set(loaded.map(placeKey))).toEqual(new Set(silent.map(placeKey)));
    });
  });
}
