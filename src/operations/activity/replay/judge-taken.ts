import type { AlertItem } from '../../../domain/alert/alert.ts';
import {
  itemOf,
  itemOfCentral,
  itemOfOpening,
  itemOfPerimeter,
  itemOfTrouble,
} from '../../../domain/alert/item-of.ts';
import type { Digest } from '../../../domain/audit-chain/entry.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { createBursts } from './bursts.ts';
import { createCheckIns } from './check-ins.ts';
import { createJudging, type JudgedEvent } from './judged.ts';
import { nearWindows } from './near-windows.ts';
import type { OwnAudits } from './own-audits.ts';
import type { Replay } from './replayed.ts';
import type { Taken } from './take-in.ts';
import { createTally } from './tally.ts';

/** What events are judged by. */
export interface JudgeContext {
  readonly windows: readonly RootWindow[];
  readonly own: OwnAudits;
}

/** The alerts that these events would have raised, had each arrived when it happened. `taken`: by time. */
export function judgeTaken(
  taken: readonly Taken[],
  { windows, own }: JudgeContext,
  digest: Digest,
): Omit<Replay, 'looked'> {
  const judge = createJudging(taken, nearWindows(windows), own);
  const byId = new Map(windows.map((window) => [window.id, window]));
  const bursts = createBursts(digest);
  const checkIns = createCheckIns();
  const tally = createTally();
  for (const each of taken) {
    const { accountId } = each;
    const judged = judge(each);
    tally.add(judged);
    const topic = each.kind === 'perimeter' ? 'perimeter' : 'root';
    for (const item of [...itemsOf(judged), ...troublesOf(judged)]) {
      bursts.add(topic, accountId, item, judged.told);
    }
    if (each.kind !== 'root' || each.perimeter === undefined) continue;
    const event = each.perimeter;
    bursts.add('perimeter', event.accountId ?? accountId, itemOfPerimeter(event), {
      kind: 'perimeter',
      event,
    });
  }
  const { verdicts, ...quiet } = tally.all();
  return { alerts: bursts.all(), quiet: { ...quiet, asked: checkIns.asked() }, verdicts };

  /** A use in a window that comes from a further address. */
  function troublesOf({ told, attention }: JudgedEvent): readonly AlertItem[] {
    if (attention !== 'thread' || told.kind !== 'root' || told.judgement.kind !== 'use') return [];
    const { kind, windowId } = told.judgement.verdict;
    const window = windowId === undefined ? undefined : byId.get(windowId);
    if (kind !== 'in-window' || window === undefined) return [];
    const checkIn = checkIns.use(told.event, window);
    return checkIn === undefined ? [] : [itemOfTrouble(checkIn, 'second-address', told.event, digest)];
  }
}

/** What an alert has of it; nothing where nobody is alerted. */
function itemsOf({ told, attention }: JudgedEvent): readonly AlertItem[] {
  const pages = attention === 'page';
  if (!pages && attention !== 'tell') return [];
  switch (told.kind) {
    case 'perimeter':
      return [itemOfPerimeter(told.event)];
    case 'assume-root':
      return [itemOfOpening(told.event, told.verdict, pages)];
    case 'root': {
      const { event, judgement } = told;
      if (judgement.kind === 'use') return [itemOf(event, judgement.verdict)];
      return judgement.kind === 'service' ? [] : [itemOfCentral(event, judgement.verdict, pages)];
    }
  }
}
