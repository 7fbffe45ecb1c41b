import type { AccountId } from '../../../src/domain/account.ts';
import type { ActivityRecord, RecordJudgement } from '../../../src/domain/activity/record.ts';
import { isRootRecord } from '../../../src/domain/activity/record.ts';
import type { Verdict } from '../../../src/domain/verdict/verdict.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { mayBeOfWindow, windowEvents } from '../../../src/operations/activity/window-events.ts';
import type { TimeRange } from '../../../src/operations/window-ports.ts';
import { accountId } from '../../support/builders/account.ts';
import { aDetachment, aRecord } from '../../support/builders/activity.ts';
import { at } from '../../support/builders/activity-records.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aChange, aConsoleLogin } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, digest } from '../../support/builders/window.ts';
import { closedWindow } from '../../support/builders/window-scenes.ts';

const MANAGEMENT = accountId('999900001111');

/** Closed 40 minutes after NOW. */
const WINDOW = closedWindow();

const named = (minutes: number, eventName: string, judgement?: Partial<Verdict>): ActivityRecord =>
  aRecord(at(minutes, aChange('iam', eventName)), {
    ...(judgement && {
      judgement: { kind: 'use', verdict: { kind: 'in-window', reasons: [], concerns: [], ...judgement } },
    }),
  });
const judged = (minutes: number, eventName: string, judgement: RecordJudgement): ActivityRecord =>
  aRecord(at(minutes, aChange('iam', eventName)), { judgement });
const OUR_AUDIT: RecordJudgement = { kind: 'central-session', verdict: { kind: 'our-audit' } };
const OTHER = windowId('another view', digest);
const detached = (minutes: number) =>
  aRecord(at(minutes, aDetachment({ recipientAccountId: PAYMENTS, eventID: `${minutes}` })));

async function namesIn(window: RootWindow, stored: readonly ActivityRecord[]) {
  const reads: string[] = [];
  const within = ({ kept }: ActivityRecord, { from = 0, to = Number.POSITIVE_INFINITY }: TimeRange) =>
    kept.event.at >= from && kept.event.at < to;
  const records = {
    async *eventsOf(id: AccountId, range: TimeRange) {
      reads.push(id);
      yield stored.filter(isRootRecord).filter((record) => within(record, range));
    },
    changesOf: async (id: AccountId, range: TimeRange) =>
      stored.flatMap((record) => {
        const { kept } = record;
        const isThere = kept.kind === 'perimeter' && kept.event.accountId === id && within(record, range);
        return isThere ? [{ ...record, kept }] : [];
      }),
  };
  const names: string[] = [];
  for await (const { kept } of windowEvents(window, records, MANAGEMENT))
    if (kept.kind !== 'assume-root') names.push(kept.event.eventName);
  return { names, reads };
}

describe('what belongs to a window', () => {
  test('is all use in its time, whichever window covers it, and what its verdict names it for around it', async () => {
    const { names } = await namesIn(WINDOW, [
      named(5, 'Covered', { windowId: WINDOW.id }),
      named(60, 'TooLate', { kind: 'too-late', windowId: WINDOW.id }),
      named(6, 'OfAnother', { windowId: OTHER }),
      named(7, 'OfNone', { kind: 'no-window' }),
      named(61, 'OfAnotherLater', { windowId: OTHER }),
    ]);
    expect(names).toEqual(['Covered', 'TooLate', 'OfAnother', 'OfNone']);
  });

  test('is what others did as root in its time, by central sessions and services; not what our own audits read', async () => {
    const { names } = await namesIn(WINDOW, [
      judged(5, 'ByService', { kind: 'service' }),
      judged(6, 'ByNobodyKnown', { kind: 'central-session', verdict: { kind: 'unknown-opener' } }),
      judged(7, 'ByUs', OUR_AUDIT),
      judged(60, 'Later', { kind: 'service' }),
    ]);
    expect(names).toEqual(['ByService', 'ByNobodyKnown']);
  });

  test('is what came in its time and is not judged yet, and nothing else that is not', async () => {
    const { names } = await namesIn(WINDOW, [named(5, 'Waiting'), named(60, 'WaitingLater')]);
    expect(names).toEqual(['Waiting']);
  });

  test('is every change of the perimeter in its time, whoever made it', async () => {
    const { names } = await namesIn(WINDOW, [detached(-1), detached(0), detached(40), detached(41)]);
    expect(names).toEqual(['DetachPolicy', 'DetachPolicy']);
  });

  test('is what was done in the management account to its perimeter: certainly, or maybe', async () => {
    const there = (eventName: string, targetId?: string) => {
      const requestParameters = { policyId: 'p-denyroot1', ...(targetId !== undefined && { targetId }) };
      const names = { recipientAccountId: MANAGEMENT, eventID: `${eventName} ${targetId}`, eventName };
      return aRecord(at(5, aDetachment({ ...names, requestParameters })));
    };
    const { names } = await namesIn(WINDOW, [
      there('DetachPolicy', PAYMENTS),
      there('DetachPolicy', 'ou-prod-12345678'),
      there('DeletePolicy'),
      there('AttachPolicy', '222233334444'),
    ]);
    expect(names.sort()).toEqual(['DeletePolicy', 'DetachPolicy', 'DetachPolicy']);
  });

  test('of one that was declared afterwards is all use in its time: no verdict names it', async () => {
    const afterwards = { ...WINDOW.request, origin: { kind: 'afterwards', use: 'alert AL-000001' } } as const;
    const { names } = await namesIn({ ...WINDOW, request: afterwards }, [
      named(5, 'Unsanctioned', { kind: 'no-window' }),
      named(60, 'Later', { kind: 'no-window' }),
    ]);
    expect(names).toEqual(['Unsanctioned']);
  });

  test('is nothing of one that was never approved, and nothing is read', async () => {
    const signIn = aRecord(at(5, aConsoleLogin()), { arrivedAt: NOW });
    expect(await namesIn(aWindow(), [signIn])).toEqual({ names: [], reads: [] });
  });
});

describe('what is kept as long as windows are', () => {
  const there = (eventName: string, targetId: string) =>
    aRecord(
      at(
        5,
        aDetachment({
          recipientAccountId: MANAGEMENT,
          eventName,
          requestParameters: { policyId: 'p-denyroot1', targetId },
        }),
      ),
    );

  test.each([
    ['what a service did', judged(5, 'ByService', { kind: 'service' }), true],
    ['what another window covers', named(5, 'OfAnother', { windowId: OTHER }), true],
    ['a change of its perimeter', there('DetachPolicy', PAYMENTS), true],
    ['a change of the perimeter of others', there('DetachPolicy', '222233334444'), false],
    ['what our own audits read', judged(5, 'ByUs', OUR_AUDIT), false],
    ['what was done when it was closed', judged(41, 'Later', { kind: 'service' }), false],
  ])('%s', (_, record, kept) => {
    expect(mayBeOfWindow(record, [WINDOW])).toBe(kept);
    expect(mayBeOfWindow(record, [])).toBe(false);
  });
});
